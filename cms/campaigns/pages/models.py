"""What editors write: the page above, and one page for each campaign in each language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.pages.fields import BodyField, page_link

from ..stages import Dates, in_order
from . import blocks, serving

LATER = _("The page in the language it was written in decides; its translations follow.")


class CampaignIndexPage(Page):
    """All campaigns: what runs now, what comes, what was."""

    page_ptr = page_link()
    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    subpage_types = ["hunar_campaign_pages.CampaignPage"]
    template = "hunar_campaign_pages/index.html"
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("page of all campaigns")
        verbose_name_plural = _("pages of all campaigns")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.index_context(self)


class CampaignTopic(ItemBase):
    tag = models.ForeignKey("hunar_topics.Topic", models.CASCADE, related_name="hunar_campaign_page_items")
    content_object = ParentalKey(
        "hunar_campaign_pages.CampaignPage", on_delete=models.CASCADE, related_name="topic_items"
    )


class CampaignPageQuerySet(PageQuerySet):
    def only(self, *fields):
        """Whoever asks for some fields alone, as Wagtail's list of translations does, gets no row with them."""
        return super(CampaignPageQuerySet, self.select_related(None)).only(*fields)


class CampaignPageManager(PageManager.from_queryset(CampaignPageQuerySet)):
    """Pages with the row of their campaign, so that showing one asks for both at once."""

    def get_queryset(self):
        return super().get_queryset().select_related("campaign")


class CampaignPage(Page):
    """A campaign, in one language. Its source-language page decides dates, questions and topics."""

    page_ptr = page_link()
    campaign = models.ForeignKey(  # made when the page is published
        "hunar_campaigns.Campaign", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    aim = models.TextField(
        _("aim"), max_length=300, help_text=_("What changes when it works, in one sentence.")
    )
    audience = models.CharField(_("who it is for"), max_length=200, blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    starts_on = models.DateField(_("first day"), help_text=LATER)
    ends_on = models.DateField(_("last day"))
    teach_on = models.DateField(_("teaches from"), null=True, blank=True)
    act_on = models.DateField(_("asks to act from"), null=True, blank=True)
    topics = ClusterTaggableManager(
        through=CampaignTopic, blank=True, related_name="hunar_campaign_pages", verbose_name=_("topics")
    )
    partners = BodyField(blocks.PARTNERS, blank=True, verbose_name=_("partners"))
    messages = BodyField(blocks.MESSAGES, max_num=6, blank=True, verbose_name=_("key messages"))
    lessons = BodyField(blocks.LessonStream, blank=True, verbose_name=_("lessons of a few minutes"))
    stories = BodyField(blocks.STORIES, blank=True, verbose_name=_("stories"))
    calls = BodyField(blocks.CALLS, max_num=4, blank=True, verbose_name=_("calls to action"))
    toolkit = BodyField(blocks.TOOLKIT, blank=True, verbose_name=_("toolkit"))
    poll = BodyField(blocks.POLL, max_num=2, blank=True, verbose_name=_("poll"))
    check_questions = BodyField(blocks.CHECK, max_num=6, blank=True, verbose_name=_("knowledge check"))
    pledge = models.CharField(
        _("promise"),
        max_length=200,
        blank=True,
        help_text=_("Begins with “I”. Empty: nobody is asked for one."),
    )
    next_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("next step"),
        help_text=_("A course, a mentoring programme, any page: where a reader goes from here."),
    )
    next_words = models.CharField(_("words of the next step"), max_length=80, blank=True)

    objects = CampaignPageManager()

    exclude_fields_in_copy = ["campaign"]
    parent_page_types = ["hunar_campaign_pages.CampaignIndexPage"]
    subpage_types: list[str] = []
    template = "hunar_campaign_pages/campaign.html"
    search_fields = [
        *Page.search_fields,
        index.SearchField("aim"),
        index.SearchField("messages"),
        index.SearchField("lessons"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("aim"),
        FieldPanel("audience"),
        FieldPanel("image"),
        FieldPanel("messages"),
        FieldPanel("lessons"),
        FieldPanel("stories"),
        FieldPanel("partners"),
        FieldPanel("topics"),
    ]
    asking_panels = [FieldPanel("poll"), FieldPanel("check_questions"), FieldPanel("pledge")]
    doing_panels = [
        FieldPanel("calls"),
        FieldPanel("toolkit"),
        MultiFieldPanel([FieldPanel("next_page"), FieldPanel("next_words")], heading=_("Next step")),
    ]
    dates_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("teach_on"), FieldPanel("act_on")]),
            ],
            heading=_("Dates and stages"),
        )
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(asking_panels, heading=_("Poll, check, promise")),
            ObjectList(doing_panels, heading=_("What to do")),
            ObjectList(dates_panels, heading=_("Dates")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")

    def clean(self):
        super().clean()
        if not (self.starts_on and self.ends_on):
            return
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day must not be before the first.")})
        if not in_order(Dates(self.starts_on, self.ends_on, self.teach_on, self.act_on)):
            raise ValidationError(
                {"teach_on": _("The stages must follow one another, between the first day and the last.")}
            )

    def get_view_restrictions(self):
        """As Wagtail's, of this page and those above it, with one query where it asks two."""
        above = Page.objects.ancestor_of(self, inclusive=True)
        sources = above.exclude(alias_of=None).values("alias_of")
        return PageViewRestriction.objects.filter(Q(page__in=above.values("pk")) | Q(page__in=sources))

    def serve(self, request, *args, **kwargs):
        return serving.serve(self, request, super().serve)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.campaign_context(self, request)

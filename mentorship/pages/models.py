"""What editors write about mentoring: what it is, and a page for each programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.pages.blocks import COMMON_BLOCKS
from cms.pages.fields import BodyField, page_link

from . import serving


class MentoringIndexPage(Page):
    """What mentoring is, and the programmes there are."""

    page_ptr = page_link()
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("what mentoring is"))

    subpage_types = ["hunar_mentorship_pages.ProgrammePage"]
    template = "hunar_mentorship_pages/index.html"
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("mentoring page")
        verbose_name_plural = _("mentoring pages")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.index_context(self)


class ProgrammePage(Page):
    """One programme, in one language. Both languages name the same programme, which holds dates and rules."""

    page_ptr = page_link()
    programme = models.ForeignKey(
        "hunar_mentorship.Programme",
        models.PROTECT,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Its dates, rules, weights and tiers are shown below what you write."),
    )
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("body"))

    parent_page_types = ["hunar_mentorship_pages.MentoringIndexPage"]
    subpage_types: list[str] = []
    template = "hunar_mentorship_pages/programme.html"
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("programme"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("page of a programme")
        verbose_name_plural = _("pages of programmes")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.programme_context(self, request)

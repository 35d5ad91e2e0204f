"""The site's own pages: home, and plain pages of words and pictures."""

from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from .blocks import COMMON_BLOCKS, DoorBlock
from .fields import BodyField, page_link
from .registry import home_panels


class HomePage(Page):
    """The first page of one language of the site."""

    page_ptr = page_link()
    sentence = models.CharField(
        _("one sentence"), max_length=160, help_text=_("What this site does for the reader, in plain words.")
    )
    lead = models.TextField(_("a few words more"), max_length=300, blank=True)
    doors = BodyField([("door", DoorBlock())], max_num=6, blank=True, verbose_name=_("doors"))
    body = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("body"))

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("sentence"),
        FieldPanel("lead"),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("sentence"), index.SearchField("body")]
    template = "hunar_pages/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Find the page by its whole path: two queries however deep it lies, where asking level by level
        costs two each. What is left of the path goes to the deepest page there is, as ever."""
        if not path_components:
            return super().route(request, path_components)
        paths = [
            f"{self.url_path}{'/'.join(path_components[:count])}/"
            for count in range(1, len(path_components) + 1)
        ]
        found = Page.objects.filter(url_path__in=paths).select_related("locale").order_by("-depth").first()
        if found is None:
            raise Http404
        page = found.specific
        page.locale = found.locale  # known already: whoever draws the page asks for it
        return page.route(request, path_components[paths.index(found.url_path) + 1 :])

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "home_panels": home_panels(request)}


class StandardPage(Page):
    """Words and pictures on anything: about us, help, privacy."""

    page_ptr = page_link()
    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("body"))
    show_in_footer = models.BooleanField(
        _("show in the footer"),
        default=False,
        help_text=_("For pages right below the home page: privacy, contact, help."),
    )

    parent_page_types = ["hunar_pages.HomePage", "hunar_pages.StandardPage"]
    subpage_types = ["hunar_pages.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, FieldPanel("show_in_footer")]
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    template = "hunar_pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

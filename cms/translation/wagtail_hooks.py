"""What translating adds to Wagtail's admin: two screens, and the way to them from each page."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from . import urls
from .pages import source_of, translations_of
from .views import BeginView
from .viewsets import TermViewSet

FIRST = -1
register_snippet(TermViewSet)


@hooks.register("register_admin_urls")
def register_urls():
    return [path("hunar/translation/", include(urls))]


@hooks.register("register_admin_urls", order=FIRST)
def take_over_wagtails_translate():
    """Wagtail's own "Translate", in the menus of a page that lacks a language, leads to our screen: found first."""
    return [path("translation/submit/page/<int:pk>/", BeginView.as_view(), name="hunar_translation_of_page")]


@hooks.register("register_page_header_buttons")
def offer_side_by_side(page, user, view_name, next_url=None):
    if page.pk and not page.is_root() and page.permissions_for_user(user).can_edit() and _has_pair(page):
        url = reverse("hunar_translation:begin", args=[page.pk])
        yield Button(_("Translate side by side"), url, icon_name="globe", priority=14)


def _has_pair(page):
    return translations_of(source_of(page)).exists()


@hooks.register("insert_global_admin_css")
def style():
    return format_html('<link rel="stylesheet" href="{}">', static("hunar_translation/translation.css"))

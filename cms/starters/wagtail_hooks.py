"""What starters add to Wagtail's admin: a panel, and the way to them from each page."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from . import urls
from .home import add_panel
from .written import starters


@hooks.register("register_admin_urls")
def register_urls():
    return [path("hunar/start/", include(urls))]


@hooks.register("construct_homepage_panels")
def add_what_there_is_to_start_from(request, panels):
    add_panel(request, panels)


@hooks.register("register_page_header_buttons")
def offer_to_start(page, user, view_name, next_url=None):
    may = page.pk and not page.is_root() and page.permissions_for_user(user)
    if may and may.can_add_subpage() and _is_there_any(page):
        url = f"{reverse('hunar_starters:index')}?parent={page.pk}"
        yield Button(_("Start from a template"), url, icon_name="copy", priority=12)
    if may and view_name == "edit" and may.can_publish():
        url = reverse("hunar_starters:mark", args=[page.pk])
        yield Button(_("A template for others"), url, icon_name="copy", priority=95)


def _is_there_any(page):
    below = page.specific_class.allowed_subpage_models() if page.specific_class else []
    return any(starter.model in below for starter in starters())


@hooks.register("insert_global_admin_css")
def style():
    return format_html('<link rel="stylesheet" href="{}">', static("hunar_starters/starters.css"))

"""What the desk adds to Wagtail's admin: panels on its first screen, a calendar, and a button on each page."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from . import urls
from .bulk import ACTIONS
from .home import add_panels
from .pages import may_edit_pages


@hooks.register("register_admin_urls")
def register_urls():
    return [path("hunar/desk/", include(urls))]


@hooks.register("construct_homepage_panels")
def add_panels_of_the_desk(request, panels):
    add_panels(request, panels)


class CalendarItem(MenuItem):
    def is_shown(self, request):
        return may_edit_pages(request.user)


@hooks.register("register_reports_menu_item")
def register_calendar():
    url = reverse("hunar_dashboard:calendar")
    return CalendarItem(_("Calendar"), url, name="hunar_calendar", icon_name="calendar-alt", order=10)


@hooks.register("register_page_header_buttons")
def offer_to_look_over(page, user, view_name, next_url=None):
    if page.pk and page.permissions_for_user(user).can_edit():
        url = reverse("hunar_dashboard:look_over", args=[page.pk])
        yield Button(_("Look this page over"), url, icon_name="glasses", priority=15)


@hooks.register("insert_global_admin_css")
def style_of_the_desk():
    return format_html('<link rel="stylesheet" href="{}">', static("hunar_dashboard/desk.css"))


for action in ACTIONS:
    hooks.register("register_bulk_action", action)

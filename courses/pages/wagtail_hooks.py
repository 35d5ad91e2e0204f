"""What course pages add to Wagtail, and to its admin."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from . import admin_views, guarding, link_views
from .models import CoursePage


@hooks.register("register_admin_urls")
def course_admin_urls():
    urls = [
        path("<int:page_id>/choose/", admin_views.choose, name="choose"),
        path("<int:page_id>/link/", link_views.link, name="link"),
    ]
    return [path("hunar/courses/", include((urls, "hunar_course_pages"), namespace="hunar_course_pages"))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def link_button(page, user, *args, **kwargs):
    if isinstance(page.specific_deferred, CoursePage) and page.permissions_for_user(user).can_publish():
        url = reverse("hunar_course_pages:link", args=[page.pk])
        yield Button(_("Join a translation"), url, icon_name="link", priority=85)


@hooks.register("register_log_actions")
def link_log_action(actions):
    actions.register_action(
        "hunar.link_translation", _("Join a translation"), _("Joined to the course it translates")
    )


@hooks.register("before_serve_document")
def guard_documents_of_lessons(document, request):
    return guarding.turn_away(document, request)

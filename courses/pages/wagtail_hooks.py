"""What course pages add to Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks

from . import admin_views, guarding


@hooks.register("register_admin_urls")
def course_admin_urls():
    urls = ([path("<int:page_id>/choose/", admin_views.choose, name="choose")], "hunar_course_pages")
    return [path("courses/", include(urls, namespace="hunar_course_pages"))]


@hooks.register("before_serve_document")
def guard_documents_of_lessons(document, request):
    return guarding.turn_away(document, request)

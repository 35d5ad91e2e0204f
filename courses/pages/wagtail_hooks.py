"""What course pages add to Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks

from . import admin_views


@hooks.register("register_admin_urls")
def course_admin_urls():
    urls = ([path("<int:page_id>/choose/", admin_views.choose, name="choose")], "hunar_course_pages")
    return [path("courses/", include(urls, namespace="hunar_course_pages"))]

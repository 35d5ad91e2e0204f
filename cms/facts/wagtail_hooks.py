"""What dated facts add to Wagtail: their screens, and a feature of its rich text editor."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import rich_text
from .viewsets import FactReportViewSet, FactViewSet

register_snippet(FactViewSet)


@hooks.register("register_admin_viewset")
def register_report():
    return FactReportViewSet()


@hooks.register("register_rich_text_features")
def register_fact_in_text(features):
    rich_text.register(features)


@hooks.register("insert_global_admin_css")
def style_of_facts():
    return format_html('<link rel="stylesheet" href="{}">', static("hunar_facts/admin.css"))

"""{% load hunar_quizzes %}: how the learner in this page stands with a quiz in a lesson."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language, get_language_info

from .. import previews
from ..summaries import summarise

register = template.Library()


@register.simple_tag(takes_context=True)
def quiz_summary(context, value):
    """The summary for the quiz of this block. Outside a lesson (a preview, a search index) it is a guest's."""
    item = context.get("item")
    return value["quiz"] and summarise(
        key=value["quiz"].translation_key,
        enrolment=context.get("enrolment") if item else None,
        item=f"{item.key}/{value['key']}" if item else "",
        language=get_language(),
    )


@register.simple_tag(takes_context=True)
def quiz_url(context, value):
    """Where this quiz of this lesson is taken; empty outside a lesson."""
    course, item = context.get("course"), context.get("item")
    if not (course and item and context.get("enrolment") and value["key"]):
        return ""
    return reverse("hunar_quizzes:start", args=[course.key, item.key, value["key"]])


@register.simple_tag
def preview_sheet(question, mode):
    """A question as its editor previews it."""
    return previews.preview_sheet(question, mode)


@register.filter
def direction(language):
    """rtl or ltr, for words that stand in a page of another language."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


@register.filter
def language_name(language):
    return get_language_info(language)["name_translated"]

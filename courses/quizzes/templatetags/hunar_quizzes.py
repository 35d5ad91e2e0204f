"""{% load hunar_quizzes %}: how the learner in this page stands with a quiz in a lesson."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from themes import languages

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


register.filter(languages.direction)
register.filter(languages.language_name)

"""{% load hunar_mentorship %}: the small words about people that several pages say."""

from django import template
from django.utils.translation import get_language

from ..zones import when_in_words

register = template.Library()


@register.filter
def shown_as(person):
    """The name that others may see, in the language of the page."""
    return person.shown_as(get_language())


@register.filter
def about(mentor):
    """A mentor's own words, in the language of the page when they are written in it."""
    return mentor.about_in(get_language())


@register.filter
def on_clock_of(moment, who):
    """Day and hour by the clock of a mentor or of a mentee's application."""
    return when_in_words(moment, who.time_zone)

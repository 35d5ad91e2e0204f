"""{% load hunar_weeks %}: weeks as grids, for the pages of mentorship."""

from django import template

from .. import weeks
from ..availability import Week

register = template.Library()


@register.simple_tag
def week_grid(week):
    """Headings and rows of a week, given as a Week or as its bytes."""
    week = week if isinstance(week, Week) else Week.from_bytes(bytes(week))
    return {"headings": weeks.headings(week), "rows": weeks.rows(week)}


@register.filter
def spans(week):
    """Days with their free stretches, in words."""
    return weeks.spans_in_words(week if isinstance(week, Week) else Week.from_bytes(bytes(week)))

"""Small words about courses that several pages say."""

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..forms import MarkForm
from ..models import Cohort, Course
from ..wording import duration

register = template.Library()


register.filter(duration)


@register.filter
def size(weight: int) -> str:
    """So many bytes as a reader with a data bundle counts them."""
    if weight < 1_000_000:
        return _("%(count)d KB") % {"count": max(1, round(weight / 1000))}
    return _("%(count).1f MB") % {"count": weight / 1_000_000}


@register.filter
def languages(course: Course) -> str:
    """The languages a course is taught in, each in its own name here."""
    names = dict(settings.LANGUAGES)
    return _(", ").join(str(names.get(code, code)) for code in course.words)


@register.filter
def card_facts(course: Course) -> list[tuple[str, str, str]]:
    """Name, value and icon: on a card the icon stands for the name."""
    return [
        (_("Length"), duration(course.minutes), "clock"),
        (_("Size"), size(course.weight), "download"),
        (_("Language"), languages(course), "globe"),
    ]


@register.simple_tag
def mark_form() -> MarkForm:
    """A fresh form to mark a lesson as done."""
    return MarkForm.fresh()


@register.filter
def cohort_facts(cohort: Cohort) -> list[tuple[str, str]]:
    """When, where, in which language, and how many seats are left."""
    names = dict(settings.LANGUAGES)
    return [
        (_("From"), date_format(cohort.starts_on)),
        (_("Until"), date_format(cohort.ends_on)),
        (_("Language"), str(names.get(cohort.language, cohort.language))),
        (_("Place"), cohort.place_in(get_language()) or _("Online")),
        (_("Seats left"), str(cohort.seats_left)),
    ]

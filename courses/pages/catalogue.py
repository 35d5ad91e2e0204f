"""Narrowing the catalogue: filters that live in the address and work without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.topics.models import Topic
from themes.languages import site_languages

from ..enums import Level
from ..models import Course
from ..querysets import CourseQuerySet

#: Lengths by name: more than, at most (minutes).
LENGTHS = {"short": (-1, 60), "medium": (60, 240), "long": (240, None)}
LENGTH_NAMES = {"short": _("Up to 1 hour"), "medium": _("1 to 4 hours"), "long": _("More than 4 hours")}
CERTIFICATE_NAMES = {"yes": _("With a certificate"), "no": _("Without a certificate")}


def length_of(minutes: int) -> str:
    """The name of a length."""
    return next(name for name, (_above, most) in LENGTHS.items() if most is None or minutes <= most)


class CatalogueForm(forms.Form):
    """What a visitor asks of the catalogue. An unknown value narrows nothing."""

    topic = forms.CharField(required=False, max_length=100)
    level = forms.ChoiceField(required=False, choices=[("", ""), *Level.choices])
    language = forms.ChoiceField(required=False)
    length = forms.ChoiceField(required=False, choices=[("", ""), *LENGTH_NAMES.items()])
    certificate = forms.ChoiceField(required=False, choices=[("", ""), *CERTIFICATE_NAMES.items()])

    def __init__(self, data, *, language: str):
        super().__init__(data)
        self.reader_language = language
        self.fields["language"].choices = [("", ""), *site_languages()]
        self.is_valid()

    @property
    def chosen(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if value}

    def courses(self, *, leaving_out: str = "") -> CourseQuerySet:
        """The live courses that match, or would without one of the filters."""
        found = Course.objects.live().select_related("image").prefetch_related("topics")
        for name, value in self.chosen.items():
            if name != leaving_out:
                found = found.filter(_condition(name, value))
        return found.order_by("level", "pk").distinct()


def _condition(name: str, value: str) -> Q:
    if name == "topic":
        return Q(topics__slug=value)
    if name == "language":
        return Q(words__has_key=value)
    if name == "length":
        above, most = LENGTHS[value]
        return Q(minutes__gt=above) & (Q(minutes__lte=most) if most else Q())
    if name == "certificate":
        return Q(certificate_template__isnull=value == "no")
    return Q(**{name: value})


@dataclass(frozen=True)
class FacetChoice:
    """One way to narrow, how many courses it leaves, and where it leads: the same address with it, or without."""

    label: str
    href: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: list[FacetChoice]


def facets(form: CatalogueForm, address: str) -> list[Facet]:
    """Every facet; its counts leave out its own choice, so that choosing another is never a dead end."""
    topics = [(topic.slug, topic.name_in(form.reader_language)) for topic in Topic.objects.all()]
    kinds = [
        ("topic", _("Topic"), topics),
        ("level", _("Level"), Level.choices),
        ("language", _("Language"), site_languages()),
        ("length", _("Length"), LENGTH_NAMES.items()),
        ("certificate", _("Certificate"), CERTIFICATE_NAMES.items()),
    ]
    return [
        facet
        for name, label, values in kinds
        if (facet := _facet(form, address, name, label, values)).choices
    ]


def _facet(form: CatalogueForm, address: str, name: str, label: str, values) -> Facet:
    rows = list(form.courses(leaving_out=name))
    choices = []
    for value, words in values:
        count = sum(1 for course in rows if _matches(course, name, value))
        selected = form.chosen.get(name) == value
        if count or selected:
            choices.append(
                FacetChoice(words, _address(form, address, name, value, selected), count, selected)
            )
    return Facet(name, label, choices)


def _matches(course: Course, name: str, value: str) -> bool:
    if name == "topic":
        return value in {topic.slug for topic in course.topics.all()}
    if name == "language":
        return course.speaks(value)
    if name == "length":
        return length_of(course.minutes) == value
    if name == "certificate":
        return (course.certificate_template_id is not None) == (value == "yes")
    return getattr(course, name) == value


def _address(form: CatalogueForm, address: str, name: str, value: str, selected: bool) -> str:
    chosen = form.chosen | {name: value}
    if selected:
        del chosen[name]
    return f"{address}?{urlencode(chosen)}" if chosen else address

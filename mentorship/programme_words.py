"""A programme, its weights and its tiers in plain words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cms.people.models import District, Province

from .enums import Background
from .matching.values import Weights
from .models import Policy, Programme

WEIGHTS = {
    "skills": _("How many of the skills you look for the mentor has, above all rare ones"),
    "overlap": _("How much free time you have in common"),
    "province": _("You live in the same province"),
    "district": _("You live in the same district"),
    "experience": _("How many years the mentor has freelanced"),
    "sector": _("You work in the same field"),
    "platform": _("You use the same platforms"),
    "background": _("You went the same road, such as back to work after a break"),
    "previous": _("You worked together well before"),
    "choice": _("You chose this mentor among those you were shown"),
}
FACTS = {
    "wants_women": _("women who can only work with a woman"),
    "woman": _("women"),
    "man": _("men"),
    "minor": _("people under 18"),
    "rural": _("people who live in a village"),
    "urban": _("people who live in a city or town"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One term of the score, for readers."""

    name: str
    words: Any
    points: int


def weights_of(policy: Policy | None) -> Weights:
    """The weights in force; the usual ones where a programme has published none, or has left one out."""
    known = {each.name for each in fields(Weights)}
    said = policy.weights if policy else {}
    return Weights(**{name: points for name, points in said.items() if name in known})


def weights_in_words(policy: Policy | None) -> list[Weighed]:
    """Those that count, the heaviest first."""
    weights = weights_of(policy)
    found = [Weighed(name, words, getattr(weights, name)) for name, words in WEIGHTS.items()]
    return sorted((term for term in found if term.points), key=lambda term: -term.points)


def tiers_in_words(policy: Policy | None, language: str) -> list[str]:
    """Who comes first where places are short: one line a tier, in their order."""
    return list(tier_names(policy, language).values())


def tier_names(policy: Policy | None, language: str) -> dict[str, str]:
    """By the key of each tier, its people in words."""
    facts = fact_names(language) if policy and policy.tiers else {}
    return {
        tier["key"]: gettext(", or ").join(str(facts.get(fact, fact)) for fact in tier["facts"])
        for tier in (policy.tiers if policy else [])
    }


def fact_names(language: str) -> dict[str, Any]:
    """Every fact that a tier may name, in words: see `matching.values.Mentee.facts`."""
    roads = {f"background:{road.value}": road.label for road in Background}
    provinces = {
        f"province:{province.code}": gettext("people from %(place)s") % {"place": province.name_in(language)}
        for province in Province.objects.all()
    }
    districts = {
        f"district:{district.code}": gettext("people from %(place)s") % {"place": district.name_in(language)}
        for district in District.objects.filter(valid_to=None)
    }
    return FACTS | roads | provinces | districts


def facts_of(programme: Programme) -> list[tuple[str, Any]]:
    """A programme at a glance: (name, value)."""
    facts = [
        (gettext("Applications"), applications_in_words(programme)),
        (
            gettext("From – to"),
            f"{in_words(programme.starts_on)} – {in_words(programme.ends_on)}",
        ),
        (gettext("How you meet"), kind_in_words(programme)),
        (gettext("Together for"), _weeks(programme.weeks)),
        (gettext("Rhythm"), rhythm_in_words(programme)),
    ]
    return [(name, value) for name, value in facts if value]


def applications_in_words(programme: Programme) -> str:
    now = timezone.now()
    if not programme.takes_applications(now):
        if programme.opens_at and programme.opens_at > now:
            return gettext("open on %(date)s") % {"date": in_words(timezone.localtime(programme.opens_at))}
        return gettext("closed")
    if programme.closes_at:
        return gettext("open until %(date)s") % {"date": in_words(timezone.localtime(programme.closes_at))}
    return gettext("open")


def kind_in_words(programme: Programme) -> str:
    if programme.is_circles:
        return gettext("in circles of up to %(people)s") % {"people": programme.circle_size}
    return gettext("one mentor, one mentee")


def rhythm_in_words(programme: Programme) -> str:
    days = programme.meeting_days
    often = (
        ngettext("every day", "every %(number)s days", days)
        if days % 7
        else ngettext("every week", "every %(number)s weeks", days // 7)
    )
    number = days if days % 7 else days // 7
    return gettext("%(often)s, %(minutes)s minutes") % {
        "often": often % {"number": number},
        "minutes": programme.meeting_minutes,
    }


def _weeks(weeks: int) -> str:
    return ngettext("%(number)s week", "%(number)s weeks", weeks) % {"number": weeks}


def who_may_apply(programme: Programme) -> list[str]:
    """The rules of the programme that an applicant should know, in sentences."""
    said = [
        _("Women only: staff make sure of it before anybody is accepted.") if programme.is_women_only else "",
        _("People under 18 may take part, once a parent or guardian has agreed.")
        if programme.is_observed
        else _("You must be of age: it counts from the year after you turn 18."),
        _(
            "Staff can read the messages that mentors and mentees write here. Everybody in the programme knows it."
        )
        if programme.is_observed
        else "",
        _("Mentor and mentee share a language, and at least %(minutes)s minutes of free time a week.")
        % {"minutes": programme.overlap_minutes},
    ]
    return [str(line) for line in said if line]

"""What staff read about somebody who applied: pairs of a name and a value."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext

from cms.people.permissions import PRIVATE

from ..admitting import Age
from ..applicants import age_of, person_of
from ..availability import Week
from ..enums import Background, Platform
from ..models import MenteeApplication, MentorApplication
from ..weeks import spans_in_words

Dossier = list[tuple[str, Any]]


def mentor_dossier(application: MentorApplication, user: Any) -> Dossier:
    mentor, language = application.mentor, get_language() or "en"
    return [
        (gettext("About, in English"), mentor.about),
        (gettext("About, in Urdu"), mentor.about_ur),
        (gettext("Skills"), _words(mentor.skills.all(), language)),
        (gettext("Fields"), _words(mentor.sectors.all(), language)),
        (gettext("Platforms"), _labels(Platform, mentor.platforms)),
        (gettext("Years of freelancing"), mentor.years),
        (gettext("Places"), application.places),
        (gettext("Mentees"), mentor.get_mentees_wanted_display()),
        (gettext("Roads"), _labels(Background, mentor.backgrounds)),
        *_meeting(mentor),
        *_self(application, user),
    ]


def mentee_dossier(application: MenteeApplication, user: Any) -> Dossier:
    language = get_language() or "en"
    sought = application.skill_items.select_related("tag").order_by("-priority", "tag__name")
    return [
        (gettext("Goal"), application.goal),
        (
            gettext("Skills sought"),
            _joined(f"{item.tag.name_in(language)} ({item.get_priority_display()})" for item in sought),
        ),
        (gettext("Fields"), _words(application.sectors.all(), language)),
        (gettext("Platforms"), _labels(Platform, application.platforms)),
        (gettext("Mentors"), application.get_mentors_wanted_display()),
        (gettext("Roads"), _labels(Background, application.backgrounds)),
        *_meeting(application),
        *_self(application, user),
    ]


def _meeting(holder: Any) -> Dossier:
    ways = [
        gettext("online or by telephone") if holder.is_remote else "",
        gettext("in person") if holder.is_in_person else "",
    ]
    free = spans_in_words(Week.from_bytes(bytes(holder.week)))
    return [
        (gettext("Free"), "; ".join(f"{day}: {', '.join(spans)}" for day, spans in free)),
        (gettext("By the clock of"), holder.time_zone),
        (gettext("Can meet"), _joined(filter(None, ways))),
    ]


def _self(application: Any, user: Any) -> Dossier:
    """Languages and age for everybody who decides; where somebody lives only for those who may see private details."""
    person = person_of(application)
    spoken = [
        f"{row.get_language_display()} ({row.get_level_display()})" for row in person.languages.order_by("pk")
    ]
    home = person.residence_on(timezone.localdate()) if user.has_perm(PRIVATE) else None
    return [
        (gettext("Languages"), _joined(spoken)),
        (gettext("Age"), age_in_words(age_of(person))),
        (gettext("District"), home.district.name_in(get_language() or "en") if home else ""),
    ]


def age_in_words(age: Age) -> str:
    return {Age.ADULT: gettext("of age"), Age.MINOR: gettext("under 18"), Age.UNKNOWN: gettext("not known")}[
        age
    ]


def _words(words: Any, language: str) -> str:
    return _joined(word.name_in(language) for word in words)


def _labels(choices: Any, values: list[str]) -> str:
    known = dict(choices.choices)
    return _joined(str(known.get(value, value)) for value in values)


def _joined(words: Any) -> str:
    return gettext(", ").join(words)

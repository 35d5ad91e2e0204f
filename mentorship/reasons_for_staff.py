"""The reasons of proposals in words for staff: whole for those who may see private reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .matching.audiences import NOT_AVAILABLE, PUBLIC, for_participants, for_staff
from .matching.rules import CIRCLES, PAIRS
from .matching.standing import REASONS
from .models import MentorApplication
from .reasons import Sentence, names_of, sentences, what_would_help
from .weighing import NOT_THERE
from .zones import HOME

SENTENCES = {rule.key: rule.sentence for rule in (*CIRCLES, *PAIRS)}
PRIVATE_IN_ONE = gettext_lazy("Not available")
TERM_NAMES = {
    "skills": gettext_lazy("Skills"),
    "overlap": gettext_lazy("Time"),
    "province": gettext_lazy("Province"),
    "district": gettext_lazy("District"),
    "experience": gettext_lazy("Experience"),
    "sector": gettext_lazy("Sector"),
    "platform": gettext_lazy("Platform"),
    "background": gettext_lazy("Road"),
    "previous": gettext_lazy("Worked well before"),
    "choice": gettext_lazy("Chosen by the mentee"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A proposal explained. What is only for those who see private reasons is empty for others."""

    sentences: list[Sentence]
    rank: str
    points: list[tuple[str, int, int]]
    others: list[tuple[str, int, str]]


def explained(reasons: dict[str, Any], *, sees_all: bool, language: str) -> Told:
    """All of it, or what the mentee reads."""
    if not reasons:
        return Told([], "", [], [])
    shown = reasons if sees_all else for_participants(reasons)
    words = sentences(shown, names_of([shown], language), zone=HOME, on=timezone.localdate())
    if not sees_all:
        return Told(words, _rank(shown["rank"], shown["fit"]), [], [])
    points = [(str(TERM_NAMES[term["term"]]), term["points"], term["most"]) for term in reasons["terms"]]
    return Told(
        words, _rank(reasons["rank"], reasons["eligible"]), points, _others(reasons.get("others", []))
    )


def _rank(rank: int | None, among: int | None) -> str:
    if rank is None or among is None:
        return ""
    return _("Number %(rank)d of %(among)d mentors who fit this mentee.") % {"rank": rank, "among": among}


def _others(others: list[dict[str, Any]]) -> list[tuple[str, int, str]]:
    keys = [each["mentor"] for each in others]
    mentors = MentorApplication.objects.select_related("mentor__person").in_bulk(keys)
    return [
        (str(mentors[each["mentor"]].mentor.person), each["score"], _(REASONS[each["why"]]))
        for each in others
        if each["mentor"] in mentors
    ]


def broken_words(rules: Iterable[str], *, sees_all: bool) -> list[str]:
    """The sentences of the rules that keep two apart; private ones are one, for those who may not see them."""
    said = [_word_of(rule) if sees_all or rule in PUBLIC else str(PRIVATE_IN_ONE) for rule in rules]
    return list(dict.fromkeys(said))


def _word_of(rule: str) -> str:
    if rule == NOT_THERE:
        return _("This mentor has no free place, or is not in the programme now")
    return _(SENTENCES[rule])


def unmatched_words(reasons: dict[str, Any], *, sees_all: bool) -> dict[str, list[str]]:
    """Why nobody was found, rule by rule, and the smallest changes that would help."""
    shown = for_staff(reasons, sees_private=sees_all)
    return {
        "removed": [_removed(each) for each in shown["removed"]],
        "helping": what_would_help(for_participants(reasons)) if not sees_all else _helping(reasons),
    }


def _removed(each: dict[str, Any]) -> str:
    rule = each["rule"]
    words = str(PRIVATE_IN_ONE) if rule == NOT_AVAILABLE else _word_of(rule)
    if each["count"] is None:
        return words
    counted = ngettext("%(count)d mentor: %(words)s", "%(count)d mentors: %(words)s", each["count"])
    return counted % {"count": each["count"], "words": words}


def _helping(reasons: dict[str, Any]) -> list[str]:
    found = []
    for each in reasons["relaxations"]:
        (words,) = what_would_help({"relaxations": [each["rules"]]})
        counted = ngettext("%(words)s (%(count)d mentor)", "%(words)s (%(count)d mentors)", each["mentors"])
        found.append(counted % {"words": words, "count": each["mentors"]})
    return found

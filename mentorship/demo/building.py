"""Puts the demo together: a programme that is not there yet is built whole, one that is stays as it is."""

from django.db import transaction

from ..actions.check_ins import open_check_ins
from ..models import Programme
from . import words
from .matches import add_circles, add_matches, add_requests
from .people import COORDINATOR, add_mentee, add_mentor, add_programme, somebody
from .words import Words

LONG_AGO = 60  # mentors have been with it for so many days, and pair after pair began since


def build() -> list[str]:
    if somebody(COORDINATOR) is None:  # a host without the demo's people
        return []
    for written in words.programmes():
        if not Programme.objects.filter(slug=written["slug"]).exists():
            _build(written)
    return []


@transaction.atomic
def _build(written: Words) -> None:
    programme = add_programme(written)
    begun = _begun_by_mentee()
    mentors = {
        mentor["key"]: add_mentor(programme, mentor, _mentors_begin(mentor))
        for mentor in words.mentors(programme.slug)
    }
    mentees = {
        mentee["key"]: add_mentee(programme, mentee, begun.get(mentee["key"], 0))
        for mentee in words.mentees(programme.slug)
    }
    add_matches(mentors, mentees)
    add_circles(mentors, mentees)
    add_requests(mentors, mentees)
    open_check_ins()


def _begun_by_mentee() -> dict[str, int]:
    """How many days ago each first began to work with somebody."""
    told = words.read("matches")
    begun = {key: circle["begun"] for circle in told["circles"] for key in circle["mentees"]}
    for story in told["matches"]:
        begun[story["mentee"]] = max(begun.get(story["mentee"], 0), story["begun"])
    return begun


def _mentors_begin(mentor: Words) -> int:
    return 3 if mentor["stage"] == "sent" else LONG_AGO + 30

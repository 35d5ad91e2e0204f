"""Puts the demo together: a programme that is not there yet is built whole, one that is stays as it is."""

from dataclasses import dataclass, field

from django.db import transaction

from ..actions.check_ins import open_check_ins
from ..models import MenteeApplication, MentorApplication, Programme
from . import words
from .matches import add_requests, bring_together, end_matches, tell_matches
from .people import COORDINATOR, add_mentee, add_mentor, add_programme, somebody
from .rounds import Pair, hold_round, propose_late
from .words import Words

ACCEPTED = "accepted"
LONG_AGO = 90  # mentors were accepted before the first round
LATELY = 3


def build() -> list[str]:
    if somebody(COORDINATOR) is None:  # a host without the demo's people
        return []
    for written in words.programmes():
        if not Programme.objects.filter(slug=written["slug"]).exists():
            _build(written)
    return []


@transaction.atomic
def _build(written: Words) -> None:
    """Round after round, as it would have come about."""
    cast = Cast(add_programme(written), last=len(written["rounds"]))
    cast.come(0)
    for number, planned in enumerate(written["rounds"], start=1):
        cast.live_until(planned.get("published", 0))
        cast.come(number)
        tell_matches(hold_round(cast.programme, planned, cast.pairs(number)), number)
    cast.live_until(0)
    cast.come(cast.last + 1)
    propose_late(cast.programme)
    add_requests(cast.mentors, cast.mentees)
    open_check_ins()


@dataclass
class Cast:
    """Who takes part in a programme, by the names that the stories have for them."""

    programme: Programme
    last: int  # the number of its last round
    mentors: dict[str, MentorApplication] = field(default_factory=dict)
    mentees: dict[str, MenteeApplication] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rounds, self.begun = _rounds_of_mentees()
        for mentor in words.mentors(self.programme.slug):
            begun = LONG_AGO if mentor["stage"] != "sent" else LATELY
            self.mentors[mentor["key"]] = add_mentor(self.programme, mentor, begun)

    def live_until(self, days: int) -> None:
        """What ended, and whom staff brought together, before so many days ago."""
        end_matches(self.mentors, self.mentees, before=days)
        tell_matches(bring_together(self.mentors, self.mentees, before=days), 0)

    def come(self, number: int) -> None:
        """Those apply who were first looked for in that round: 0 is nobody yet, and one beyond the last is late."""
        for mentee in words.mentees(self.programme.slug):
            key = mentee["key"]
            if self._round_of(mentee) == number:
                begun = self.begun.get(key, 0)
                self.mentees[key] = add_mentee(self.programme, mentee, begun)

    def _round_of(self, mentee: Words) -> int:
        if mentee["stage"] != ACCEPTED:
            return 0
        return self.rounds.get(mentee["key"], self.last + mentee.get("late", False))

    def pairs(self, number: int) -> list[Pair]:
        """Who came together in that round."""
        told = words.read("matches")
        alone = [
            (story["mentor"], story["mentee"]) for story in told["matches"] if story.get("round") == number
        ]
        circles = [
            (circle["mentor"], key)
            for circle in told["circles"]
            if circle["round"] == number
            for key in circle["mentees"]
        ]
        return [
            (self.mentors[mentor], self.mentees[mentee])
            for mentor, mentee in (*alone, *circles)
            if mentee in self.mentees
        ]


def _rounds_of_mentees() -> tuple[dict[str, int], dict[str, int]]:
    """In which round each was first matched, and how many days ago they began."""
    told = words.read("matches")
    stories = [
        *((story["mentee"], story) for story in told["matches"] if "round" in story),
        *((key, circle) for circle in told["circles"] for key in circle["mentees"]),
    ]
    rounds = {key: story["round"] for key, story in stories}
    return rounds, {key: story["begun"] for key, story in stories}

"""What is done, what is complete, what is still missing. Pure: plain values in, plain values out.

Everything known about one item for one learner is an `ItemState`. States form a join semilattice: `join` is
commutative, associative and idempotent, so any order, repetition and split of the same events gives the same state
(Shapiro et al. 2011, "Conflict-free Replicated Data Types"). Completion is then a function of the joined states, of
every syllabus version and of the time the learner enrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from typing import Any

from .recordings import Piece, join_pieces, moment_heard

KEEPS_LATEST = frozenset({"position", "withdrew", "returned"})
GRADED = frozenset({"passed", "failed"})


@dataclass(frozen=True)
class Event:
    """One fact. `item` is an item key, or "" for the enrolment itself; `at` is when it happened."""

    id: str
    kind: str
    item: str
    at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Latest:
    """The newest value of a thing that is overwritten; the id settles a tie."""

    at: datetime
    id: str
    kind: str = field(compare=False)
    value: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, order=True)
class Grade:
    """A marked attempt; `value` runs from 0 to 1. `corrects` is the id of the grade it stands in for, if it does."""

    at: datetime
    id: str
    value: float
    corrects: str = ""


@dataclass(frozen=True)
class ItemState:
    """All that matters of a learner's events on one item."""

    first: Mapping[str, datetime] = field(default_factory=dict)
    last_at: datetime | None = None
    latest: Latest | None = None
    heard: tuple[Piece, ...] = ()
    grades: frozenset[Grade] = frozenset()

    def grade(self, counts: str = "best", until: datetime | None = None) -> float | None:
        """The grade that counts, "best" or "last", of those reached by then; None before the first.

        A corrected grade never counts: the one that corrects it stands at the same moment.
        """
        corrected = {grade.corrects for grade in self.grades}
        standing = [
            grade
            for grade in self.grades
            if grade.id not in corrected and (until is None or grade.at <= until)
        ]
        if counts == "last":
            return max(standing).value if standing else None
        return max((grade.value for grade in standing), default=None)


@dataclass(frozen=True)
class Item:
    """Something to be done. `done` names a rule of `DONE`; an activity's `parent` is its lesson's key.

    `counts` says which grade of a graded item does: "best" or "last".
    """

    key: str
    parent: str = ""
    module: str = ""
    done: str = "read"
    share: float = 0.9
    seconds: int = 0
    graded: bool = False
    counts: str = "best"


@dataclass(frozen=True)
class Rule:
    """When a course is complete. `count` is a number of lessons, `grade` runs from 0 to 1."""

    kind: str = "all"
    count: int = 0
    grade: float = 0.0


@dataclass(frozen=True)
class Version:
    """The required part of a syllabus, in force from `since` until the next version's `since`."""

    number: int
    since: datetime
    items: tuple[Item, ...]
    rule: Rule = Rule()
    choice: str = "keep"
    chosen_at: datetime | None = None

    @property
    def lessons(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.parent)

    @property
    def graded(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.graded)


@dataclass(frozen=True)
class Missing:
    """One thing that still stands between the learner and completion.

    `kind` is "lesson" or "activity" (`key` names it), "lessons" (`amount` more of them) or "grade" (`amount` to reach).
    """

    kind: str
    key: str = ""
    amount: float = 0


@dataclass(frozen=True)
class Progress:
    """Where a learner stands: completed at, share of the required lessons done (0 to 1), and what is missing."""

    completed_at: datetime | None
    version: int
    done: int
    needed: int
    missing: tuple[Missing, ...]

    @property
    def share(self) -> float:
        return 1.0 if self.completed_at else min(1.0, self.done / self.needed) if self.needed else 0.0


States = Mapping[str, ItemState]
EMPTY = ItemState()


def state_of(event: Event) -> ItemState:
    """The state that one event alone amounts to."""
    return ItemState(
        first={event.kind: event.at},
        last_at=event.at,
        latest=Latest(event.at, event.id, event.kind, event.payload) if event.kind in KEEPS_LATEST else None,
        heard=_pieces(event),
        grades=frozenset({_grade(event)}) if event.kind in GRADED else frozenset(),
    )


def _grade(event: Event) -> Grade:
    return Grade(event.at, event.id, float(event.payload["grade"]), event.payload.get("corrects", ""))


def _pieces(event: Event) -> tuple[Piece, ...]:
    if event.kind != "heard":
        return ()
    return (Piece(float(event.payload["from"]), float(event.payload["to"]), event.at),)


def join(one: ItemState, other: ItemState) -> ItemState:
    """The least state that knows what both know."""
    return ItemState(
        first={
            kind: min(moments)
            for kind in {*one.first, *other.first}
            if (moments := [state.first[kind] for state in (one, other) if kind in state.first])
        },
        last_at=max(filter(None, (one.last_at, other.last_at)), default=None),
        latest=max(filter(None, (one.latest, other.latest)), default=None),
        heard=join_pieces(one.heard, other.heard),
        grades=one.grades | other.grades,
    )


def gather(events: Iterable[Event], known: States | None = None) -> dict[str, ItemState]:
    """States by item key, from events and what was known before."""
    states = dict(known or {})
    for event in events:
        states[event.item] = join(states.get(event.item, EMPTY), state_of(event))
    return states


# ---------------------------------------------------------------------------------------------- one item: is it done?


def earliest(*kinds: str) -> Callable[[Item, ItemState], datetime | None]:
    """A rule met by the first event of any of these kinds."""

    def rule(item: Item, state: ItemState) -> datetime | None:
        return min((state.first[kind] for kind in kinds if kind in state.first), default=None)

    return rule


def heard_enough(item: Item, state: ItemState) -> datetime | None:
    """Met when the asked share of the recording has been heard, in whatever pieces."""
    if not item.seconds:
        return earliest("heard")(item, state)
    return moment_heard(state.heard, item.share * item.seconds)


#: How an item gets done, by name. An activity may add its own rule.
DONE: dict[str, Callable[[Item, ItemState], datetime | None]] = {
    "read": earliest("read", "marked"),
    "passed": earliest("passed"),
    "answered": earliest("answered"),
    "attended": earliest("attended"),
    "heard": heard_enough,
}


def done_at(item: Item, states: States, children: Sequence[Item] = ()) -> datetime | None:
    """When the item was done, or excused by staff if that came first; None if neither.

    A lesson whose rule is "activities" is done with the last of its children.
    """
    state = states.get(item.key, EMPTY)
    done = _last(children, states) if item.done == "activities" else DONE[item.done](item, state)
    return min(filter(None, (done, state.first.get("excused"))), default=None)


def _last(items: Sequence[Item], states: States) -> datetime | None:
    """When the last of these was done; None while one is not, or if there is none."""
    moments = [done_at(item, states) for item in items]
    return max((moment for moment in moments if moment), default=None) if all(moments) else None


def family(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Activities by the key of their lesson."""
    children: dict[str, list[Item]] = {}
    for item in items:
        if item.parent:
            children.setdefault(item.parent, []).append(item)
    return children


def moments_done(items: Sequence[Item], states: States) -> dict[str, datetime | None]:
    """When each item was done, by key."""
    children = family(items)
    return {item.key: done_at(item, states, children.get(item.key, ())) for item in items}


# ------------------------------------------------------------------------------------------ one version: is it met?


def moment_met(version: Version, states: States) -> datetime | None:
    """When the version's rule was first met by these states, whatever was in force then."""
    if version.rule.kind == "grade":
        return _moment_graded(version, states)
    moments = moments_done(version.items, states)
    times = sorted(moment for lesson in version.lessons if (moment := moments[lesson.key]))
    needed = lessons_needed(version)
    return times[needed - 1] if 0 < needed <= len(times) else None


def lessons_needed(version: Version) -> int:
    """How many lessons the rule asks for; a rule that asks for more than there are asks for all."""
    total = len(version.lessons)
    return min(version.rule.count, total) if version.rule.kind == "some" else total


def _moment_graded(version: Version, states: States) -> datetime | None:
    times = {grade.at for item in version.graded for grade in states.get(item.key, EMPTY).grades}
    times |= {moment for item in version.graded if (moment := excused_at(item, states))}
    reached = (time for time in sorted(times) if mean_grade(version, states, time) >= version.rule.grade)
    return next(reached, None)


def mean_grade(version: Version, states: States, until: datetime | None = None) -> float:
    """The mean over the graded items of the grade that counted then; an item never tried counts as 0.
    One that staff had excused by then is left out; who was excused from all has nothing left to reach."""
    excused = {item.key: excused_at(item, states) for item in version.graded}
    counting = [i for i in version.graded if not (at := excused[i.key]) or (until and at > until)]
    grades = [states.get(item.key, EMPTY).grade(item.counts, until) or 0.0 for item in counting]
    return sum(grades) / len(grades) if grades else float(bool(version.graded))


def excused_at(item: Item, states: States) -> datetime | None:
    """When staff excused the learner from an item or from the lesson it stands in."""
    moments = (states.get(key, EMPTY).first.get("excused") for key in (item.key, item.parent) if key)
    return min(filter(None, moments), default=None)


# ------------------------------------------------------------------------------- all versions: when did the course end?


def completed_at(versions: Sequence[Version], states: States, enrolled_at: datetime) -> datetime | None:
    """When the course was completed, or None.

    A recorded completion is itself a fact and stands. Otherwise it is the first moment at which the rule of a version
    was met while that version counted for this learner.
    """
    if recorded := states.get("", EMPTY).first.get("completed"):
        return recorded
    moments = []
    for version, start, end in windows(versions, enrolled_at):
        if (met := moment_met(version, states)) and (end is None or max(met, start) < end):
            moments.append(max(met, start))
    return min(moments, default=None)


def windows(
    versions: Sequence[Version], enrolled_at: datetime
) -> list[tuple[Version, datetime, datetime | None]]:
    """When each version counts for a learner: (version, from, until or None for ever).

    The version in force when the learner enrolled binds them (the editor's *keep* or *notify*) until a later one is
    required of those already learning; then that one binds in its place. Each later one counts while it is in force.
    """
    bindings = _bindings(versions, enrolled_at)
    bound = [
        (version, start, following[0] if following else None)
        for (start, version), following in zip_longest(bindings, bindings[1:])
    ]
    later = [version for version in versions if version.since > enrolled_at]
    in_force = [
        (version, version.since, following.since if following else None)
        for version, following in zip_longest(later, later[1:])
    ]
    return bound + in_force


def _bindings(versions: Sequence[Version], enrolled_at: datetime) -> list[tuple[datetime, Version]]:
    """From when which version binds the learner, oldest first."""
    before = [version for version in versions if version.since <= enrolled_at]
    first = [(enrolled_at, (before or list(versions))[-1 if before else 0])] if versions else []
    required = [
        (version.chosen_at, version)
        for version in versions
        if version.since > enrolled_at and version.choice == "require" and version.chosen_at
    ]
    return first + sorted(required, key=lambda binding: (binding[0], binding[1].number))


def binding(versions: Sequence[Version], enrolled_at: datetime) -> Version | None:
    """The version the learner is held to today."""
    bindings = _bindings(versions, enrolled_at)
    return bindings[-1][1] if bindings else None


# -------------------------------------------------------------------------------------------- what to tell the learner


def progress(versions: Sequence[Version], states: States, enrolled_at: datetime) -> Progress:
    """Where the learner stands, against the version of those that count today which they are closest to."""
    ended = completed_at(versions, states, enrolled_at)
    bound, current = binding(versions, enrolled_at), versions[-1] if versions else None
    counting = [bound] if bound is current else [bound, current]
    reports = [_report(version, states, ended) for version in counting if version]
    return max(reports, key=lambda report: report.share, default=Progress(ended, 0, 0, 0, ()))


def _report(version: Version, states: States, ended: datetime | None) -> Progress:
    moments = moments_done(version.items, states)
    done = sum(1 for lesson in version.lessons if moments[lesson.key])
    missing = () if ended else tuple(_missing(version, states, moments, done))
    return Progress(ended, version.number, done, lessons_needed(version), missing)


def _missing(
    version: Version, states: States, moments: Mapping[str, datetime | None], done: int
) -> Iterable[Missing]:
    if version.rule.kind == "grade":
        if mean_grade(version, states) < version.rule.grade:
            yield Missing("grade", amount=version.rule.grade)
    elif version.rule.kind == "some":
        yield Missing("lessons", amount=max(0, lessons_needed(version) - done))
    else:
        yield from _undone(version, moments)


def _undone(version: Version, moments: Mapping[str, datetime | None]) -> Iterable[Missing]:
    children = family(version.items)
    for lesson in version.lessons:
        if moments[lesson.key]:
            continue
        activities = [child for child in children.get(lesson.key, ()) if not moments[child.key]]
        if lesson.done == "activities" and activities:
            yield from (Missing("activity", activity.key) for activity in activities)
        else:
            yield Missing("lesson", lesson.key)

"""Recording what learners do: facts appended once, summaries kept beside them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .. import pacing
from ..enums import CLIENT_KINDS, Standing
from ..exceptions import NotEnrolled, NotYet
from ..learning import Outlook, states_of
from ..models import Enrolment, ItemProgress, LearningEvent
from ..packing import pack_state
from ..querysets import EnrolmentQuerySet
from ..signals import course_completed
from ..syllabus import current_items, pacing_item, versions_of
from .claims import Claim, Outcome, refusal

#: Kinds that can bring a course to its end; the others are only remembered.
COMPLETING = frozenset({"read", "marked", "passed", "failed", "heard", "answered", "attended", "excused"})

#: What `summarise` writes on an enrolment.
SUMMARY = ("completed_at", "share", "standing", "last_at", "last_item")


@dataclass(frozen=True)
class Fact:
    """Something we say ourselves about a learner. Without an id a new one is made."""

    kind: str
    item: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    id: uuid.UUID = field(default_factory=uuid.uuid4)
    at: datetime | None = None


def record_claims(*, enrolment: Enrolment, claims: Sequence[Claim]) -> list[Outcome]:
    """Record what a learner's device says happened. Each claim gets an answer; a refused one harms no other.

    Recording the same claims again, in any order or split, changes nothing.
    """
    now = timezone.now()
    with transaction.atomic():
        enrolment = _locked(enrolment)
        known = _known_events(enrolment, [claim.id for claim in claims])
        items = {item.key for item in current_items(enrolment.course)}
        outcomes: list[Outcome] = []
        fresh: dict[uuid.UUID, LearningEvent] = {}
        for claim in claims:
            event = _event_of(claim, enrolment, now)
            status, reason = _judge(claim, event, known.get(claim.id) or fresh.get(claim.id), items)
            outcomes.append(Outcome(claim.id, status, reason))
            if status == "recorded":
                fresh[claim.id] = event
        _append(enrolment, list(fresh.values()))
    return outcomes


def mark_lesson(*, enrolments: EnrolmentQuerySet, item: str, id: uuid.UUID, language: str) -> Outlook:  # noqa: A002
    """Mark a lesson as done in the first of a learner's enrolments, and give the course as it looks then.

    `id` makes a second click harmless. Raises NotEnrolled, or NotYet when the lesson is not open to them.
    """
    with transaction.atomic():
        enrolment = enrolments.select_for_update(of=("self",)).select_related("course").first()
        if enrolment is None:
            raise NotEnrolled
        outlook = Outlook(enrolment.course, enrolment, language)
        line = outlook.line(item)
        if line is None or line.state == "locked":
            raise NotYet
        facts = [] if _known_events(enrolment, [id]) else [Fact("marked", item, id=id)]
        states = _append(enrolment, _events_of(enrolment, facts), outlook.states)
    return Outlook(enrolment.course, enrolment, language, states)


def record_facts(*, enrolment: Enrolment, facts: Iterable[Fact], by=None) -> None:
    """Record what we know ourselves: marked, passed, failed, excused, attended, withdrew, returned.

    A fact whose id is already recorded is left as it is.
    """
    facts = list(facts)
    with transaction.atomic():
        enrolment = _locked(enrolment)
        known = _known_events(enrolment, [fact.id for fact in facts])
        _append(enrolment, _events_of(enrolment, (fact for fact in facts if fact.id not in known), by))


def _events_of(enrolment: Enrolment, facts: Iterable[Fact], by=None) -> list[LearningEvent]:
    now = timezone.now()
    return [
        LearningEvent(
            enrolment=enrolment,
            person_id=enrolment.person_id,
            client_id=fact.id,
            item=fact.item,
            kind=fact.kind,
            payload=dict(fact.payload),
            occurred_at=fact.at or now,
            received_at=now,
            by=by,
        )
        for fact in facts
    ]


def _locked(enrolment: Enrolment) -> Enrolment:
    """The same enrolment, held until the transaction ends, so that two devices' batches take turns."""
    return Enrolment.objects.select_for_update(of=("self",)).select_related("course").get(pk=enrolment.pk)


def _known_events(enrolment: Enrolment, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, LearningEvent]:
    events = LearningEvent.objects.filter(person=enrolment.person_id, client_id__in=ids)
    return {event.client_id: event for event in events}


def _event_of(claim: Claim, enrolment: Enrolment, now: datetime) -> LearningEvent:
    return LearningEvent(
        enrolment=enrolment,
        person_id=enrolment.person_id,
        client_id=claim.id,
        item=claim.item,
        kind=claim.kind,
        payload=dict(claim.payload),
        occurred_at=min(max(claim.at, enrolment.enrolled_at), now),
        received_at=now,
    )


def _judge(
    claim: Claim, event: LearningEvent, before: LearningEvent | None, items: set[str]
) -> tuple[str, Any]:
    """(status, reason): recorded, repeated, or refused with the reason."""
    if before:
        return ("repeated", "") if _same(event, before) else ("conflict", refusal("conflict"))
    if claim.kind not in CLIENT_KINDS:
        return "refused", refusal("kind")
    if claim.item not in items:
        return "refused", refusal("item")
    return ("recorded", "") if claim.is_well_formed else ("refused", refusal("payload"))


def _same(event: LearningEvent, before: LearningEvent) -> bool:
    """Whether they say the same. The clamped time is left out: it depends on when it arrived."""
    names = ("enrolment_id", "item", "kind", "payload")
    return all(getattr(event, name) == getattr(before, name) for name in names)


def _append(
    enrolment: Enrolment, events: list[LearningEvent], known: pacing.States | None = None
) -> pacing.States:
    """Add these events to what is known of the enrolment, which is read if it is not given."""
    if known is None:
        known = states_of(enrolment)
    if not events:
        return known
    states: pacing.States = pacing.gather(map(plain, events), known)
    versions = versions_of(enrolment.course)
    if not enrolment.completed_at and any(event.kind in COMPLETING for event in events):
        events, states = _with_completion(enrolment, versions, events, states)
    LearningEvent.objects.bulk_create(events)
    write_progress(enrolment, states, {event.item for event in events})
    summarise(enrolment, states, versions)
    return states


def _with_completion(
    enrolment: Enrolment,
    versions: Sequence[pacing.Version],
    events: list[LearningEvent],
    states: pacing.States,
) -> tuple[list[LearningEvent], pacing.States]:
    """The same events and states, and the completion if these complete the course."""
    ended = pacing.completed_at(versions, states, enrolment.enrolled_at)
    if not ended:
        return events, states
    completion = _completion(enrolment, ended)
    transaction.on_commit(lambda: course_completed.send(Enrolment, enrolment=enrolment))
    return [*events, completion], pacing.gather([plain(completion)], states)


def plain(event: LearningEvent) -> pacing.Event:
    """The row as a plain value."""
    return pacing.Event(str(event.client_id), event.kind, event.item, event.occurred_at, event.payload)


def _completion(enrolment: Enrolment, ended: datetime) -> LearningEvent:
    """The fact that ends a course. The lock on the enrolment sees to it that there is only one."""
    return LearningEvent(
        enrolment=enrolment,
        person_id=enrolment.person_id,
        client_id=uuid.uuid4(),
        kind="completed",
        occurred_at=ended,
        received_at=timezone.now(),
    )


def write_progress(enrolment: Enrolment, states: pacing.States, touched: Iterable[str]) -> None:
    """Keep the summary rows of these items, and of the lessons above them."""
    items = {item.key: pacing_item(item) for item in current_items(enrolment.course)}
    moments = pacing.moments_done(list(items.values()), states)
    touched = {*touched, *(items[key].parent for key in touched if key in items and items[key].parent)}
    rows = [
        _row(enrolment, items.get(key, pacing.Item(key)), states.get(key, pacing.EMPTY), moments.get(key))
        for key in sorted(touched)
    ]
    ItemProgress.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["enrolment", "item"],
        update_fields=["state", "done_at", "grade", "last_at"],
    )


def _row(
    enrolment: Enrolment, item: pacing.Item, state: pacing.ItemState, done_at: datetime | None
) -> ItemProgress:
    return ItemProgress(
        enrolment=enrolment,
        item=item.key,
        state=pack_state(state),
        done_at=done_at,
        grade=state.grade(item.counts),
        last_at=state.last_at,
    )


def summarise(enrolment: Enrolment, states: pacing.States, versions: Sequence[pacing.Version]) -> None:
    """Write what the facts amount to on the enrolment itself."""
    progress = pacing.progress(versions, states, enrolment.enrolled_at)
    last = max(
        ((state.last_at, key) for key, state in states.items() if key and state.last_at), default=(None, "")
    )
    enrolment.completed_at = progress.completed_at
    enrolment.share = progress.share
    enrolment.standing = _standing(states, progress)
    enrolment.last_at, enrolment.last_item = last
    summary = {name: getattr(enrolment, name) for name in SUMMARY}
    Enrolment.objects.filter(pk=enrolment.pk).update(**summary)  # no signals: nobody listens to a summary


def _standing(states: pacing.States, progress: pacing.Progress) -> Standing:
    if progress.completed_at:
        return Standing.COMPLETED
    latest = states.get("", pacing.EMPTY).latest
    return Standing.WITHDRAWN if latest and latest.kind == "withdrew" else Standing.ACTIVE


def settle(enrolment: Enrolment) -> None:
    """Look at an enrolment again after its course changed: a rule may be met now that was not before."""
    with transaction.atomic():
        enrolment = _locked(enrolment)
        states: pacing.States = states_of(enrolment)
        versions = versions_of(enrolment.course)
        events: list[LearningEvent] = []
        if not enrolment.completed_at:
            events, states = _with_completion(enrolment, versions, events, states)
        LearningEvent.objects.bulk_create(events)
        write_progress(enrolment, states, states)
        summarise(enrolment, states, versions)


def rebuild_progress(enrolment: Enrolment) -> None:
    """Make the summaries again from the facts alone. Gives the rows that recording gave."""
    with transaction.atomic():
        enrolment = _locked(enrolment)
        states = pacing.gather(map(plain, enrolment.events.iterator()))
        enrolment.progress.exclude(item__in=states).delete()
        write_progress(enrolment, states, states)
        summarise(enrolment, states, versions_of(enrolment.course))

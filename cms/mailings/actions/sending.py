"""A mailing leaves: some are claimed, looked at once more, handed over, and written down.

Where the gateway takes an idempotency key, many are claimed at once, and a claim that was cut is handed over again.
Where it takes none, one is claimed at a time, so that a crash leaves one whose fate is uncertain and no more.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import Telling, notify_many
from cms.notices.backends import get_backend
from cms.notices.backends.base import (
    DeliveryError,
    Message,
    NotTried,
    Refused,
    TemporaryFailure,
    Uncertain,
)
from cms.notices.conf import setting as notice_setting
from cms.notices.registry import neutral_words
from cms.notices.waiting import share_of, wait_after

from ..conf import setting
from ..enums import Channel, RecipientState, State
from ..letters import Letter, letter_for, letters_of
from ..models import Mailing, Recipient
from ..querysets import RecipientQuerySet
from ..readers import KIND, Guest, Reader, readers_by_row
from ..signals import mailing_finished, mailing_moves
from .following import staying
from .preparing import earliest, prepare

logger = logging.getLogger(__name__)
Ends = dict[int, DeliveryError | None]
Readers = dict[int, Reader | Guest]


def go_on(*, mailing_id: int, seconds: float | None = None) -> int:
    """Prepare and send for a while; how many messages were dealt with. Safe to run again, and beside another."""
    until, dealt = time.monotonic() + (seconds or setting("SLICE_SECONDS")), 0
    letters: dict[str, Letter] = {}  # made once: the words stand still while they are being sent
    while time.monotonic() < until:
        mailing = Mailing.objects.sending().select_related("series").filter(pk=mailing_id).first()
        if mailing is None:
            break
        letters = letters or letters_of(mailing)
        some = sum(send_some(mailing, channel, letters) for channel in mailing.channels)
        dealt += some
        if not some and not prepare(mailing):
            break
    finish(mailing_id=mailing_id)
    more = dealt > 0 and time.monotonic() >= until
    Mailing.objects.sending().filter(pk=mailing_id).update(told_at=timezone.now() if more else None)
    if more:
        mailing_moves.send(Mailing, mailing_id=mailing_id)
    return dealt


def send_some(mailing: Mailing, channel: Channel, letters: dict[str, Letter]) -> int:
    """Claim some that are due by that channel and hand them over; how many were dealt with."""
    now, backend = timezone.now(), get_backend(channel)
    rows = Recipient.objects.filter(mailing=mailing, channel=channel)
    room = _room(mailing, rows, setting("CLAIM") if backend.idempotent else 1, now)
    claim = uuid4()
    if not room or not rows.claim(room, by=claim, at=now):
        return 0
    claimed = list(Recipient.objects.filter(claim=claim, state=RecipientState.CLAIMED))
    messages = _messages(mailing, claimed, letters, now)
    ends = dict(zip(messages, backend.send_many(list(messages.values())), strict=True)) if messages else {}
    _write_down(claimed, ends)
    gone = sum(not isinstance(end, TemporaryFailure) for end in ends.values())
    return gone or len(claimed) - len(ends)


def _room(mailing: Mailing, rows: RecipientQuerySet, most: int, now: datetime) -> int:
    """How many may leave at once; of those a minute holds, no more are taken than there are to leave."""
    if mailing.per_minute is None:
        return most
    waiting = len(rows.due(at=now).values_list("pk")[:most])
    return Mailing.objects.filter(pk=mailing.pk).take_room(waiting, at=now) if waiting else 0


def _messages(
    mailing: Mailing, claimed: list[Recipient], letters: dict[str, Letter], now: datetime
) -> dict[int, Message]:
    """By row, for those who still want it and are awake; the others are put down or off.

    A family often has one SIM: a number gets it once, and the others there find it in their inbox. A subscriber who has
    an account by now gets it there.
    """
    readers = _still_meant(mailing, claimed, readers_by_row(claimed))
    made: dict[int, Message] = {}
    unwanted: list[int] = []
    shared: list[int] = []
    inside: set[int | None] = set()
    reached = _reached(mailing, claimed, readers, now)
    for row in claimed:
        reader = readers.get(row.pk)
        if reader is None or row.channel not in reader.ways([row.channel]):
            unwanted.append(row.pk)
        elif (later := earliest(row, reader, now)) > now:
            Recipient.objects.filter(pk=row.pk).put_back(until=later, tried=False)
        elif (mark := _mark(row, reader)) in reached:
            shared.append(row.pk)
            inside.add(row.person_id)
        elif letter := _says(letters, reader.language, row.channel):
            made[row.pk] = _message(letter, row, reader)
            reached |= {mark} - {""}
            inside |= {row.person_id} if reader.is_neutral else set()
        else:
            unwanted.append(row.pk)
    Recipient.objects.filter(pk__in=unwanted).finish(RecipientState.UNWANTED, at=now)
    _tell_inside(mailing, {person for person in inside if person}, letters)
    Recipient.objects.filter(pk__in=shared).finish(RecipientState.SHARED, at=now)
    return made


def _still_meant(mailing: Mailing, claimed: list[Recipient], readers: Readers) -> Readers:
    """Of a series, those who have not left it since their day came."""
    if mailing.series is None:
        return readers
    here = staying(mailing.series, {row.person_id for row in claimed if row.person_id})
    return {row.pk: readers[row.pk] for row in claimed if row.pk in readers and row.person_id in here}


def _reached(mailing: Mailing, claimed: list[Recipient], readers: Readers, now: datetime) -> set[str]:
    """The numbers of these readers at which somebody else has it, or is about to; and the addresses of subscribers
    that are a person's who gets it."""
    marks = {_mark(row, readers[row.pk]) for row in claimed if row.pk in readers} - {""}
    if not marks:
        return set()
    others = Recipient.objects.filter(mailing=mailing, channel=claimed[0].channel)
    if claimed[0].channel == Channel.EMAIL:
        return others.emails(marks)
    return others.exclude(claim=claimed[0].claim).numbers(marks, before=now)


def _mark(row: Recipient, reader: Reader | Guest) -> str:
    """By which two readers are one: a phone number; an e-mail address is nobody else's, but may be a subscriber's."""
    if row.channel == Channel.EMAIL:
        return reader.address(row.channel).lower() if isinstance(reader, Guest) else ""
    return reader.address(row.channel)


def _says(letters: dict[str, Letter], language: str, channel: str) -> Letter | None:
    letter = letter_for(letters, language)
    return letter if letter.says_something(channel) else None


def _message(letter: Letter, row: Recipient, reader: Reader | Guest) -> Message:
    return letter.message(
        to=reader.address(row.channel),
        stop=reader.stop_address(row.channel),
        channel=row.channel,
        key=str(row.key),
        neutral=reader.is_neutral,
    )


def _tell_inside(mailing: Mailing, person_ids: set[int], letters: dict[str, Letter]) -> None:
    """Who gets neutral words outside, or none, finds the real ones in the inbox, and finds them there before.

    What has no subject gets the neutral one: the title is for colleagues.
    """
    if not person_ids:
        return
    said = {
        "subject": {
            language: letter.subject or neutral_words(language=language).subject
            for language, letter in letters.items()
        },
        "text": {language: letter.inside for language, letter in letters.items()},
    }
    once = f"mailing-{mailing.pk}"
    notify_many(kind=KIND.name, tellings=[Telling(person, said, once) for person in sorted(person_ids)])


@transaction.atomic
def _write_down(claimed: list[Recipient], ends: Ends) -> None:
    """How each ended. Those that arrived, and those that were not tried, in one statement each."""
    now, groups = timezone.now(), defaultdict(list)
    for pk, end in ends.items():
        groups["sent" if end is None else "left" if isinstance(end, NotTried) else "failed"].append(pk)
    Recipient.objects.filter(pk__in=groups["sent"]).finish(RecipientState.SENT, at=now)
    Recipient.objects.filter(pk__in=groups["left"]).put_back(until=now, tried=False)
    rows = {row.pk: row for row in claimed}
    for pk in groups["failed"]:
        _bear(rows[pk], ends[pk], now)


def _bear(row: Recipient, error: DeliveryError | None, now: datetime) -> None:
    """After a failure: later, unless it was refused or the attempts are spent."""
    this = Recipient.objects.filter(pk=row.pk)
    logger.warning("Message %s failed, attempt %s: %s", row.key, row.attempts, type(error).__name__)
    spent = row.attempts >= notice_setting("ATTEMPTS") and not isinstance(error, Uncertain)
    if isinstance(error, Refused) or spent:
        this.finish(RecipientState.FAILED, at=now, reason=str(error))
    elif isinstance(error, Uncertain):
        this.finish(RecipientState.UNCERTAIN, at=now, reason=str(error))
    else:
        this.put_back(until=now + _wait(row.attempts, row.key), reason=str(error))


def _wait(attempts: int, key: UUID) -> timedelta:
    first = timedelta(minutes=notice_setting("RETRY_MINUTES"))
    return wait_after(attempts, first=first, share=share_of(key))


def finish(*, mailing_id: int) -> bool:
    """Close a mailing of which nothing is left to be sent; what is uncertain is for staff and keeps nothing open.

    Of one that was cancelled meanwhile, drop what a worker had in hand and gave back.
    """
    now = timezone.now()
    Recipient.objects.filter(mailing=mailing_id, mailing__state=State.CANCELLED).drop(at=now)
    done = Mailing.objects.filter(pk=mailing_id).spent().move(to=State.FINISHED, finished_at=now)
    if done:
        transaction.on_commit(partial(mailing_finished.send, Mailing, mailing_id=mailing_id))
    return done


def judge_cut_claims() -> int:
    """Decide about hand-overs that were cut off: again where that is safe, otherwise for staff to look at.

    What was cut as often as a message is tried may be what kills the worker.
    """
    now = timezone.now()
    cut = Recipient.objects.cut(before=now - timedelta(minutes=notice_setting("CLAIM_MINUTES")))
    return sum(_judge(cut.filter(channel=channel), channel, now) for channel in Channel)


def _judge(cut: RecipientQuerySet, channel: Channel, now: datetime) -> int:
    mailings = set(cut.values_list("mailing", flat=True))
    if not mailings:
        return 0
    again = get_backend(channel).idempotent
    hopeless = cut.filter(attempts__gte=notice_setting("ATTEMPTS")) if again else cut
    judged = hopeless.finish(RecipientState.UNCERTAIN, at=now)
    if again:
        judged += cut.put_back(until=now)
    for mailing_id in mailings:
        finish(mailing_id=mailing_id)
    return judged

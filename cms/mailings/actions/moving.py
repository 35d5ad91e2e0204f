"""What may happen to a mailing as a whole. Each step is one conditional statement: of two at once, one is first."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.notices.conf import setting as notice_setting

from ..aimed import written_tree
from ..enums import State
from ..letters import letters_of
from ..models import Mailing, Recipient
from ..reach import offered
from ..signals import mailing_moves


class NotReady(Exception):
    """It cannot be sent as it stands. `lacks` are its channels without words or without a way out."""

    def __init__(self, lacks: list[Any]):
        super().__init__(", ".join(map(str, lacks)))
        self.lacks = lacks


def lacking(mailing: Mailing) -> list[Any]:
    """The channels by which it cannot leave: no gateway, or a language in which nothing is said."""
    letters, ways = letters_of(mailing), offered()
    return [
        channel
        for channel in mailing.channels
        if channel not in ways
        or not letters
        or not all(letter.says_something(channel) for letter in letters.values())
        or (channel == "email" and not all(letter.subject for letter in letters.values()))
    ]


@transaction.atomic
def schedule(*, mailing: Mailing, at: datetime, by: Any) -> bool:
    """Let it leave at that time. False when somebody was first; raises NotReady."""
    _be_ready(mailing)
    draft = Mailing.objects.alone().filter(pk=mailing.pk, state=State.DRAFT)
    return _moved(mailing, draft.move(to=State.SCHEDULED, send_at=at), "schedule", by)


@transaction.atomic
def take_back(*, mailing: Mailing, by: Any) -> bool:
    """Make a scheduled one a draft again."""
    scheduled = Mailing.objects.filter(pk=mailing.pk, state=State.SCHEDULED)
    return _moved(mailing, scheduled.move(to=State.DRAFT, send_at=None), "take_back", by)


@transaction.atomic
def send(*, mailing: Mailing, by: Any) -> bool:
    """Begin now. False when somebody was first; raises NotReady."""
    _be_ready(mailing)
    return _moved(mailing, _begin(mailing, (State.DRAFT, State.SCHEDULED)), "send", by)


def _begin(mailing: Mailing, of: tuple[State, ...]) -> bool:
    """From here on its audience is described by a tree of its own."""
    begins = Mailing.objects.alone().filter(pk=mailing.pk, state__in=of)
    now = timezone.now()
    moved = begins.move(to=State.SENDING, started_at=now, told_at=now, tree=written_tree(mailing))
    if moved:
        transaction.on_commit(partial(mailing_moves.send, Mailing, mailing_id=mailing.pk))
    return moved


@transaction.atomic
def pause(*, mailing: Mailing, by: Any) -> bool:
    """Hold it. What a worker has in hand at this moment still leaves: a hundred messages at most."""
    sending = Mailing.objects.sending().filter(pk=mailing.pk)
    return _moved(mailing, sending.move(to=State.PAUSED), "pause", by)


@transaction.atomic
def resume(*, mailing: Mailing, by: Any) -> bool:
    """Go on where it was held."""
    paused = Mailing.objects.filter(pk=mailing.pk, state=State.PAUSED)
    moved = paused.move(to=State.SENDING, told_at=timezone.now())
    if moved:
        transaction.on_commit(partial(mailing_moves.send, Mailing, mailing_id=mailing.pk))
    return _moved(mailing, moved, "resume", by)


@transaction.atomic
def cancel(*, mailing: Mailing, by: Any) -> bool:
    """End it for good; what has left has left."""
    now = timezone.now()
    open_ones = Mailing.objects.filter(
        pk=mailing.pk, state__in=(State.SCHEDULED, State.SENDING, State.PAUSED)
    )
    moved = open_ones.move(to=State.CANCELLED, finished_at=now)
    if moved:
        Recipient.objects.filter(mailing=mailing).drop(at=now)
    return _moved(mailing, moved, "cancel", by)


def begin_due() -> int:
    """Begin what was scheduled and has come due, and go on with what is being sent."""
    now, begun = timezone.now(), 0
    for mailing in Mailing.objects.come_due(at=now).select_related("segment"):
        with transaction.atomic():
            begun += _begin(mailing, (State.SCHEDULED,))
    return begun


def go_on_with_all() -> int:
    """Tell a worker of what is being sent and waits for its time, or whose word got lost.

    Of what one is at, no other is told: each minute would add one that stays until the end.
    """
    now = timezone.now()
    lost = now - timedelta(minutes=notice_setting("CLAIM_MINUTES"))
    ids = list(Mailing.objects.unattended(since=lost).values_list("pk", flat=True))
    Mailing.objects.filter(pk__in=ids).update(told_at=now)
    for pk in ids:
        mailing_moves.send(Mailing, mailing_id=pk)
    return len(ids)


def _be_ready(mailing: Mailing) -> None:
    if lacks := lacking(mailing):
        raise NotReady(lacks)


def _moved(mailing: Mailing, moved: bool, what: str, by: Any) -> bool:
    if moved:
        log(instance=mailing, action=f"hunar_mailings.{what}", user=by)
    return moved

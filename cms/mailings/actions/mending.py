"""What did not arrive is sent again, because a member of staff says so."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists
from django.utils import timezone
from wagtail.log_actions import log

from ..enums import RecipientState, State
from ..models import Mailing, Recipient
from ..signals import mailing_moves

AT_A_TIME = 500


@transaction.atomic
def send_again(*, mailing: Mailing, by: Any, uncertain: bool = False) -> int:
    """Begin anew with what failed, or instead with what is uncertain and may then arrive twice; how many they are.

    What is uncertain keeps its key, by which a gateway that had it already knows it; to what failed a gateway might
    answer for ever what it answered before, so that gets a new one. Of two who press at once, one finds nothing left.
    """
    state = RecipientState.UNCERTAIN if uncertain else RecipientState.FAILED
    if not _open(mailing, state):
        return 0
    dead = Recipient.objects.filter(mailing=mailing, state=state)
    if not uncertain:
        _new_keys(dead)
    count = dead.again(at=timezone.now())
    if count:
        log(instance=mailing, action="hunar_mailings.again", user=by, data={"count": count, "state": state})
        transaction.on_commit(partial(mailing_moves.send, Mailing, mailing_id=mailing.pk))
    return count


def _open(mailing: Mailing, state: RecipientState) -> bool:
    """Being sent again; one that was paused stays so. The first to write here lets others wait."""
    now, this = timezone.now(), Mailing.objects.filter(pk=mailing.pk)
    dead = Recipient.objects.filter(mailing=mailing, state=state)
    finished = this.filter(Exists(dead), state=State.FINISHED)
    going = this.filter(state__in=(State.SENDING, State.PAUSED))
    return finished.move(to=State.SENDING, finished_at=None, told_at=now) or bool(going.update(told_at=now))


def _new_keys(dead: Any) -> None:
    last = 0
    while some := list(dead.filter(pk__gt=last).only("pk", "key").order_by("pk")[:AT_A_TIME]):
        for row in some:
            row.key, last = uuid4(), row.pk
        Recipient.objects.bulk_update(some, ["key"])

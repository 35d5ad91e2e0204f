"""What may be asked about mailings and those they go to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Coalesce, Lower

from .enums import UNFINISHED, WEIGHT, Channel, Outcome, RecipientState, State

MINUTE = timedelta(minutes=1)


class MailingQuerySet(models.QuerySet[Any, Any]):
    def sending(self) -> MailingQuerySet:
        return self.filter(state=State.SENDING)

    def unattended(self, *, since: datetime) -> MailingQuerySet:
        """Being sent, and no worker was told of it since then.

        A step of a series has something to send only now and then.
        """
        waits = Q(series=None) | Q(recipients__state=RecipientState.WAITING)
        return self.sending().filter(Q(told_at=None) | Q(told_at__lt=since), waits).distinct()

    def come_due(self, *, at: datetime) -> MailingQuerySet:
        return self.filter(state=State.SCHEDULED, send_at__lte=at)

    def move(self, *, to: State, **columns: Any) -> bool:
        """Into another state, in one statement. Filter first by what it may be moved from."""
        return bool(self.update(state=to, **columns))

    def spent(self) -> MailingQuerySet:
        """Being sent, with everybody looked at and nobody left."""
        return self.sending().filter(prepared_at__isnull=False).exclude(recipients__state__in=UNFINISHED)

    def of(self, series: Any) -> MailingQuerySet:
        """The steps of a series."""
        return self.filter(series=series)

    def alone(self) -> MailingQuerySet:
        """Those that are no step of a series."""
        return self.filter(series=None)

    def take_room(self, wanted: int, *, at: datetime) -> int:
        """How many of these may leave this minute, taken at once. One throttled mailing; the database counts."""
        minute = at.replace(second=0, microsecond=0)
        self.filter(Q(minute=None) | Q(minute__lt=minute)).update(minute=minute, taken=0)
        for _attempt in range(5):
            row = self.sending().values("per_minute", "taken").first()
            if row is None:
                return 0
            room = min(wanted, row["per_minute"] - row["taken"])
            if room <= 0:
                return 0
            free = self.filter(minute=minute, taken__lte=F("per_minute") - room)
            if free.update(taken=F("taken") + room):
                return room
        return 0


class RecipientQuerySet(models.QuerySet[Any, Any]):
    def due(self, *, at: datetime) -> RecipientQuerySet:
        """Those whose time has come, of mailings that are being sent."""
        return self.filter(state=RecipientState.WAITING, due_at__lte=at, mailing__state=State.SENDING)

    @transaction.atomic
    def claim(self, most: int, *, by: Any, at: datetime) -> int:
        """Take up to so many upon oneself; two workers never take the same.

        They are looked up first: PostgreSQL may ask a locking subquery with a limit again for each row, and take more.
        """
        due = self.due(at=at).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        found = list(due.values_list("pk", flat=True)[:most])
        chosen = self.model.objects.filter(pk__in=found, state=RecipientState.WAITING)
        return chosen.update(
            state=RecipientState.CLAIMED, claim=by, claimed_at=at, attempts=F("attempts") + 1
        )

    def numbers(self, among: Collection[str], *, before: datetime) -> set[str]:
        """Those of the phone numbers at which one of these rows has arrived, or was claimed before and may arrive."""
        claimed = Q(state=RecipientState.CLAIMED, claimed_at__lt=before)
        gone = Q(state__in=(RecipientState.SENT, RecipientState.UNCERTAIN))
        rows = self.filter(gone | claimed, person__user__phone__in=among)
        return set(rows.values_list("person__user__phone", flat=True))

    def emails(self, among: Collection[str]) -> set[str]:
        """Those of the addresses, in small letters, at which people have one of these rows or will."""
        field = f"person__user__{get_user_model().get_email_field_name()}"
        over = (RecipientState.UNWANTED, RecipientState.DROPPED, RecipientState.FAILED)
        rows = self.filter(person__isnull=False, channel=Channel.EMAIL).exclude(state__in=over)
        found = rows.annotate(address=Lower(field)).filter(address__in=among)
        return set(found.values_list("address", flat=True))

    def finish(self, state: RecipientState, *, at: datetime, reason: str = "") -> int:
        """Say how claimed ones ended; a claim that was already judged is left alone."""
        return self.filter(state=RecipientState.CLAIMED).update(
            state=state, finished_at=at, reason=reason[:200]
        )

    def put_back(self, *, until: datetime, tried: bool = True, reason: str = "") -> int:
        """Leave claimed ones for later; what was not tried keeps its attempts."""
        again = {} if tried else {"attempts": F("attempts") - 1}
        return self.filter(state=RecipientState.CLAIMED).update(
            state=RecipientState.WAITING,
            due_at=until,
            claim=None,
            claimed_at=None,
            reason=reason[:200],
            **again,
        )

    def drop(self, *, at: datetime) -> int:
        """Give up those that wait."""
        waiting = self.filter(state=RecipientState.WAITING)
        return waiting.update(state=RecipientState.DROPPED, finished_at=at)

    def cut(self, *, before: datetime) -> RecipientQuerySet:
        """Claims that nobody finished: the worker died between the claim and the answer."""
        return self.filter(state=RecipientState.CLAIMED, claimed_at__lt=before)

    def counts(self) -> dict[tuple[str, str], int]:
        """(channel, state) → how many."""
        rows = self.order_by().values_list("channel", "state").annotate(count=Count("pk"))
        return {(channel, state): count for channel, state, count in rows}

    def hear(self, outcome: Outcome, *, at: datetime) -> bool:
        """Keep what a gateway said, unless more is known; true when it is new.

        What nobody was sure of has left after all.
        """
        weaker = [known for known, weight in WEIGHT.items() if weight < WEIGHT[outcome]]
        new = bool(self.filter(outcome__in=weaker).update(outcome=outcome))
        self.filter(state=RecipientState.UNCERTAIN).update(
            state=RecipientState.SENT, finished_at=at, reason=""
        )
        return new

    def left(self) -> RecipientQuerySet:
        return self.filter(state=RecipientState.SENT)

    def outcomes(self) -> dict[tuple[str, str], int]:
        """(channel, what became of it) → how many of those that left; of most nothing is heard."""
        rows = self.left().order_by().values_list("channel", "outcome").annotate(count=Count("pk"))
        return {(channel, outcome): count for channel, outcome, count in rows}

    def again(self, *, at: datetime) -> int:
        """Begin anew with those that failed or are uncertain."""
        dead = self.filter(state__in=(RecipientState.FAILED, RecipientState.UNCERTAIN))
        return dead.update(
            state=RecipientState.WAITING,
            attempts=0,
            due_at=at,
            claim=None,
            claimed_at=None,
            finished_at=None,
            reason="",
        )


class SubscriberQuerySet(models.QuerySet[Any, Any]):
    def at(self, email: str) -> SubscriberQuerySet:
        """The one with that address, whatever letters it is written in."""
        return self.filter(email__iexact=email.strip()).exclude(email="")

    def current(self) -> SubscriberQuerySet:
        """Those who have shown that the address is theirs, and have not left."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)

    def reading(self, language: str) -> SubscriberQuerySet:
        return self.filter(language=language) if language else self

    def by_language(self) -> list[tuple[str, int]]:
        """(language, how many), the most first."""
        rows = self.order_by().values_list("language").annotate(count=Count("pk"))
        return sorted(rows, key=lambda one: (-one[1], one[0]))

    def confirm(self, *, at: datetime, **told: Any) -> bool:
        """In one statement; who has confirmed before did so then."""
        return bool(
            self.filter(ended_at=None).update(
                confirmed_at=Coalesce("confirmed_at", Value(at, models.DateTimeField())), **told
            )
        )

    def end(self, *, at: datetime) -> bool:
        """Forget the address."""
        return bool(self.filter(ended_at=None).update(email="", ended_at=at))

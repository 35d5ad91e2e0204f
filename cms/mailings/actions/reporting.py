"""What is heard of a message after it left: it arrived, came back, was unwanted. Hearing it twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.notices.actions import Telling, language_of, notify_many
from cms.notices.models import Delivery
from cms.people.actions import give_consent, withdraw_consent
from cms.people.models import Person

from ..bounces import Report
from ..conf import setting
from ..consents import NEWS
from ..enums import Channel, Outcome, State
from ..models import Mailing, Recipient, Stop
from ..notices import HELD
from ..permissions import senders
from ..readers import address_of_person
from ..results import is_too_many
from ..stops import mark_of
from .subscribing import leave


def hear(reports: Iterable[Report], *, channel: str) -> int:
    """Take in what a gateway of that channel, or a mailbox, said; how much of it was new."""
    return sum(hear_one(report, channel=channel) for report in reports)


@transaction.atomic
def hear_one(report: Report, *, channel: str) -> bool:
    """True when it is of a message that left here, and new."""
    rows = Recipient.objects.filter(key=report.key, channel=channel)
    row = rows.select_related("person__user").first()
    if row is None:
        return _hear_of_notice(report, channel)
    if not rows.hear(report.outcome, at=timezone.now()):
        return False
    final = report.outcome in (Outcome.HARD, Outcome.COMPLAINT)
    if final or (report.outcome == Outcome.SOFT and _came_back_often(row)):
        _stop(row, report.outcome)
    if final:
        hold_if_bad(row.mailing_id, channel, report.outcome)
    return True


def _stop(row: Recipient, why: Outcome) -> None:
    """A subscriber's address is forgotten: whoever still has it can sign up anew, and so shows that it works."""
    if row.person:
        stop_address(row.person, row.channel, why)
    elif row.subscriber_id:
        leave(subscriber_id=row.subscriber_id)


def _hear_of_notice(report: Report, channel: str) -> bool:
    """A notice leaves by the same ways: of an address that is dead, news learns too."""
    found = Delivery.objects.filter(key=report.key, channel=channel).select_related("notice__person__user")
    delivery = found.first()
    if delivery is None or report.outcome not in (Outcome.HARD, Outcome.COMPLAINT):
        return False
    return stop_address(delivery.notice.person, channel, report.outcome)


def _came_back_often(row: Recipient) -> bool:
    """Whether the last ones to this reader by this channel all came back for now."""
    most = setting("SOFT_IN_A_ROW")
    left = Recipient.objects.left().filter(
        person=row.person_id, subscriber=row.subscriber_id, channel=row.channel
    )
    last = list(left.order_by("-finished_at", "-pk").values_list("outcome", flat=True)[:most])
    return last == [Outcome.SOFT] * most


def stop_address(person: Person, channel: str, why: Outcome) -> bool:
    """No more news to the address that the person has now; a complaint takes back the consent as well."""
    address = address_of_person(person, channel)
    if not address:
        return False
    kept = {"mark": mark_of(address), "why": why, "at": timezone.now()}
    stop, new = Stop.objects.get_or_create(person=person, channel=channel, defaults=kept)
    if not new and (stop.mark != kept["mark"] or (why == Outcome.COMPLAINT and stop.why != why)):
        Stop.objects.filter(pk=stop.pk).update(**kept)
        new = True
    if why == Outcome.COMPLAINT:
        withdraw_consent(person=person, purpose=NEWS[Channel(channel)].name, language=language_of(person))
    return new


@transaction.atomic
def want_again(*, person: Person, channel: str, language: str) -> bool:
    """The person says the address is right, and wants news there; true when something was stopped."""
    stop = Stop.objects.filter(person=person, channel=channel).first()
    if stop is None:
        return False
    if stop.why == Outcome.COMPLAINT:
        give_consent(person=person, purpose=NEWS[Channel(channel)].name, language=language)
    return bool(Stop.objects.filter(pk=stop.pk).delete()[0])


def hold_if_bad(mailing_id: int, channel: str, outcome: Outcome) -> bool:
    """Pause a mailing of which too many come back or are complained about, once for all, and tell staff."""
    held = Mailing.objects.sending().filter(pk=mailing_id, held_for="")
    if not held.exists():  # most reports come when all has left, and counting a large mailing takes a while
        return False
    counts = Recipient.objects.filter(mailing=mailing_id, channel=channel).outcomes()
    left, bad = sum(counts.values()), counts.get((channel, outcome), 0)
    if not is_too_many(outcome, bad, left):
        return False
    if not held.move(to=State.PAUSED, held_for=outcome):
        return False
    mailing = Mailing.objects.get(pk=mailing_id)
    log(instance=mailing, action="hunar_mailings.hold", data={"outcome": outcome})
    transaction.on_commit(partial(_tell_staff, mailing))
    return True


def _tell_staff(mailing: Mailing) -> None:
    told = {"title": mailing.title, "mailing": mailing.pk}
    tellings = [Telling(pk, told, f"held-{mailing.pk}") for pk in senders().values_list("pk", flat=True)]
    notify_many(kind=HELD.name, tellings=tellings)

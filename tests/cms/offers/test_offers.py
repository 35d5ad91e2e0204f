"""An offer is answered once, in time, or not at all; and what it says of itself is true whenever it is read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from cms.offers import actions
from cms.offers.enums import OfferState
from tests.cms.people.factories import person
from tests.parallel import at_once

from .models import Ticket

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
DEADLINE = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
BEFORE, AFTER = DEADLINE - SECOND, DEADLINE + SECOND
ACCEPTED, DECLINED, OPEN, EXPIRED, WITHDRAWN = (
    OfferState[name] for name in ("ACCEPTED", "DECLINED", "OPEN", "EXPIRED", "WITHDRAWN")
)


def ticket(**kw):
    return Ticket.objects.create(person=kw.pop("to", None) or person(), until=DEADLINE, **kw)


def kept(offer):
    return Ticket.objects.values_list("state", "reason", "answered_at", "changed_at").get(pk=offer.pk)


@pytest.mark.parametrize("state", [ACCEPTED, DECLINED])
def test_answer_in_time_counts_and_the_second_does_not(state):
    offer = ticket()
    assert actions.answer(offer=offer, state=state, at=BEFORE, reason="no-time")
    assert (offer.state, offer.reason, offer.answered_at, offer.changed_at) == kept(offer)
    assert kept(offer) == (state, "no-time", BEFORE, BEFORE)
    assert not actions.answer(offer=offer, state=DECLINED, at=BEFORE)
    assert kept(offer) == (state, "no-time", BEFORE, BEFORE)


@pytest.mark.parametrize("at", [DEADLINE, AFTER])
def test_answer_at_the_deadline_or_later_is_too_late(at):
    offer = ticket()
    assert not actions.answer(offer=offer, state=ACCEPTED, at=at)
    assert not actions.withdraw(offer=offer, at=at)
    assert kept(offer)[:3] == (OPEN, "", None)


def test_answer_to_an_offer_read_before_it_was_withdrawn():
    offer = ticket()
    stale = Ticket.objects.get()
    assert actions.withdraw(offer=offer, at=BEFORE, reason="moved")
    assert not actions.answer(offer=stale, state=ACCEPTED, at=BEFORE)
    assert (stale.state, stale.reason, stale.answered_at) == (WITHDRAWN, "moved", None)


@pytest.mark.parametrize("state", [OPEN, EXPIRED, WITHDRAWN])
def test_answer_must_be_an_answer(state):
    with pytest.raises(ValueError, match=state):
        actions.answer(offer=ticket(), state=state, at=BEFORE)


def test_expire_happens_once_and_never_early():
    offer = ticket()
    assert not actions.expire(offer=offer, at=BEFORE)
    assert actions.expire(offer=offer, at=DEADLINE)
    assert not actions.expire(offer=offer, at=AFTER)
    assert kept(offer) == (EXPIRED, "", None, DEADLINE)


def test_deadline_is_judged_whenever_it_is_read():
    offer, done = ticket(), ticket(state=ACCEPTED, answered_at=BEFORE)
    assert [offer.state_at(at) for at in (BEFORE, DEADLINE, AFTER)] == [OPEN, EXPIRED, EXPIRED]
    assert [offer.is_open(at) for at in (BEFORE, DEADLINE, AFTER)] == [True, False, False]
    assert [done.state_at(at) for at in (BEFORE, AFTER)] == [ACCEPTED, ACCEPTED]
    assert [list(Ticket.objects.open(at)) for at in (BEFORE, DEADLINE)] == [[offer], []]
    assert [list(Ticket.objects.expired_by(at)) for at in (BEFORE, DEADLINE)] == [[], [offer]]


def test_offers_are_the_persons_own():
    amina, bilal = person(), person("Bilal")
    mine = ticket(to=amina)
    ticket(to=bilal)
    assert list(Ticket.objects.for_person(amina)) == [mine]
    assert list(Ticket.objects.for_person(None)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": ACCEPTED},
        {"state": OPEN, "answered_at": BEFORE},
        {"state": EXPIRED, "answered_at": BEFORE},
        {"state": "perhaps"},
    ],
)
def test_database_refuses(wrong):
    offer = ticket()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.filter(pk=offer.pk).update(**wrong)


def test_accepted_and_withdrawn_at_once_has_one_winner():
    pk = ticket().pk

    def end(number):
        offer = Ticket.objects.get(pk=pk)
        if number % 2:
            return actions.withdraw(offer=offer, at=BEFORE)
        return actions.answer(offer=offer, state=ACCEPTED, at=BEFORE)

    assert sorted(at_once(6, end)) == [False] * 5 + [True]

"""What did not arrive is sent again when staff say so, and what is uncertain only when they say that twice will do."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.mailings import actions
from cms.mailings.models import Mailing, Recipient

from ...parallel import at_once
from ..accounts.factories import staff
from .factories import reader
from .test_admin import WRITE, at
from .test_sending import sending


def over(*states) -> Mailing:
    """A mailing that is over, with one recipient in each of these states."""
    now, one = timezone.now(), sending()
    for state in states:
        Recipient.objects.create(
            mailing=one, person=reader("email"), channel="email", state=state, finished_at=now, attempts=5
        )
    Mailing.objects.filter(pk=one.pk).update(state="finished", finished_at=now, prepared_at=now)
    return one


def states(one):
    one.refresh_from_db()
    return one.state, one.recipients.counts()


def test_what_failed_leaves_again_with_a_new_key(db, outbox):
    one = over("failed", "failed", "uncertain", "sent")
    old = set(one.recipients.filter(state="failed").values_list("key", flat=True))
    assert actions.send_again(mailing=one, by=None) == 2
    assert states(one) == (
        "sending",
        {("email", "waiting"): 2, ("email", "uncertain"): 1, ("email", "sent"): 1},
    )
    assert not old & set(one.recipients.values_list("key", flat=True))
    actions.go_on(mailing_id=one.pk)
    assert states(one) == ("finished", {("email", "sent"): 3, ("email", "uncertain"): 1})
    assert len(outbox["email"]) == 2


def test_what_is_uncertain_keeps_its_key(db):
    one = over("uncertain", "failed")
    key = one.recipients.get(state="uncertain").key
    assert actions.send_again(mailing=one, by=None, uncertain=True) == 1
    assert one.recipients.get(state="waiting").key == key
    assert one.recipients.get(state="failed").attempts == 5


def test_nothing_to_send_again_opens_nothing(db):
    one = over("sent", "uncertain")
    assert actions.send_again(mailing=one, by=None) == 0
    assert states(one)[0] == "finished"


def test_a_cancelled_one_stays_cancelled(db):
    one = over("failed")
    Mailing.objects.filter(pk=one.pk).update(state="cancelled")
    assert actions.send_again(mailing=one, by=None) == 0


def test_a_paused_one_stays_paused(db):
    one = over("failed")
    Mailing.objects.filter(pk=one.pk).update(state="paused", finished_at=None)
    assert actions.send_again(mailing=one, by=None) == 1
    assert states(one)[0] == "paused"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_pressed_by_many_at_once_it_happens_once(outbox):
    one = over("failed", "failed", "failed")
    assert sorted(at_once(4, lambda number: actions.send_again(mailing=one, by=None))) == [0, 0, 0, 3]
    actions.go_on(mailing_id=one.pk)
    assert len(outbox["email"]) == 3


def test_staff_with_the_permission_press_it(db, client):
    one = over("failed", "uncertain")
    client.force_login(staff(*WRITE))
    assert "Send 1 that" not in client.get(at("overview", one)).content.decode()
    assert client.post(at("act", one, "again")).url == "/admin/"
    client.force_login(staff(*WRITE, "send_mailing"))
    page = client.get(at("overview", one)).content.decode()
    assert "Send 1 that failed again" in page
    assert "Some of them may get it twice." in page
    page = client.post(at("act", one, "again"), {"which": "uncertain"}, follow=True).content.decode()
    assert "say first that they may get it twice" in page
    assert one.recipients.counts() == {("email", "failed"): 1, ("email", "uncertain"): 1}
    client.post(at("act", one, "again"), {"which": "uncertain", "twice": "yes"})
    assert one.recipients.counts() == {("email", "failed"): 1, ("email", "waiting"): 1}
    entry = ModelLogEntry.objects.get(action="hunar_mailings.again")
    assert entry.data == {"count": 1, "state": "uncertain"}

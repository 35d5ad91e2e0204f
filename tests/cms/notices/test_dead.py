"""What did not arrive: seen by staff, counted by cause, sent again by those who may, and noted."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.notices.actions import send_again, send_all_again
from cms.notices.backends.base import Refused
from cms.notices.backends.memory import MemoryBackend
from cms.notices.enums import Cause, DeliveryState
from cms.notices.models import Delivery
from cms.people.models import RecordView
from tests.cms.accounts.factories import learner, staff, superuser, user
from tests.parallel import at_once

from .factories import notice, wanting_messages

DEAD, AGAIN, ALL = (f"hunar_deliveries:{name}" for name in ("dead", "again", "again_all"))


@pytest.fixture
def amina(db):
    return wanting_messages(learner("amina@example.org").person)


def dead(person, state=DeliveryState.FAILED, cause=Cause.REFUSED):
    told = notice(person)
    found = Delivery.objects.filter(notice=told)
    found.update(state=state, cause=cause, attempts=5, finished_at=timezone.now(), reason="no such mailbox")
    return found.get()


@pytest.fixture
def sender(client, amina):
    made = staff("view_delivery", "send_again_delivery")
    client.force_login(made)
    return made


def test_failed_is_sent_again_with_a_key_of_its_own(amina, outbox, committed):
    delivery = dead(amina)
    farida = user(name="Farida")
    with committed():
        assert send_again(delivery=delivery, by=farida)
        assert outbox == {}
    (message,) = outbox["email"]
    sent = Delivery.objects.get()
    assert (sent.state, sent.attempts, sent.cause, sent.reason) == (DeliveryState.SENT, 1, "", "")
    assert message.idempotency_key == str(sent.key) != str(delivery.key)
    logged = ModelLogEntry.objects.get(action="hunar_notices.send_again")
    assert (logged.user, logged.object_id) == (farida, str(delivery.pk))


def test_failing_again_is_dead_again(amina, committed):
    MemoryBackend.failure = Refused("still no such mailbox")
    with committed():
        send_again(delivery=dead(amina), by=user())
    assert list(Delivery.objects.dead().values_list("reason", flat=True)) == ["still no such mailbox"]


def test_uncertain_needs_a_person_who_confirms(amina, outbox, committed):
    delivery = dead(amina, DeliveryState.UNCERTAIN, Cause.CUT_OFF)
    with committed():
        assert not send_again(delivery=delivery, by=user())
    assert (outbox, ModelLogEntry.objects.filter(action="hunar_notices.send_again").count()) == ({}, 0)
    with committed():
        assert send_again(delivery=delivery, by=user(), confirmed=True)
    assert [message.idempotency_key for message in outbox["email"]] == [str(delivery.key)]


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.WAITING, DeliveryState.UNWANTED])
def test_what_is_not_dead_is_left_alone(amina, state):
    delivery = dead(amina, state)
    assert not send_again(delivery=delivery, by=user(), confirmed=True)
    assert Delivery.objects.get().state == state


def test_all_of_one_cause_are_sent_again(amina, outbox, committed):
    for cause in (Cause.UNREACHABLE, Cause.UNREACHABLE, Cause.REFUSED):
        dead(amina, cause=cause)
    dead(amina, DeliveryState.UNCERTAIN, Cause.UNREACHABLE)
    with committed():
        assert send_all_again(cause=Cause.UNREACHABLE, channel="email", by=user()) == 2
    assert len(outbox["email"]) == 2
    assert sorted(Delivery.objects.dead().values_list("state", "cause")) == [
        ("failed", "refused"),
        ("uncertain", "unreachable"),
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_pressed_at_once_it_is_sent_once(outbox):
    delivery, by = dead(wanting_messages(learner("amina@example.org").person)), user()
    outbox.clear()
    assert sorted(at_once(4, lambda _: send_again(delivery=delivery, by=by))) == [False, False, False, True]
    assert len(outbox["email"]) == 1


def test_staff_see_counts_and_people_and_none_of_the_words(client, sender, amina):
    dead(amina), dead(amina), dead(amina, DeliveryState.UNCERTAIN, Cause.CUT_OFF)
    response = client.get(reverse(DEAD))
    assert [(row["count"], row["cause"], row["failed"]) for row in response.context["counts"]] == [
        (2, "refused", True),
        (1, "cut_off", False),
    ]
    page = response.content.decode()
    assert "Amina" in page
    assert "no such mailbox" in page
    assert "Baking" not in page


def test_staff_press_again(client, sender, amina, outbox, committed):
    with committed():
        assert client.post(reverse(AGAIN, args=[dead(amina).pk])).url == reverse(DEAD)
    assert len(outbox["email"]) == 1
    assert ModelLogEntry.objects.get(action="hunar_notices.send_again").user == sender


def test_uncertain_is_asked_about_first(client, sender, amina, outbox, committed):
    delivery = dead(amina, DeliveryState.UNCERTAIN, Cause.CUT_OFF)
    with committed():
        page = client.post(reverse(AGAIN, args=[delivery.pk]))
    assert "This message may have arrived." in page.content.decode()
    assert outbox == {}
    with committed():
        client.post(reverse(AGAIN, args=[delivery.pk]), {"confirmed": "yes"})
    assert len(outbox["email"]) == 1


def test_looking_at_one_is_noted(client, sender, amina):
    client.get(reverse(AGAIN, args=[dead(amina).pk]))
    assert list(RecordView.objects.values_list("person", "what")) == [(amina.pk, "hunar_notices.delivery")]


def test_staff_press_all_again(client, sender, amina, outbox, committed):
    dead(amina), dead(amina)
    with committed():
        client.post(reverse(ALL), {"cause": "refused", "channel": "email"})
    assert len(outbox["email"]) == 2


def test_who_may_only_look_sends_nothing(client, amina, outbox, committed):
    client.force_login(staff("view_delivery"))
    delivery = dead(amina)
    assert "Send again" not in client.get(reverse(DEAD)).content.decode()
    with committed():
        assert client.post(reverse(AGAIN, args=[delivery.pk])).url == reverse("wagtailadmin_home")
        assert client.post(reverse(ALL), {"cause": "refused", "channel": "email"}).status_code == 302
    assert (Delivery.objects.get().state, outbox) == (DeliveryState.FAILED, {})


@pytest.mark.parametrize("codename", ["send_again_delivery", "change_delivery"])
def test_who_may_not_look_sees_nothing(client, amina, codename):
    client.force_login(staff(codename))
    delivery = dead(amina)
    for address in (reverse(DEAD), reverse(AGAIN, args=[delivery.pk])):
        assert client.get(address).url == reverse("wagtailadmin_home")


@pytest.mark.parametrize(("seen", "codenames"), [(True, ["view_delivery"]), (False, [])])
def test_menu_leads_those_there_who_may(client, amina, seen, codenames):
    client.force_login(staff(*codenames))
    assert (reverse(DEAD) in client.get(reverse("wagtailadmin_home")).content.decode()) is seen


QUERIES = 10


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same(client, amina, count, django_assert_num_queries):
    for _time in range(count):
        dead(amina)
    client.force_login(superuser())
    client.get(reverse(DEAD))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(DEAD))

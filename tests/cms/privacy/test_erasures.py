"""Asking to be erased, being told, calling it off, and who may not be."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from cms.people.actions import person_of
from cms.privacy.actions import CannotErase, ask_for_erasure, cancel_erasure, carry_out, erase_who_is_due
from cms.privacy.enums import ErasureState
from cms.privacy.models import Erasure
from tests.cms.accounts.factories import learner, superuser, user

pytestmark = pytest.mark.django_db
PHONE = "+923001234567"


@pytest.fixture
def amina():
    person = learner("amina@example.org", name="Amina", phone=PHONE, language="en").person
    person.name = "Amina Khatoon"
    person.save()
    return person


def staff(*codenames):
    made = user(name="Farida", is_staff=True)
    made.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *codenames)))
    return made


def test_it_is_told_by_every_way_though_messages_are_not_wanted(amina, outbox, committed):
    with committed():
        erasure = ask_for_erasure(person=amina)
    assert {channel: [one.to for one in sent] for channel, sent in outbox.items()} == {
        "email": ["amina@example.org"],
        "sms": [PHONE],
    }
    assert str(erasure.key) in outbox["sms"][0].text
    assert amina.notices.count() == 1


def test_nothing_happens_before_its_days_have_passed(amina):
    erasure = ask_for_erasure(person=amina)
    assert round((erasure.due_at - timezone.now()) / timedelta(days=1)) == 7
    assert erase_who_is_due() == 0
    assert carry_out(erasure=erasure) is False
    amina.refresh_from_db()
    assert amina.user.is_active


def test_asking_twice_is_one_erasure_with_the_newest_choice(amina):
    first, second = ask_for_erasure(person=amina), ask_for_erasure(person=amina, given_up=["x:1"])
    assert (first, second.given_up, amina.notices.count()) == (second, ["x:1"], 1)


def test_calling_it_off_is_told_and_final(amina, outbox, committed):
    erasure = ask_for_erasure(person=amina)
    with committed():
        assert cancel_erasure(erasure=erasure)
        assert cancel_erasure(erasure=erasure)
    assert len(outbox["sms"]) == 1
    Erasure.objects.update(due_at=timezone.now())
    assert erase_who_is_due() == 0
    assert ask_for_erasure(person=amina) != erasure


def test_what_is_being_done_cannot_be_called_off(amina):
    erasure = ask_for_erasure(person=amina)
    Erasure.objects.update(state=ErasureState.WORKING)
    assert not cancel_erasure(erasure=erasure)


def test_the_last_administrator_stays():
    boss = person_of(superuser())
    with pytest.raises(CannotErase, match="last administrator"):
        ask_for_erasure(person=boss)
    superuser("second@example.org")
    ask_for_erasure(person=boss)


def test_staff_erase_no_colleague_and_not_themselves(amina):
    farida, saima = staff("start_erasure"), superuser()
    with pytest.raises(CannotErase, match="your own pages"):
        ask_for_erasure(person=person_of(farida), by=farida, reason="in_person")
    superuser("second@example.org")
    with pytest.raises(CannotErase, match="administrator"):
        ask_for_erasure(person=person_of(saima), by=farida, reason="in_person")
    ask_for_erasure(person=person_of(farida), by=saima, reason="in_person")


def test_staff_begin_it_with_a_reason_and_the_name_typed(client, amina, outbox, committed):
    client.force_login(staff("start_erasure", "change_person", "view_erasure"))
    edit, start = (
        reverse("hunar_people_admin:edit", args=[amina.pk]),
        reverse("hunar_erasures:start", args=[amina.pk]),
    )
    assert start in client.get(edit).content.decode()
    refused = client.post(start, {"reason": "in_person", "name": "Amina Bibi"})
    assert "not the name" in refused.content.decode()
    assert not Erasure.objects.exists()
    with committed():
        client.post(start, {"reason": "by_phone", "name": " amina  khatoon "})
    erasure = Erasure.objects.get()
    assert (erasure.reason, str(erasure.by)) == ("by_phone", "Farida")
    assert [one.to for one in outbox["sms"]] == [PHONE]
    assert reverse("hunar_privacy:keep", args=[erasure.key]) in client.get(edit).content.decode()
    assert "Amina Khatoon" in client.get(reverse("hunar_erasures:index")).content.decode()


def test_staff_without_the_permission_do_not_begin_it(client, amina):
    client.force_login(staff("change_person"))
    start = reverse("hunar_erasures:start", args=[amina.pk])
    assert start not in client.get(reverse("hunar_people_admin:edit", args=[amina.pk])).content.decode()
    client.post(start, {"reason": "by_phone", "name": "Amina Khatoon"})
    assert not Erasure.objects.exists()

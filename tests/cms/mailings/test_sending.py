"""A mailing reaches everybody who wants it, and nobody else, and nobody twice."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.models import Mailing, Recipient
from cms.notices.actions import save_preferences
from cms.notices.backends.base import Refused, TemporaryFailure
from cms.notices.backends.memory import MemoryBackend
from cms.notices.models import Notice
from cms.people.actions import withdraw_consent
from cms.safeguarding.models import Case, Measure

from .factories import ENGLISH, URDU, mailing, reader


def sending(**fields) -> Mailing:
    return mailing(state="sending", started_at=timezone.now(), tree={"all": []}, **fields)


def go_on(one):
    actions.go_on(mailing_id=one.pk)
    one.refresh_from_db()
    return one.recipients.counts()


def test_everybody_gets_it_in_their_language_by_the_ways_they_allow(db, outbox):
    both, urdu = reader("email", "sms"), reader("sms", "whatsapp", language="ur")
    reader()
    reader("email", birth_year=None)
    one = sending(by_sms=True, by_whatsapp=True)
    assert go_on(one) == {("email", "sent"): 1, ("sms", "sent"): 2, ("whatsapp", "sent"): 1}
    assert [(each.to, each.language) for each in outbox["email"]] == [(both.user.email, "en")]
    assert {(each.to, each.text.split("\n")[0]) for each in outbox["sms"]} == {
        (both.user.phone, ENGLISH["sms"]),
        (urdu.user.phone, URDU["sms"]),
    }
    assert outbox["whatsapp"][0].text.startswith(URDU["sms"])
    assert one.state == "finished"


def test_running_it_again_sends_nothing_again(db, outbox):
    reader("email")
    one = sending()
    go_on(one)
    Mailing.objects.filter(pk=one.pk).update(state="sending", finished_at=None, prepared_at=None, cursor=0)
    assert go_on(one) == {("email", "sent"): 1}
    assert len(outbox["email"]) == 1


def test_who_takes_it_back_meanwhile_gets_nothing(db, outbox):
    back, mutes, suspended = reader("email"), reader("email"), reader("email")
    one = sending()
    actions.prepare(one)
    withdraw_consent(person=back, purpose="news_email", language="en")
    save_preferences(person=mutes, muted_families=["campaigns"])
    Measure.objects.create(
        case=Case.objects.create(due_at=timezone.now()), person=suspended, kind="suspend_contact"
    )
    assert go_on(one) == {("email", "unwanted"): 3}
    assert outbox == {}


def test_nobody_is_disturbed_in_their_quiet_hours(db, outbox, monkeypatch):
    sleeper, awake = reader("email"), reader("email")
    save_preferences(person=sleeper, quiet_from="21:00", quiet_to="08:00", time_zone="Asia/Karachi")
    night = datetime(2026, 3, 4, 23, 0, tzinfo=ZoneInfo("Asia/Karachi"))
    clock = [night]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    one = sending()
    assert go_on(one) == {("email", "sent"): 1, ("email", "waiting"): 1}
    assert [each.to for each in outbox["email"]] == [awake.user.email]
    due = one.recipients.get(state="waiting").due_at
    assert (
        night.replace(hour=8) + timedelta(days=1)
        <= due
        <= night.replace(hour=8, minute=30) + timedelta(days=1)
    )
    clock[0] = due
    assert go_on(one) == {("email", "sent"): 2}


def test_quiet_hours_that_begin_before_it_leaves_hold_it(db, outbox, monkeypatch):
    sleeper = reader("email")
    save_preferences(person=sleeper, quiet_from="21:00", quiet_to="08:00", time_zone="Asia/Karachi")
    clock = [datetime(2026, 3, 4, 20, 59, tzinfo=ZoneInfo("Asia/Karachi"))]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    one = sending()
    actions.prepare(one)
    clock[0] += timedelta(minutes=2)
    assert go_on(one) == {("email", "waiting"): 1}
    assert Recipient.objects.get().attempts == 0
    assert outbox == {}


def test_a_phone_that_others_read_tells_nothing_and_the_inbox_tells_all(db, outbox):
    shy = reader("sms", language="ur")
    save_preferences(person=shy, neutral=True)
    go_on(sending(by_email=False, by_sms=True))
    (message,) = outbox["sms"]
    assert "نیا کورس" not in message.text
    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.params["subject"]["ur"]) == (
        shy,
        "hunar_mailing",
        URDU["subject"],
    )
    assert notice.deliveries.count() == 0


def at_one_number(*people):
    for person in people:
        type(person.user).objects.filter(pk=person.user.pk).update(phone="+923009999999")


@pytest.mark.parametrize("claim", [1, 100])
def test_a_family_with_one_phone_gets_it_once_and_the_others_find_it_inside(db, outbox, settings, claim):
    settings.HUNAR_MAILINGS = {"CLAIM": claim}
    mother, daughter, _other = reader("sms", "email"), reader("sms", "email"), reader("sms")
    at_one_number(mother, daughter)
    counts = go_on(sending(by_sms=True))
    assert counts == {("email", "sent"): 2, ("sms", "sent"): 2, ("sms", "shared"): 1}
    assert len({message.to for message in outbox["sms"]}) == len(outbox["sms"]) == 2
    assert [notice.person for notice in Notice.objects.all()] == [daughter]


def test_a_number_that_another_worker_is_about_to_reach_is_left_to_it(db, outbox):
    mother, daughter = reader("sms"), reader("sms")
    at_one_number(mother, daughter)
    one = sending(by_email=False, by_sms=True)
    actions.prepare(one)
    one.recipients.filter(person=daughter).claim(1, by=uuid4(), at=timezone.now())
    assert go_on(one) == {("sms", "claimed"): 1, ("sms", "shared"): 1}
    assert "sms" not in outbox


def test_no_reader_finds_the_title_for_colleagues_in_the_inbox(db):
    shy = reader("sms")
    save_preferences(person=shy, neutral=True)
    go_on(sending(by_email=False, by_sms=True, words={"en": {"sms": "Read this."}}))
    assert Notice.objects.get().params == {
        "subject": {"en": "You have a new message on Hunar"},
        "text": {"en": "Read this."},
    }


@pytest.mark.parametrize(
    ("error", "ends"),
    [(Refused("no such box"), ("failed", 1)), (TemporaryFailure("busy"), ("waiting", 1))],
)
def test_a_failure_is_borne(db, error, ends):
    reader("email")
    one = sending()
    MemoryBackend.failure = error
    go_on(one)
    row = Recipient.objects.get()
    assert (row.state, row.attempts, row.reason) == (*ends, str(error))


def test_what_fails_too_often_has_failed(db, settings):
    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {"ATTEMPTS": 2}
    reader("email")
    one = sending()
    MemoryBackend.failure = TemporaryFailure("busy")
    go_on(one)
    Recipient.objects.update(due_at=timezone.now())
    assert go_on(one) == {("email", "failed"): 1}
    assert one.state == "finished"


def test_a_gateway_that_is_down_is_asked_a_few_times_and_not_for_everybody(db):
    for _ in range(9):
        reader("email")
    one = sending()
    MemoryBackend.failure = TemporaryFailure("down")
    go_on(one)
    assert sorted(Recipient.objects.values_list("attempts", flat=True)) == [0] * 4 + [1] * 5
    MemoryBackend.failure = None
    Recipient.objects.update(due_at=timezone.now())
    assert go_on(one) == {("email", "sent"): 9}


def test_no_more_leave_in_a_minute_than_it_says(db, outbox, monkeypatch):
    for _ in range(5):
        reader("email")
    clock = [datetime(2026, 3, 4, 12, 0, 30, tzinfo=ZoneInfo("UTC"))]
    monkeypatch.setattr(timezone, "now", lambda: clock[0])
    one = sending(per_minute=2)
    for sent in (2, 2, 4, 4, 5):
        go_on(one)
        assert len(outbox["email"]) == sent
        clock[0] += timedelta(seconds=20 if clock[0].second == 30 else 40)
    assert one.state == "finished"


def test_a_paused_one_stands_still_and_goes_on_where_it_was(db, outbox, settings):
    settings.HUNAR_MAILINGS = {"BATCH": 2, "CLAIM": 2}
    for _ in range(5):
        reader("email")
    one = sending()
    actions.prepare(one)
    actions.pause(mailing=one, by=None)
    assert go_on(one) == {("email", "waiting"): 2}
    assert outbox == {}
    actions.resume(mailing=one, by=None)
    assert go_on(one) == {("email", "sent"): 5}
    assert len({each.to for each in outbox["email"]}) == 5


def test_what_kills_its_worker_each_time_is_not_handed_over_for_ever(db, settings):
    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {"ATTEMPTS": 2}
    reader("email")
    one = sending()
    actions.prepare(one)
    for ends in ("waiting", "uncertain"):
        one.recipients.update(due_at=timezone.now() - timedelta(hours=2))
        one.recipients.claim(1, by=uuid4(), at=timezone.now() - timedelta(hours=1))
        assert actions.judge_cut_claims() == 1
        assert one.recipients.counts() == {("email", ends): 1}


@pytest.mark.parametrize("people", [1, 3])
def test_a_batch_costs_the_same_however_many_it_holds(db, people, django_assert_num_queries):
    for _ in range(people):
        reader("email")
    one = sending()
    actions.prepare(one)
    letters = actions.sending.letters_of(one)
    with django_assert_num_queries(11):
        assert actions.send_some(one, "email", letters) == people

"""A series follows people: each gets each step once, on its day, as long as it still holds."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions, triggers
from cms.mailings.models import Mailing, Recipient, Series, Words
from cms.mailings.triggers import Trigger
from cms.notices.actions import save_preferences
from cms.people.actions import withdraw_consent

from ...parallel import at_once
from ..accounts.factories import staff
from .factories import ENGLISH, reader
from .test_admin import BODY, WRITE, at

NOON = datetime(2026, 3, 10, 12, tzinfo=ZoneInfo("Asia/Karachi"))
HAPPENED: dict[int, datetime] = {}  # person → when


def _moments(about, since, until, among):
    return [
        (person, moment)
        for person, moment in HAPPENED.items()
        if since <= moment <= until and (among is None or person in among)
    ]


@pytest.fixture(autouse=True)
def _world(monkeypatch):
    HAPPENED.clear()
    known = {"tested": Trigger("tested", "was tested", "any test", lambda: [("a", "Test A")], _moments)}
    monkeypatch.setattr(triggers, "_triggers", known)


@pytest.fixture
def clock(monkeypatch):
    shown = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: shown[0])
    return shown


def series(*steps, started=True, **fields) -> Series:
    """A series with steps after so many days, running since ten days ago."""
    running = {"state": "running", "started_at": NOON - timedelta(days=10)} if started else {}
    made = Series.objects.create(title="Welcome", trigger="tested", **running | fields)
    for days in steps or (3,):
        step(made, days)
    return made


def step(of, days, **fields):
    going = {"state": "sending", "started_at": of.started_at, "tree": {"any": []}} if of.started_at else {}
    made = Mailing.objects.create(title=f"After {days}", series=of, days=days, hour=10, **going | fields)
    Words.objects.create(mailing=made, language="en", **ENGLISH)
    return made


def happens(person, *, days_ago):
    HAPPENED[person.pk] = NOON - timedelta(days=days_ago)
    return person


def subjects(outbox):
    return sorted(each.to for each in outbox.get("email", []))


def test_whose_day_has_come_gets_the_step(db, outbox, clock):
    today, early, old, unwilling = reader("email"), reader("email"), reader("email"), reader()
    (
        happens(today, days_ago=3),
        happens(early, days_ago=2),
        happens(old, days_ago=6),
        happens(unwilling, days_ago=3),
    )
    series(3)
    assert actions.follow_all() == 1
    assert subjects(outbox) == [today.user.email]


def test_run_twice_nothing_leaves_twice(db, outbox, clock):
    happens(reader("email"), days_ago=3)
    series(3)
    assert [actions.follow_all(), actions.follow_all()] == [1, 0]
    assert len(outbox["email"]) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_looked_at_by_many_at_once_each_gets_it_once(outbox, clock):
    for _ in range(4):
        happens(reader("email"), days_ago=3)
    series(3)
    at_once(4, lambda number: actions.follow_all())
    for one in Mailing.objects.all():
        actions.go_on(mailing_id=one.pk)
    assert len(subjects(outbox)) == len(set(subjects(outbox))) == Recipient.objects.count() == 4


def test_cut_between_the_rows_and_the_sending_the_tick_goes_on(db, outbox, clock, monkeypatch):
    happens(reader("email"), days_ago=3)
    series(3)
    with monkeypatch.context() as cut:
        cut.setattr(actions.following.mailing_moves, "send", lambda *args, **kwargs: None)
        actions.follow_all()
    assert outbox == {}
    assert actions.go_on_with_all() == 1
    assert len(outbox["email"]) == 1
    assert actions.go_on_with_all() == 0  # nothing waits: no worker is told


def test_each_step_on_its_day(db, outbox, clock):
    person = happens(reader("email"), days_ago=1)
    series(1, 3)
    sent = []
    for day in range(4):
        clock[0] = NOON + timedelta(days=day)
        actions.follow_all()
        sent.append(list(Recipient.objects.order_by("pk").values_list("mailing__days", flat=True)))
    assert sent == [[1], [1], [1, 3], [1, 3]]
    assert {each.to for each in outbox["email"]} == {person.user.email}


def test_who_leaves_meanwhile_gets_nothing(db, outbox, clock):
    person = happens(reader("email"), days_ago=3)
    save_preferences(person=person, quiet_from="11:00", quiet_to="13:00", time_zone="Asia/Karachi")
    series(3)
    actions.follow_all()
    assert (Recipient.objects.get().state, outbox) == ("waiting", {})
    HAPPENED.clear()  # completed, say
    clock[0] = NOON + timedelta(hours=3)
    actions.go_on_with_all()
    assert (Recipient.objects.get().state, outbox) == ("unwanted", {})


def test_who_takes_the_consent_back_gets_nothing(db, outbox, clock):
    person = happens(reader("email"), days_ago=3)
    withdraw_consent(person=person, purpose="news_email", language="en")
    series(3)
    assert actions.follow_all() == 0


def test_what_happened_before_the_start_is_not_followed(db, clock):
    happens(reader("email"), days_ago=3)
    series(3, started_at=NOON - timedelta(days=2))
    assert actions.follow_all() == 0


def test_what_came_due_while_it_stood_still_long_does_not_leave(db, clock):
    happens(reader("email"), days_ago=3)
    series(3)
    clock[0] = NOON + timedelta(days=5)
    assert actions.follow_all() == 0


def test_starting_and_stopping(db, outbox, clock):
    one = series(3, started=False)
    assert actions.start_series(series=one, by=None)
    one.refresh_from_db()
    assert (one.state, one.started_at) == ("running", NOON)
    assert list(one.steps.values_list("state", flat=True)) == ["sending"]
    assert actions.stop_series(series=one, by=None)
    happens(reader("email"), days_ago=0)
    clock[0] = NOON + timedelta(days=3)
    assert actions.follow_all() == 0
    one.refresh_from_db()
    assert (one.state, one.steps.get().state) == ("stopped", "paused")
    assert [actions.start_series(series=one, by=None), actions.start_series(series=one, by=None)] == [
        True,
        False,
    ]
    assert actions.follow_all() == 1


def test_what_says_nothing_is_not_started(db, clock):
    one = series(3, started=False)
    Words.objects.update(subject="")
    with pytest.raises(actions.NotReady):
        actions.start_series(series=one, by=None)
    assert Series.objects.get().state == "draft"


def test_a_step_never_leaves_to_an_audience(db, outbox, clock):
    reader("email")
    one = series(3, started=False).steps.get()
    assert not actions.send(mailing=one, by=None)
    assert not actions.schedule(mailing=one, at=NOON + timedelta(days=1), by=None)
    running = series(3).steps.get()
    actions.go_on(mailing_id=running.pk)
    running.refresh_from_db()
    assert (running.state, outbox) == ("sending", {})


def test_one_whose_app_is_gone_stands_still(db, clock, monkeypatch):
    happens(reader("email"), days_ago=3)
    series(3)
    monkeypatch.setattr(triggers, "_triggers", {})
    assert actions.follow_all() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_following_costs_the_same_however_many(db, people, clock, django_assert_num_queries, monkeypatch):
    for _ in range(people):
        happens(reader("email"), days_ago=3)
    series(3)
    monkeypatch.setattr(actions.following.mailing_moves, "send", lambda *args, **kwargs: None)
    with django_assert_num_queries(10):
        assert actions.follow_all() == people


@pytest.fixture
def sender(db, client):
    client.force_login(staff(*WRITE, "send_mailing"))
    return client


def test_staff_write_start_and_stop_a_series(sender):
    response = sender.post(reverse("hunar_series:add"), {"title": "Welcome", "hangs_on": "tested:a"})
    one = Series.objects.get()
    overview = reverse("hunar_series:overview", args=[one.pk])
    assert (response.url, one.trigger, one.about) == (overview, "tested", "a")
    add = f"{reverse('hunar_series_steps:add')}?series={one.pk}"
    assert "was tested: Test A" in sender.get(overview).content.decode()
    written = {
        "title": "First",
        "days": 3,
        "hour": 10,
        "by_email": "on",
        "per_minute": "",
        "words-TOTAL_FORMS": 1,
        "words-INITIAL_FORMS": 0,
        "words-MIN_NUM_FORMS": 0,
        "words-MAX_NUM_FORMS": 1000,
        "words-0-language": "en",
        "words-0-subject": "Hello",
        "words-0-body": BODY,
        "words-0-text": "",
        "words-0-sms": "",
        "words-0-whatsapp": "",
        "words-0-id": "",
        "words-0-DELETE": "",
    }
    assert sender.post(add, written).url == overview
    assert sender.get(add).status_code == 200
    made = one.steps.get()
    assert (made.days, made.hour, made.segment, made.state) == (3, 10, None, "draft")
    act = reverse("hunar_series:act", args=[one.pk, "start"])
    assert sender.get(act).status_code == 405
    assert sender.post(act).url == overview
    one.refresh_from_db()
    assert one.state == "running"
    page = sender.get(overview).content.decode()
    assert "3 days afterwards" in page
    assert "After somebody" in sender.get(reverse("hunar_series:index")).content.decode()
    page = sender.get(at("overview", made)).content.decode()
    assert "A message of the series" in page
    assert "Send it now" not in page
    sender.post(reverse("hunar_series:act", args=[one.pk, "stop"]))
    one.refresh_from_db()
    assert one.state == "stopped"


def test_a_series_with_messages_is_not_deleted(sender, client):
    one = series(3, started=False)
    client.force_login(staff(*WRITE, "delete_mailing"))
    client.post(reverse("hunar_series:delete", args=[one.pk]))
    assert Series.objects.filter(pk=one.pk).exists()
    client.post(reverse("hunar_series_steps:delete", args=[one.steps.get().pk]))
    client.post(reverse("hunar_series:delete", args=[one.pk]))
    assert not Series.objects.exists()


def test_who_only_writes_does_not_start(client, db):
    one = series(3, started=False)
    client.force_login(staff(*WRITE))
    assert client.post(reverse("hunar_series:act", args=[one.pk, "start"])).url == "/admin/"
    one.refresh_from_db()
    assert one.state == "draft"


def test_steps_stand_with_their_series_alone(sender):
    one = series(3)
    assert "After 3" not in sender.get(reverse("hunar_mailings_admin:index")).content.decode()
    assert "After 3" in sender.get(reverse("hunar_series:overview", args=[one.pk])).content.decode()
    assert sender.get(reverse("hunar_series_steps:index")).url == reverse("hunar_series:index")

"""What a person chose, seen in what leaves: when, by which way, and how much it tells."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from cms.notices.actions import deliver_due, delivering, notify, save_preferences, telling
from cms.notices.enums import DeliveryState, Family
from cms.notices.models import Delivery, Preferences
from cms.notices.registry import NoticeKind, register
from tests.cms.accounts.factories import learner

from .factories import GREETING, notice, wanting_messages

NIGHT = ["21:00", "08:00"]
MIDNIGHT = datetime(2026, 3, 1, 19, tzinfo=UTC)  # in Karachi
MORNING = datetime(2026, 3, 2, 3, tzinfo=UTC)
SAFETY = register(
    NoticeKind(
        "test_safety",
        "Your report about %(who)s",
        "We read your report about %(who)s.",
        channels=("email", "sms"),
        link=lambda params: "/reports/1/",
        neutral=True,
    )
)
URGENT = register(NoticeKind("test_urgent", "Soon", "It begins soon.", urgent=True, family=Family.MEETINGS))


@pytest.fixture
def amina(db):
    return wanting_messages(learner("amina@example.org", phone="+923001234567").person)


@pytest.fixture
def clock(monkeypatch, settings):
    """Set the time; quiet hours are the site's own."""
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUIET_HOURS": NIGHT}

    def at(moment):
        for module in (telling, delivering):
            monkeypatch.setattr(module.timezone, "now", lambda: moment)

    return at


def test_message_waits_for_the_morning_and_is_in_the_inbox_at_once(amina, outbox, committed, clock):
    clock(MIDNIGHT)
    with committed():
        notice(amina)
    assert amina.notices.shown(at=MIDNIGHT).count() == 1
    waiting = Delivery.objects.get()
    assert MORNING <= waiting.due_at < MORNING + timedelta(minutes=30)
    assert (deliver_due(), outbox) == (0, {})
    clock(waiting.due_at)
    deliver_due()
    assert len(outbox["email"]) == 1


def test_hours_chosen_since_then_count(amina, outbox, committed, clock):
    clock(MORNING)
    notice(amina)
    save_preferences(person=amina, quiet_from=time(7), quiet_to=time(12))
    Delivery.objects.update(queued_at=None)
    deliver_due()
    held = Delivery.objects.get()
    assert (held.state, held.attempts, held.queued_at, outbox) == (DeliveryState.WAITING, 0, None, {})
    assert held.due_at >= datetime(2026, 3, 2, 7, tzinfo=UTC)


def test_hours_are_those_of_the_persons_own_clock(amina, outbox, committed, clock):
    save_preferences(person=amina, time_zone="America/New_York")
    clock(MIDNIGHT)  # two in the afternoon there
    with committed():
        notice(amina)
    assert len(outbox["email"]) == 1


@pytest.mark.parametrize(("lets_pass", "sent"), [(True, 1), (False, 0)])
def test_urgent_message_passes_if_the_person_lets_it(amina, outbox, committed, clock, lets_pass, sent):
    save_preferences(person=amina, urgent_passes=lets_pass)
    clock(MIDNIGHT)
    with committed():
        notify(person=amina, kind=URGENT.name)
    assert len(outbox.get("email", [])) == sent


def test_muted_channel_and_family(amina, outbox, committed):
    save_preferences(person=amina, muted_channels=["email"], muted_families=["meetings"])
    with committed():
        notify(person=amina, kind=SAFETY.name, params={"who": "Bilal"})
        notify(person=amina, kind=URGENT.name)
    assert {channel: len(messages) for channel, messages in outbox.items()} == {"sms": 1}
    assert amina.notices.count() == 2


def test_muted_after_it_was_told_is_not_sent(amina, outbox):
    notice(amina)
    save_preferences(person=amina, muted_channels=["email"])
    Delivery.objects.update(queued_at=None)
    deliver_due()
    assert (Delivery.objects.get().state, outbox) == (DeliveryState.UNWANTED, {})


def test_neutral_words_tell_nothing_of_who_or_what(amina, outbox, committed):
    """The plain words are looked at too: there is something that could leak."""
    with committed():
        notice(amina, name="Nadia", course="Baking")
    save_preferences(person=amina, neutral=True)
    with committed():
        notice(amina, name="Nadia", course="Baking")
    plain, neutral = outbox["email"]
    assert "Nadia" in plain.subject
    assert "Baking" in plain.text
    assert neutral.subject == "You have a new message on Hunar"
    assert neutral.text == "You have a new message on Hunar. Sign in to read it."


def test_kind_that_is_neutral_is_so_for_everybody(amina, outbox, committed):
    with committed():
        notify(person=amina, kind=SAFETY.name, params={"who": "Bilal"})
    said = {f"{message.subject} {message.text}" for messages in outbox.values() for message in messages}
    assert said == {"You have a new message on Hunar You have a new message on Hunar. Sign in to read it."}
    assert set(outbox) == {"email", "sms"}


def test_neutral_words_are_in_the_readers_language(amina, outbox, committed):
    amina.user.language = "ur"
    amina.user.save()
    with committed():
        notify(person=amina, kind=SAFETY.name, params={"who": "Bilal"})
    assert {message.text for message in outbox["sms"]} == {
        "Hunar پر آپ کے لیے ایک نیا پیغام ہے۔ پڑھنے کے لیے سائن ان کریں۔"
    }


def test_site_may_be_neutral_until_somebody_chooses(amina, outbox, committed, settings):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "NEUTRAL": True}
    with committed():
        notice(amina)
    save_preferences(person=amina, neutral=False)
    with committed():
        notice(amina)
    assert [message.subject for message in outbox["email"]] == [
        "You have a new message on Hunar",
        "Salaam Amina",
    ]


def test_choices_are_one_row_a_person(amina):
    save_preferences(person=amina, neutral=True)
    save_preferences(person=amina, muted_channels=["sms"])
    kept = Preferences.objects.get()
    assert (kept.person, kept.neutral, kept.muted_channels) == (amina, True, ["sms"])


def test_reminder_is_shown_and_leaves_when_its_time_comes(amina, outbox, committed, monkeypatch):
    now = timezone.now()
    with committed():
        notify(
            person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, at=now + timedelta(hours=2)
        )
    assert (amina.notices.shown(at=now).count(), deliver_due(), outbox) == (0, 0, {})
    monkeypatch.setattr(delivering.timezone, "now", lambda: now + timedelta(hours=2))
    assert (amina.notices.shown(at=timezone.now()).count(), deliver_due()) == (1, 1)
    assert len(outbox["email"]) == 1


def test_reminder_for_a_quiet_hour_waits_as_well(amina, clock):
    clock(MIDNIGHT - timedelta(hours=8))
    notify(person=amina, kind=GREETING.name, params={"name": "A", "course": "B"}, at=MIDNIGHT)
    assert amina.notices.get().due_at == MIDNIGHT
    assert Delivery.objects.get().due_at >= MORNING

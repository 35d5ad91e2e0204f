"""The page where a person chooses what reaches them."""

from datetime import time

import pytest
from django.urls import reverse

from cms.notices.actions import save_preferences
from cms.notices.enums import Channel
from cms.notices.models import Preferences
from cms.notices.registry import families
from tests.cms.accounts.factories import learner

from .factories import wanting_messages

PAGE = "hunar_notices:preferences"
CHOSEN = {
    "channels": ["email"],
    "families": ["learning"],
    "neutral": "on",
    "quiet_from": "22:30",
    "quiet_to": "06:00",
    "time_zone": "Asia/Dubai",
    "urgent_passes": "on",
}


@pytest.fixture
def amina(client, db):
    found = learner("amina@example.org")
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    return wanting_messages(found.person)


def test_guest_is_led_to_the_door(client, db):
    assert client.get(reverse(PAGE)).url.startswith(reverse("account_login"))
    assert client.post(reverse(PAGE), CHOSEN).url.startswith(reverse("account_login"))
    assert not Preferences.objects.exists()


def test_page_begins_with_what_holds_for_everybody(client, amina, settings):
    settings.HUNAR_NOTICES = {**settings.HUNAR_NOTICES, "QUIET_HOURS": ["21:00", "08:00"]}
    shown = client.get(reverse(PAGE)).context["form"].initial
    assert shown == {
        "channels": Channel.values,
        "families": families(),
        "neutral": False,
        "quiet_from": time(21),
        "quiet_to": time(8),
        "time_zone": "Asia/Karachi",
        "urgent_passes": False,
    }
    assert not Preferences.objects.exists()


def test_choices_are_kept_and_shown_again(client, amina):
    assert client.post(reverse(PAGE), CHOSEN).url == reverse(PAGE)
    kept = Preferences.objects.get(person=amina)
    assert kept.muted_channels == ["sms"]
    assert kept.muted_families == [family for family in families() if family != "learning"]
    assert (kept.neutral, kept.urgent_passes, kept.time_zone) == (True, True, "Asia/Dubai")
    assert (kept.quiet_from, kept.quiet_to) == (time(22, 30), time(6))
    shown = client.get(reverse(PAGE)).context["form"].initial
    assert (shown["channels"], shown["families"], shown["quiet_from"]) == (
        ["email"],
        ["learning"],
        time(22, 30),
    )


def test_nothing_ticked_is_a_choice_too(client, amina):
    client.post(reverse(PAGE), {"quiet_from": "21:00", "quiet_to": "21:00", "time_zone": "Asia/Karachi"})
    kept = Preferences.objects.get(person=amina)
    assert (kept.muted_channels, kept.muted_families) == (Channel.values, families())
    assert (kept.neutral, kept.urgent_passes) == (False, False)


def test_a_whole_day_of_quiet_is_refused(client, amina):
    page = client.post(reverse(PAGE), CHOSEN | {"quiet_from": "08:00", "quiet_to": "07:00"})
    assert page.context["form"].non_field_errors() == [
        "Leave at least four hours of the day in which messages may reach you."
    ]
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Mars/Base"}, {"channels": ["pigeon"]}, {"quiet_from": "late"}]
)
def test_what_is_not_offered_is_refused(client, amina, wrong):
    client.post(reverse(PAGE), CHOSEN | wrong)
    assert not Preferences.objects.exists()


def test_choices_are_ones_own(client, amina):
    bilal = learner("bilal@example.org").person
    save_preferences(person=bilal, neutral=True)
    client.post(reverse(PAGE), CHOSEN | {"person": bilal.pk, "neutral": ""})
    assert Preferences.objects.get(person=bilal).time_zone == ""
    assert client.get(reverse(PAGE)).context["form"].initial["time_zone"] == "Asia/Dubai"


def test_zone_that_the_site_no_longer_offers_stays(client, amina):
    save_preferences(person=amina, time_zone="Asia/Tokyo")
    client.post(reverse(PAGE), CHOSEN | {"time_zone": "Asia/Tokyo"})
    assert Preferences.objects.get().time_zone == "Asia/Tokyo"


def test_page_says_when_messages_are_not_allowed(client, db):
    client.force_login(learner("new@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    assert reverse("hunar_people:consents") in client.get(reverse(PAGE)).content.decode()
    assert client.get(reverse(PAGE)).context["allowed"] is False


def test_inbox_and_account_lead_here(client, amina):
    for name in ("hunar_notices:inbox", "hunar_accounts:account"):
        assert f'href="{reverse(PAGE)}"' in client.get(reverse(name)).content.decode()

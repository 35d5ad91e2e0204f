"""Calendar entries, read back by the library that wrote them and by another one."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from django.urls import reverse
from django.utils import timezone

from mentorship.actions import pause_contact
from mentorship.actions.feeds import give_feed, take_feed_away
from mentorship.actions.meetings import call_off_meeting, move_meeting
from mentorship.calendars import Entry, calendar_of, key_in, token_of

from . import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def match(db):
    return factories.match()


def read(body):
    """(UID, SEQUENCE, STATUS, beginning) of each entry, as two readers agree."""
    mine = [_of_icalendar(one) for one in icalendar.Calendar.from_ical(body).walk("VEVENT")]
    calendar = vobject.readOne(body.decode())
    assert calendar.validate(raiseException=True)
    other = [
        (one.uid.value, int(one.sequence.value), one.status.value, one.dtstart.value)
        for one in getattr(calendar, "vevent_list", [])
    ]
    assert mine == other
    return mine


def _of_icalendar(event):
    return str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"]), event.decoded("DTSTART")


def test_an_entry_keeps_its_identity_when_it_is_moved_and_called_off(match):
    meeting = factories.meeting(match, agreed=False)
    mentor, uid = match.mentor.mentor.person, f"{meeting.key}@hunar"
    first = meeting.starts_at
    seen = [read(calendar_of([Entry(meeting, "https://x.example/m")], now=NOW))]
    later = factories.plan(first + timedelta(days=1))
    move_meeting(meeting=meeting, person=mentor, plan=later, sequence=0)
    seen.append(read(calendar_of([Entry(meeting, "https://x.example/m")], now=NOW)))
    call_off_meeting(meeting=meeting, person=mentor)
    seen.append(read(calendar_of([Entry(meeting, "https://x.example/m")], now=NOW)))
    assert seen == [
        [(uid, 0, "TENTATIVE", first)],
        [(uid, 1, "TENTATIVE", later.starts_at)],
        [(uid, 2, "CANCELLED", later.starts_at)],
    ]


def test_an_entry_says_when_and_where_to_join_and_nothing_of_whom_or_what(match):
    meeting = factories.meeting(match, about="My first order")
    body = calendar_of([Entry(meeting, "https://x.example/m")], now=NOW)
    event = icalendar.Calendar.from_ical(body).walk("VEVENT")[0]
    assert {name: event[name].to_ical().decode() for name in ("SUMMARY", "LOCATION", "CLASS", "URL")} == {
        "SUMMARY": "Meeting",
        "LOCATION": "https://meet.example.org/a",
        "CLASS": "PRIVATE",
        "URL": "https://x.example/m",
    }
    words = body.decode()
    for told in (match.mentee.person.name, match.mentor.mentor.person.name, "My first order", "mentor"):
        assert told not in words
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)
    assert event["DTSTART"].to_ical().endswith(b"Z")


def test_every_line_is_folded_to_75_octets_also_in_urdu(match):
    where = "کوئٹہ ہنر مرکز، پہلی منزل، کمرہ نمبر تین، جناح روڈ کے ساتھ والی گلی میں، سبز دروازہ"
    meeting = factories.meeting(match, place="hub", link="", where=where)
    body = calendar_of([Entry(meeting, "https://x.example/m")], now=NOW)
    assert max(len(line) for line in body.split(b"\r\n")) <= 75
    assert vobject.readOne(body.decode()).vevent.location.value == where


def test_the_token_of_an_address_cannot_be_made_from_the_key_alone(match):
    feed = give_feed(person=match.mentee.person)
    token = token_of(feed.key)
    assert key_in(token) == feed.key
    for wrong in (feed.key.hex, f"{token}x", f"{feed.key.hex}.{'a' * 43}", "", "…"):
        assert key_in(wrong) is None


def fetch(client, feed):
    return client.get(reverse("hunar_mentorship:calendar_feed", args=[token_of(feed.key)]))


def test_a_calendar_has_the_meetings_of_its_person_and_of_nobody_else(client, match):
    mine, other = factories.meeting(match), factories.meeting(factories.match())
    feed = give_feed(person=match.mentee.person)
    answer = fetch(client, feed)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [one[0] for one in read(answer.content)] == [f"{mine.key}@hunar"]
    assert str(other.key) not in answer.content.decode()


def test_an_address_that_was_changed_or_taken_away_answers_no_more(client, match):
    person = match.mentee.person
    first = give_feed(person=person)
    old = token_of(first.key)
    second = give_feed(person=person)
    assert client.get(reverse("hunar_mentorship:calendar_feed", args=[old])).status_code == 404
    assert fetch(client, second).status_code == 200
    take_feed_away(person=person)
    assert fetch(client, second).status_code == 404


def test_a_closed_login_has_no_calendar(client, match):
    feed = give_feed(person=match.mentee.person)
    user = match.mentee.person.user
    user.is_active = False
    user.save()
    assert fetch(client, feed).status_code == 404


def test_what_is_paused_is_cancelled_in_the_calendar_and_tells_no_link(client, match):
    factories.meeting(match)
    feed = give_feed(person=match.mentee.person)
    pause_contact(match=match)
    body = fetch(client, feed).content
    assert [one[2] for one in read(body)] == ["CANCELLED"]
    assert b"meet.example.org" not in body


def test_who_declined_in_a_circle_has_it_cancelled_and_the_others_have_not(client):
    first, second = factories.circle(people=2)
    meeting = factories.meeting(first)
    call_off_meeting(meeting=meeting, person=second.mentee.person)
    states = [
        read(fetch(client, give_feed(person=one.mentee.person)).content)[0][2] for one in (first, second)
    ]
    assert states == ["CONFIRMED", "CANCELLED"]


@pytest.mark.parametrize("meetings", [1, 3])
def test_a_calendar_costs_the_same_for_few_meetings_and_for_many(
    client, match, meetings, django_assert_num_queries
):
    for number in range(meetings):
        factories.meeting(match, starts_at=timezone.now() + timedelta(days=number + 1))
    feed = give_feed(person=match.mentee.person)
    with django_assert_num_queries(6):
        assert len(read(fetch(client, feed).content)) == meetings


def test_a_site_without_the_library_has_no_calendars_and_all_else(client, match, monkeypatch):
    meeting, feed = factories.meeting(match), give_feed(person=match.mentee.person)
    monkeypatch.setattr("mentorship.calendars.find_spec", lambda name: None)
    client.force_login(match.mentee.person.user)
    page = client.get(reverse("hunar_mentorship:meeting", args=[meeting.key]))
    ics, mine = (
        reverse("hunar_mentorship:meeting_ics", args=[meeting.key]),
        reverse("hunar_mentorship:calendar"),
    )
    assert (page.status_code, ics in page.content.decode()) == (200, False)
    assert [client.get(one).status_code for one in (ics, mine)] == [404, 404]
    assert fetch(client, feed).status_code == 404

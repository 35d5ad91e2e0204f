"""Pages of meetings and check-ins: what people see and press, and that nobody else finds them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from mentorship.actions import end_match, pause_contact
from mentorship.actions.check_ins import open_check_ins
from mentorship.actions.meetings import call_off_meeting, propose_meeting
from mentorship.actions.reporting import report_meeting
from mentorship.common_times import suggested_times
from mentorship.enums import EndReason, MeetingState, Side
from mentorship.forms.meetings import PlanForm
from mentorship.models import Attendance, CalendarFeed, CheckIn, Meeting

from . import factories

pytestmark = pytest.mark.django_db
KARACHI = ZoneInfo("Asia/Karachi")


@pytest.fixture
def match(db):
    return factories.match(factories.programme(check_in_weeks=[2]))


@pytest.fixture
def mentor(client, match):
    client.force_login(match.mentor.mentor.person.user)
    return client


@pytest.fixture
def mentee(client, match):
    client.force_login(match.mentee.person.user)
    return client


def to(name, *args):
    return reverse(f"hunar_mentorship:{name}", args=args)


def plan_data(moment, **more):
    local = moment.astimezone(KARACHI)
    given = {"date": f"{local:%Y-%m-%d}", "clock": f"{local:%H:%M}", "minutes": 45, "place": "online"}
    return {**given, **more}


def soon(**times):
    return (timezone.now() + timedelta(**(times or {"days": 2}))).replace(second=0, microsecond=0)


def test_times_on_offer_suit_both_and_pass_over_what_the_mentor_has(match):
    now = datetime(2026, 6, 1, 6, tzinfo=KARACHI)  # a Monday
    first, second = suggested_times(match, now=now, minutes=45, count=2)
    assert [moment.astimezone(KARACHI).strftime("%a %H:%M") for moment in (first, second)] == [
        "Mon 16:00",
        "Tue 16:00",
    ]
    Meeting.objects.create(mentor=match.mentor, starts_at=first + timedelta(minutes=30), minutes=30)
    assert suggested_times(match, now=now, minutes=45, count=1) == [second]


def test_no_time_is_on_offer_where_weeks_do_not_meet(match):
    match.mentee.week = bytes(42)
    assert suggested_times(match, now=timezone.now(), minutes=45) == []


def test_a_time_is_chosen_and_proposed(mentee, match):
    page = mentee.get(to("propose_meeting", match.key))
    form = page.context["form"]
    chosen = form.times[1]
    answer = mentee.post(
        to("propose_meeting", match.key),
        {"time": chosen.isoformat(), "minutes": 30, "place": "online", "link": "https://meet.example.org/b"},
    )
    meeting = Meeting.objects.get()
    assert answer.url == to("meeting", meeting.key)
    assert (meeting.starts_at, meeting.minutes, meeting.link) == (chosen, 30, "https://meet.example.org/b")


def test_every_time_on_offer_is_shown_by_both_clocks_with_names(mentee, match):
    match.mentor.mentor.time_zone = "Europe/London"
    match.mentor.mentor.week = b"\xff" * 42
    match.mentor.mentor.save()
    page = mentee.get(to("propose_meeting", match.key))
    here, there = page.context["choices"][0]["clocks"]
    assert (here.place, here.names, there.place) == ("Pakistan", ("You",), "Britain")
    assert there.names == (match.mentor.mentor.person.shown_as("en"),)
    assert page.content.decode().count("hunar-clock-mine") == len(page.context["choices"])


def test_a_time_by_hand_is_read_by_ones_own_clock(mentor, match):
    match.mentor.mentor.time_zone = "Europe/London"
    match.mentor.mentor.save()
    day = (timezone.now() + timedelta(days=3)).date()
    given = {"date": f"{day}", "clock": "13:00", "minutes": 45, "place": "call", "where": "I call you"}
    mentor.post(to("propose_meeting", match.key), given)
    expected = datetime(day.year, day.month, day.day, 13, tzinfo=ZoneInfo("Europe/London"))
    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.where, meeting.link) == (expected, "I call you", "")


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"link": "http://meet.example.org/a"}, ["link"]),
        ({"link": "https://wa.me/923001234567"}, ["link"]),
        ({"where": "Call 0300 123-4567"}, ["where"]),
        ({"about": "میرا نمبر ۰۳۰۰۱۲۳۴۵۶۷"}, ["about"]),
        ({"clock": ""}, ["clock"]),
        ({"date": ""}, ["date"]),
        ({"date": "", "clock": ""}, ["date"]),
        ({"minutes": 7}, ["minutes"]),
        ({"place": "elsewhere"}, ["place"]),
        ({"where": "Room 12, floor 3"}, []),
    ],
)
def test_what_the_form_of_a_meeting_refuses(given, wrong):
    form = PlanForm(plan_data(soon(), **given), zone="Asia/Karachi")
    assert sorted(form.errors) == wrong


def test_a_refusal_keeps_what_was_written(mentee, match):
    there = factories.meeting(match)
    answer = mentee.post(to("propose_meeting", match.key), plan_data(there.starts_at, about="My first order"))
    assert answer.status_code == 422
    assert b"My first order" in answer.content
    assert "The mentor has something else at that time" in answer.content.decode()


def test_a_proposal_is_answered_with_yes(mentee, match):
    meeting = factories.meeting(match, agreed=False)
    assert to("confirm_meeting", meeting.key) in mentee.get(to("meeting", meeting.key)).content.decode()
    mentee.post(to("confirm_meeting", meeting.key), {"sequence": 0})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CONFIRMED


def test_a_yes_to_a_time_that_was_changed_meanwhile_is_not_taken(mentee, match):
    meeting = factories.meeting(match, agreed=False)
    Meeting.objects.update(sequence=1)
    answer = mentee.post(to("confirm_meeting", meeting.key), {"sequence": 0}, follow=True)
    assert "The meeting was changed while you were reading" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PROPOSED


def test_a_proposal_is_answered_with_another_time(mentee, match):
    meeting = factories.meeting(match, agreed=False)
    other = soon(days=5)
    mentee.post(
        to("move_meeting", meeting.key),
        plan_data(other, sequence=0, link="https://meet.example.org/c"),
    )
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.state, meeting.sequence) == (other, MeetingState.PROPOSED, 1)
    assert meeting.proposed_by == match.mentee.person


def test_a_link_is_added_later_without_choosing_a_time(mentor, match):
    meeting = factories.meeting(match, link="")
    given = {"sequence": 0, "minutes": 45, "place": "online", "link": "https://meet.example.org/d"}
    mentor.post(to("move_meeting", meeting.key), given)
    starts_at = meeting.starts_at
    meeting.refresh_from_db()
    assert (meeting.link, meeting.starts_at) == ("https://meet.example.org/d", starts_at)
    assert meeting.state == MeetingState.CONFIRMED


def test_a_meeting_is_called_off(mentor, match):
    meeting = factories.meeting(match)
    mentor.post(to("call_off_meeting", meeting.key))
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED
    assert to("move_meeting", meeting.key) not in mentor.get(to("meeting", meeting.key)).content.decode()


def test_while_contact_is_paused_no_link_is_shown_and_calling_off_is_all(mentee, match):
    meeting = factories.meeting(match)
    pause_contact(match=match)
    page = mentee.get(to("meeting", meeting.key)).content.decode()
    assert ("https://meet.example.org/a" in page, to("move_meeting", meeting.key) in page) == (False, False)
    assert to("call_off_meeting", meeting.key) in page
    assert "Contact is paused" in page
    assert mentee.get(to("propose_meeting", match.key)).status_code == 302


def test_after_a_meeting_one_tells_and_the_other_objects(client, match):
    meeting = factories.past_meeting(match)
    client.force_login(match.mentor.mentor.person.user)
    client.post(to("report_meeting", meeting.key), {"outcome": "mentee"})
    told = Attendance.objects.get()
    assert (told.came, told.missed_by) == (False, Side.MENTEE)
    client.force_login(match.mentee.person.user)
    assert "It was not so" in client.get(to("meeting", meeting.key)).content.decode()
    client.post(to("object_to_report", meeting.key), {"attendance": told.pk, "words": "I was there"})
    told.refresh_from_db()
    assert (told.objection, told.objected_by) == ("I was there", Side.MENTEE)


def test_a_mentor_of_a_circle_says_who_came(client):
    first, second = factories.circle(people=2)
    meeting = factories.past_meeting(first)
    client.force_login(first.mentor.mentor.person.user)
    given = {f"outcome-{first.pk}": "came", f"outcome-{second.pk}": "mentee"}
    client.post(to("report_meeting", meeting.key), given)
    assert dict(meeting.attendances.values_list("match", "came")) == {first.pk: True, second.pk: False}


def test_a_proposal_that_nobody_answered_was_not_missed_by_anybody(mentee, match):
    meeting = factories.past_meeting(match, agreed=False)
    mentee.post(to("report_meeting", meeting.key), {"outcome": "mentor"})
    assert Attendance.objects.get().came is None
    mentee.post(to("report_meeting", meeting.key), {"outcome": "came"})
    assert Attendance.objects.get().came is True


def test_a_meeting_is_a_calendar_file(mentee, match):
    meeting = factories.meeting(match)
    answer = mentee.get(to("meeting_ics", meeting.key))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"UID:{meeting.key}@hunar".encode() in answer.content


def test_an_address_for_the_calendar_is_made_and_taken_away(mentee, match):
    mentee.post(to("calendar"), {"what": "give"})
    feed = CalendarFeed.objects.get(person=match.mentee.person)
    page = mentee.get(to("calendar"))
    assert feed.key.hex in page.context["address"]
    mentee.post(to("calendar"), {"what": "take"})
    assert CalendarFeed.objects.count() == 0


GET = ("meeting", "move_meeting", "meeting_ics")
POST = ("confirm_meeting", "move_meeting", "call_off_meeting", "report_meeting", "object_to_report")


@pytest.mark.parametrize("name", [*((("get", one)) for one in GET), *(("post", one) for one in POST)])
def test_a_meeting_of_another_match_is_not_there(client, match, name):
    meeting, other = factories.meeting(match), factories.match()
    method, address = name
    for person in (other.mentee.person, other.mentor.mentor.person, factories.person("Stranger")):
        client.force_login(person.user)
        assert getattr(client, method)(to(address, meeting.key)).status_code == 404
    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence) == (MeetingState.CONFIRMED, 0)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_meeting_is_proposed_in_another_match(client, match, method):
    client.force_login(factories.match().mentee.person.user)
    assert getattr(client, method)(to("propose_meeting", match.key)).status_code == 404


@pytest.mark.parametrize("meetings", [1, 3])
def test_my_meetings_cost_the_same(mentee, match, meetings, django_assert_num_queries):
    for number in range(meetings):
        factories.meeting(match, starts_at=soon(days=number + 1))
        factories.meeting(match, agreed=False, starts_at=soon(days=number + 20))
        factories.past_meeting(match, days=number + 1, starts_at=soon(days=number + 40))
        told = factories.past_meeting(match, days=number + 9, starts_at=soon(days=number + 60))
        report_meeting(meeting=told, person=match.mentee.person, outcomes={match.pk: "came"})
    mentee.get(to("meetings"))  # what the site keeps in mind is warm
    with django_assert_num_queries(20):
        page = mentee.get(to("meetings"))
    found = [len(page.context[name]) for name in ("waiting", "to_report", "ahead", "earlier")]
    assert found == [meetings] * 4


def test_my_meetings_say_what_waits_for_me(mentor, match):
    own = propose_meeting(match=match, person=match.mentor.mentor.person, plan=factories.plan())
    theirs = propose_meeting(match=match, person=match.mentee.person, plan=factories.plan(soon(days=4)))
    off = factories.meeting(match, starts_at=soon(days=6))
    call_off_meeting(meeting=off, person=match.mentee.person)
    page = mentor.get(to("meetings"))
    assert [one.meeting for one in page.context["waiting"]] == [theirs]
    assert [one.meeting for one in page.context["ahead"]] == [own]


# Check-ins


def test_two_taps_answer_a_check_in_and_the_other_never_sees_it(client, match):
    open_check_ins(timezone.now() + timedelta(weeks=2))
    CheckIn.objects.update(due_on=timezone.localdate())
    mine = CheckIn.objects.get(side=Side.MENTEE)
    client.force_login(match.mentor.mentor.person.user)
    assert client.get(to("check_in", mine.pk)).status_code == 404
    assert client.post(to("check_in", mine.pk), {"helpful": 5, "comfortable": 5}).status_code == 404
    client.force_login(match.mentee.person.user)
    page = client.get(to("check_in", mine.pk)).content.decode()
    assert page.count('type="radio"') == 10
    given = {"helpful": 2, "comfortable": 5, "words": "Seldom any time"}
    assert client.post(to("check_in", mine.pk), given).status_code == 302
    mine.refresh_from_db()
    assert (mine.helpful, mine.comfortable, mine.words) == (2, 5, "Seldom any time")
    assert client.get(to("check_in", mine.pk)).status_code == 302


def test_an_unfinished_answer_is_asked_for_again_and_keeps_what_was_chosen(client, match):
    open_check_ins(timezone.now() + timedelta(weeks=2))
    CheckIn.objects.update(due_on=timezone.localdate())
    mine = CheckIn.objects.get(side=Side.MENTEE)
    client.force_login(match.mentee.person.user)
    answer = client.post(to("check_in", mine.pk), {"helpful": 2, "words": "Seldom any time"})
    page = answer.content.decode()
    assert (answer.status_code, "Seldom any time" in page, page.count("checked")) == (422, True, 1)


def test_a_check_in_that_is_not_due_is_not_there(client, match):
    open_check_ins(timezone.now() + timedelta(weeks=2))
    mine = CheckIn.objects.get(side=Side.MENTEE)
    client.force_login(match.mentee.person.user)
    assert client.get(to("check_in", mine.pk)).status_code == 404


# On the page of a match


def test_the_page_of_a_match_shows_what_is_planned_and_what_waits(mentee, match):
    check_in = factories.check_in(match)
    planned, past = factories.meeting(match), factories.past_meeting(match, starts_at=soon(days=9))
    off = factories.meeting(match, starts_at=soon(days=11))
    call_off_meeting(meeting=off, person=match.mentee.person)
    page = mentee.get(to("match", match.key)).content.decode()
    addresses = [to("meeting", one.key) for one in (planned, past, off)]
    assert [address in page for address in addresses] == [True, True, False]
    assert [to("check_in", check_in.pk) in page, to("propose_meeting", match.key) in page] == [True, True]


def test_a_match_that_is_over_offers_no_meeting(mentee, match):
    end_match(match=match, side=Side.STAFF, reason=EndReason.FIT)
    page = mentee.get(to("match", match.key)).content.decode()
    assert to("propose_meeting", match.key) not in page
    assert mentee.get(to("propose_meeting", match.key)).url == to("match", match.key)

"""What came of the demo's matches. They begin and end through the ordinary actions and are then dated back; what was
said and met in the past is written as it would stand; what lies ahead is asked and agreed through the actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from cms.people.models import Person

from ..actions.asking import ask_mentor
from ..actions.matches import begin_match, end_match
from ..actions.meetings import Plan, confirm_meeting, propose_meeting
from ..actions.places import hold_mentee, take_place, take_seat_in_circle
from ..actions.risks import judge_match
from ..availability import Week, meeting_times
from ..enums import EndReason, MeetingPlace, MeetingState, Origin, Side
from ..models import (
    Attendance,
    CheckIn,
    Circle,
    Feedback,
    Goal,
    GoalStep,
    Match,
    Meeting,
    MenteeApplication,
    MentorApplication,
    Message,
    Note,
    ThreadSeen,
)
from . import words
from .words import Words, ago, stable_key

Mentors = dict[str, MentorApplication]
Mentees = dict[str, MenteeApplication]
LINK = "https://meet.example/hunar"
READ = timedelta(days=3)  # what is older has been read


def add_matches(mentors: Mentors, mentees: Mentees) -> None:
    """The matches of one programme, in the order in which they are told."""
    for number, story in enumerate(words.read("matches")["matches"]):
        if story["mentee"] in mentees:
            _tell(story, number, mentors[story["mentor"]], mentees[story["mentee"]])


def add_circles(mentors: Mentors, mentees: Mentees) -> None:
    for number, story in enumerate(words.read("matches")["circles"]):
        people = [mentees[key] for key in story["mentees"] if key in mentees]
        if people:
            _tell_circle(story, number, mentors[story["mentor"]], people)


def add_requests(mentors: Mentors, mentees: Mentees) -> None:
    for asked in words.read("matches")["requests"]:
        if asked["mentee"] in mentees:
            ask_mentor(mentee=mentees[asked["mentee"]], mentor=mentors[asked["mentor"]], words=asked["words"])


def _tell(story: Words, number: int, mentor: MentorApplication, mentee: MenteeApplication) -> None:
    match = _begin(mentor, mentee, story["begun"])
    people = {Side.MENTOR: mentor.mentor.person, Side.MENTEE: mentee.person}
    _set_goals(match, story, people[Side.MENTEE])
    _hold_meetings(story, mentor, [match])
    for place, note in enumerate(story.get("notes", [])):
        Note.objects.create(
            key=stable_key("mentoring", "note", number, place),
            match=match,
            author=people[note["by"]],
            words=note["words"].strip(),
            is_private=note.get("private", False),
            at=ago(note["ago"], minutes=60 + place),
        )
    authors = {side.value: person for side, person in people.items()}
    _write_thread({"match": match}, story, authors, number)
    _answer_check_ins(match, story, people)
    if "ended" in story:
        _end(match, story, people)
    else:
        _meet_ahead(story, [match])
        judge_match(match=match)
    _mark_read(match, people.values())


def _begin(
    mentor: MentorApplication, mentee: MenteeApplication, begun: int, circle: Circle | None = None
) -> Match:
    take_place(mentor=mentor)
    hold_mentee(mentee=mentee)
    match = begin_match(mentor=mentor, mentee=mentee, origin=Origin.ROUND, circle=circle)
    match.begun_at = ago(begun)
    match.ends_on = timezone.localdate(match.begun_at) + timedelta(weeks=mentee.programme.weeks)
    match.save()
    match.events.update(at=match.begun_at)
    return match


def _set_goals(match: Match, story: Words, by: Person) -> None:
    for written in story.get("goals", []):
        due = written.get("due")
        goal = Goal.objects.create(
            match=match,
            words=written["words"],
            state=written.get("state", "open"),
            due_on=timezone.localdate() + timedelta(days=due) if due else None,
            by=by,
        )
        Goal.objects.filter(pk=goal.pk).update(at=match.begun_at + timedelta(days=3))
        GoalStep.objects.bulk_create(
            GoalStep(goal=goal, words=step["words"], done_at=ago(step["done"]) if "done" in step else None)
            for step in written["steps"]
        )


def _hold_meetings(story: Words, mentor: MentorApplication, matches: Sequence[Match]) -> None:
    """What was met, or missed, in the past, as the mentor told it afterwards."""
    for told in story.get("meetings", []):
        if "ago" in told:
            missed = told.get("missed", "")
            starts = _time(matches, ago(told["ago"]))
            meeting = Meeting.objects.create(
                **_shape(mentor, matches, told),
                starts_at=starts,
                state=MeetingState.MISSED if missed else MeetingState.HELD,
                decided_at=starts - timedelta(days=2),
            )
            _report(meeting, matches, missed, told.get("absent", []))


def _report(meeting: Meeting, matches: Sequence[Match], missed: str, absent: Sequence[str]) -> None:
    gone = {stable_key("person", key) for key in absent}
    for match in matches:
        by = missed or (Side.MENTEE if match.mentee.person.key in gone else "")
        Attendance.objects.create(
            meeting=meeting,
            match=match,
            said_yes=True,
            came=not by,
            missed_by=by,
            reported_by=Side.MENTOR,
            reported_at=meeting.ends_at,
        )
        if not by:
            Match.objects.filter(pk=match.pk).update(last_met_at=meeting.starts_at)


def _meet_ahead(story: Words, matches: Sequence[Match]) -> None:
    """What is planned: proposed by the mentor, and agreed to unless the answer is still awaited."""
    for told in story.get("meetings", []):
        if "ahead" in told:
            mentor = matches[0].mentor.mentor.person
            starts = _time(matches, ago(-told["ahead"]))
            shape = _shape(matches[0].mentor, matches, told)
            plan = Plan(
                starts, **{name: shape[name] for name in ("minutes", "place", "link", "where", "about")}
            )
            meeting = propose_meeting(match=matches[0], person=mentor, plan=plan)
            if told.get("state") != MeetingState.PROPOSED:
                for match in matches:
                    confirm_meeting(meeting=meeting, person=match.mentee.person, sequence=0)


def _shape(mentor: MentorApplication, matches: Sequence[Match], told: Words) -> Words:
    place = told.get("place", MeetingPlace.ONLINE)
    return {
        "mentor": mentor,
        "circle": matches[0].circle,
        "minutes": mentor.programme.meeting_minutes,
        "place": place,
        "link": LINK if place == MeetingPlace.ONLINE else "",
        "where": told.get("where", ""),
        "about": told["about"],
        "proposed_by": mentor.mentor.person,
    }


def _time(matches: Sequence[Match], day: datetime) -> datetime:
    """The first time from that day on at which all are free and the mentor meets nobody else."""
    mentor = matches[0].mentor
    rows: list[Any] = [mentor.mentor, *(match.mentee for match in matches)]
    people = [(Week.from_bytes(bytes(row.week)), ZoneInfo(row.time_zone)) for row in rows]
    found = meeting_times(people, day.replace(hour=0, minute=0), mentor.programme.meeting_minutes, 8)
    taken = set(Meeting.objects.filter(mentor__mentor=mentor.mentor).values_list("starts_at", flat=True))
    return next(moment for moment in found if moment not in taken)


def _write_thread(place: Words, story: Words, authors: dict[str, Person], number: int) -> None:
    for line, message in enumerate(story.get("messages", [])):
        Message.objects.create(
            **place,
            key=stable_key("mentoring", *place, number, line),
            author=authors[message["by"]],
            words=message["words"],
            at=ago(message["ago"], minutes=9 * line),
        )


def _mark_read(match: Match, people: Any) -> None:
    """Both have read what is not of these days."""
    at = timezone.now() - READ
    ThreadSeen.objects.bulk_create(ThreadSeen(match=match, person=person, at=at) for person in people)


def _answer_check_ins(match: Match, story: Words, people: dict[Side, Person]) -> None:
    for told in story.get("check_ins", []):
        due = timezone.localdate(match.begun_at) + timedelta(weeks=told["week"])
        CheckIn.objects.create(
            match=match,
            person=people[told["by"]],
            side=told["by"],
            week=told["week"],
            due_on=due,
            helpful=told["helpful"],
            comfortable=told["comfortable"],
            words=told.get("words", ""),
            answered_at=match.begun_at + timedelta(weeks=told["week"], days=1),
        )


def _end(match: Match, story: Words, people: dict[Side, Person]) -> None:
    end_match(match=match, side=Side(story["side"]), reason=EndReason(story["reason"]))
    ended = ago(story["ended"])
    Match.objects.filter(pk=match.pk).update(ended_at=ended)
    match.events.filter(kind="ended").update(at=ended)
    for told in story.get("feedback", []):
        Feedback.objects.create(
            match=match,
            person=people[told["by"]],
            useful=told["useful"],
            again=told.get("again"),
            words=told.get("words", ""),
            thanks=told.get("thanks", ""),
            at=ended + timedelta(days=1),
        )
    match.refresh_from_db()


def _tell_circle(
    story: Words, number: int, mentor: MentorApplication, mentees: list[MenteeApplication]
) -> None:
    zone = ZoneInfo(mentor.mentor.time_zone)
    slot = min(words.week([story["free"]]).to_utc(zone, timezone.localdate()))
    circle = None
    matches = []
    for mentee in mentees:
        circle = take_seat_in_circle(mentor=mentor, slot=slot, size=mentor.programme.circle_size)
        matches.append(_begin(mentor, mentee, story["begun"], circle))
    _hold_meetings(story, mentor, matches)
    authors = {match.mentee.person.key: match.mentee.person for match in matches}
    keys = {key: authors[stable_key("person", key)] for key in story["mentees"]}
    _write_thread({"circle": circle}, story, {**keys, story["mentor"]: mentor.mentor.person}, number)
    _meet_ahead(story, matches)
    for match in matches:
        judge_match(match=match)
        _mark_read(match, (match.mentee.person, mentor.mentor.person))

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
from ..actions.places import hold_mentee, take_place
from ..actions.risks import judge_match
from ..actions.thanking import thank_mentor
from ..availability import Week, meeting_times
from ..enums import EndReason, MeetingPlace, MeetingState, Origin, Side
from ..models import (
    Attendance,
    CheckIn,
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
from .people import COORDINATOR, somebody
from .words import Words, ago, stable_key

Mentors = dict[str, MentorApplication]
Mentees = dict[str, MenteeApplication]
LINK = "https://meet.example/hunar"
READ = timedelta(days=3)  # what is older has been read


def tell_matches(matches: list[Match], number: int) -> None:
    """What came of the matches of that round; of those that staff made, where it is 0."""
    told = words.read("matches")
    of_mentees = {match.mentee.person.key: match for match in matches}
    for place, story in enumerate(told["matches"]):
        match = of_mentees.get(stable_key("person", story["mentee"]))
        if match and story.get("round", 0) == number:
            _tell(story, place, match)
    for place, story in enumerate(told["circles"]):
        circle = [of_mentees.get(stable_key("person", key)) for key in story["mentees"]]
        if all(circle) and story["round"] == number:
            _tell_circle(story, place, circle)


def end_matches(mentors: Mentors, mentees: Mentees, *, before: int) -> None:
    """End those that ended more than so many days ago."""
    for story in words.read("matches")["matches"]:
        if story.get("ended", 0) > before and story["mentee"] in mentees:
            pair = {"mentor": mentors[story["mentor"]], "mentee": mentees[story["mentee"]]}
            for match in Match.objects.active().filter(**pair):
                _end(match, story)


def bring_together(mentors: Mentors, mentees: Mentees, *, before: int) -> list[Match]:
    """Those whom staff gave another mentor more than so many days ago, without a round."""
    made = []
    for story in words.read("matches")["matches"]:
        mentee = mentees.get(story["mentee"])
        if mentee and "round" not in story and story["begun"] > before and not is_matched(mentee):
            mentor = mentors[story["mentor"]]
            take_place(mentor=mentor)
            hold_mentee(mentee=mentee)
            made.append(
                begin_match(mentor=mentor, mentee=mentee, origin=Origin.STAFF, by=somebody(COORDINATOR))
            )
    return made


def is_matched(mentee: MenteeApplication) -> bool:
    return Match.objects.active().filter(mentee=mentee).exists()


def add_requests(mentors: Mentors, mentees: Mentees) -> None:
    for asked in words.read("matches")["requests"]:
        if asked["mentee"] in mentees:
            ask_mentor(mentee=mentees[asked["mentee"]], mentor=mentors[asked["mentor"]], words=asked["words"])


def _tell(story: Words, number: int, match: Match) -> None:
    _date_back(match, story["begun"])
    people = {Side.MENTOR: match.mentor.mentor.person, Side.MENTEE: match.mentee.person}
    _set_goals(match, story, people[Side.MENTEE])
    _hold_meetings(story, [match])
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
    _meet_ahead(story, [match])
    if "ended" not in story:
        judge_match(match=match)
    _mark_read(match, people.values())


def _date_back(match: Match, begun: int) -> None:
    match.begun_at = ago(begun)
    match.ends_on = timezone.localdate(match.begun_at) + timedelta(weeks=match.programme.weeks)
    match.save()
    match.events.update(at=match.begun_at)


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


def _hold_meetings(story: Words, matches: Sequence[Match]) -> None:
    """What was met, or missed, in the past, as the mentor told it afterwards."""
    for told in story.get("meetings", []):
        if "ago" in told:
            missed = told.get("missed", "")
            starts = _time(matches, ago(told["ago"]))
            meeting = Meeting.objects.create(
                **_shape(matches, told),
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
            shape = _shape(matches, told)
            plan = Plan(
                starts, **{name: shape[name] for name in ("minutes", "place", "link", "where", "about")}
            )
            meeting = propose_meeting(match=matches[0], person=mentor, plan=plan)
            if told.get("state") != MeetingState.PROPOSED:
                for match in matches:
                    confirm_meeting(meeting=meeting, person=match.mentee.person, sequence=0)


def _shape(matches: Sequence[Match], told: Words) -> Words:
    mentor = matches[0].mentor
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


def _end(match: Match, story: Words) -> None:
    end_match(match=match, side=Side(story["side"]), reason=EndReason(story["reason"]))
    ended = ago(story["ended"])
    Match.objects.filter(pk=match.pk).update(ended_at=ended)
    match.events.filter(kind="ended").update(at=ended)
    people = {Side.MENTOR: match.mentor.mentor.person, Side.MENTEE: match.mentee.person}
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
    thank_mentor(match=match)


def _tell_circle(story: Words, number: int, matches: list[Match]) -> None:
    for match in matches:
        _date_back(match, story["begun"])
    mentor = matches[0].mentor.mentor.person
    _hold_meetings(story, matches)
    authors = {key: match.mentee.person for key, match in zip(story["mentees"], matches, strict=True)}
    _write_thread({"circle": matches[0].circle}, story, {**authors, story["mentor"]: mentor}, number)
    _meet_ahead(story, matches)
    for match in matches:
        judge_match(match=match)
        _mark_read(match, (match.mentee.person, mentor))

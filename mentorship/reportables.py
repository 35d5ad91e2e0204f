"""What of mentorship can be reported to safety's officers, and what is kept of it as evidence."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.people.models import Person
from cms.safeguarding import reportable
from cms.safeguarding.reportable import Reportable

from .models import Match, Meeting, Message, Note
from .threads import messages_for

LATEST = 20  # messages that are kept with a match somebody reports


def register() -> None:
    for kind in KINDS:
        reportable.register(kind)


def _is_in(person: Person, match: Match) -> bool:
    return Match.objects.of_person(person).filter(pk=match.pk).exists()


def _match_as_it_stands(match: Match) -> dict[str, Any]:
    written = Message.objects.in_thread_of(match).select_related("author").order_by("-at", "-pk")[:LATEST]
    return {
        "programme": str(match.programme),
        "mentor": str(match.people[0]),
        "mentee": str(match.people[1]),
        "begun": match.begun_at.isoformat(),
        "ended": match.ended_at.isoformat() if match.ended_at else "",
        "messages": [_message_as_it_stands(message) for message in reversed(written)],
    }


def _message_as_it_stands(message: Message) -> dict[str, Any]:
    return {"from": str(message.author), "at": message.at.isoformat(), "words": message.words}


def _reads(person: Person, message: Message) -> bool:
    mine = Match.objects.of_person(person).with_people()
    match = mine.filter(circle=message.circle_id) if message.circle_id else mine.filter(pk=message.match_id)
    return any(messages_for(one, person).filter(pk=message.pk).exists() for one in match)


def _note_as_it_stands(note: Note) -> dict[str, Any]:
    return {"from": str(note.author), "at": note.at.isoformat(), "words": note.words}


def _reads_note(person: Person, note: Note) -> bool:
    return _is_in(person, note.match) and Note.objects.seen_by(person).filter(pk=note.pk).exists()


def _people_of(meeting: Meeting) -> list[Person]:
    asked = meeting.attendances.select_related("match__mentee__person")
    return [meeting.mentor.mentor.person, *(one.match.mentee.person for one in asked)]


def _meeting_as_it_stands(meeting: Meeting) -> dict[str, Any]:
    plan = {name: str(getattr(meeting, name)) for name in ("state", "place", "link", "where", "about")}
    return plan | {
        "starts": meeting.starts_at.isoformat(),
        "minutes": meeting.minutes,
        "people": [str(person) for person in _people_of(meeting)],
    }


KINDS = (
    Reportable(
        "hunar_mentorship.Match",
        about=lambda match: match.people,
        snapshot=_match_as_it_stands,
        may_see=_is_in,
        title=_("somebody I work with in mentoring"),
    ),
    Reportable(
        "hunar_mentorship.Message",
        about=lambda message: [message.author],
        snapshot=_message_as_it_stands,
        may_see=_reads,
        title=_("a message"),
    ),
    Reportable(
        "hunar_mentorship.Note",
        about=lambda note: [note.author],
        snapshot=_note_as_it_stands,
        may_see=_reads_note,
        title=_("a note"),
    ),
    Reportable(
        "hunar_mentorship.Meeting",
        about=_people_of,
        snapshot=_meeting_as_it_stands,
        may_see=lambda person, meeting: Meeting.objects.of_person(person).filter(pk=meeting.pk).exists(),
        title=_("a meeting"),
    ),
)

"""Notes on a match: for both, or for their author alone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.people.models import Person

from ..contact import refuse_when_closed
from ..enums import MatchEventKind
from ..exceptions import NotYours, SentBefore
from ..models import Match, Meeting, Note
from .matches import note_event, refuse_when_over
from .writing import hold


@transaction.atomic
def write_note(
    *,
    match: Match,
    author: Person,
    words: str,
    key: UUID,
    is_private: bool = False,
    meeting: Meeting | None = None,
) -> Note:
    """Keep it. The same key again finds the first. One for oneself may be written while contact is closed."""
    hold(match)
    _refuse(match, is_private)
    note, _new = Note.objects.get_or_create(
        key=key,
        defaults={
            "match": match,
            "author": author,
            "words": words,
            "is_private": is_private,
            "meeting": meeting,
            "at": timezone.now(),
        },
    )
    if note.author_id != author.pk:
        raise SentBefore
    return note


@transaction.atomic
def change_note(*, note: Note, by: Person, words: str) -> bool:
    """Put it in other words; everybody who reads it sees that it was edited. False when the words are the same.

    Raises NotYours for anybody but the author, and Over or ContactPaused as writing does.
    """
    _hold_own(note, by)
    if not Note.objects.filter(pk=note.pk).exclude(words=words).update(words=words, edited_at=timezone.now()):
        return False
    note.refresh_from_db()
    _tell_history(note, MatchEventKind.NOTE_EDITED, by)
    return True


@transaction.atomic
def delete_note(*, note: Note, by: Person) -> bool:
    """Take it away for everybody. Of one that both could read the history of the match keeps that it was there.

    Raises as `change_note`. False when it is gone already.
    """
    _hold_own(note, by)
    gone, _rows = Note.objects.filter(pk=note.pk).delete()
    if gone:
        _tell_history(note, MatchEventKind.NOTE_DELETED, by)
    return bool(gone)


def _hold_own(note: Note, by: Person) -> None:
    if note.author_id != by.pk:
        raise NotYours
    hold(note.match)
    _refuse(note.match, note.is_private)


def _refuse(match: Match, is_private: bool) -> None:
    (refuse_when_over if is_private else refuse_when_closed)(match)


def _tell_history(note: Note, kind: MatchEventKind, by: Person) -> None:
    """That, and not what: of a private note not even that."""
    if not note.is_private:
        note_event(note.match, kind, by=by)

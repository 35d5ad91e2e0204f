"""Notes on a match: for both, or for their author alone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.people.models import Person

from ..contact import refuse_when_closed
from ..exceptions import SentBefore
from ..models import Match, Meeting, Note
from .matches import refuse_when_over
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
    (refuse_when_over if is_private else refuse_when_closed)(match)
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

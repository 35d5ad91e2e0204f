"""Staff of an observed programme read a thread, and every reading is written down."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.people.actions import note_views
from cms.people.models import Person

from ..enums import MatchEventKind
from ..models import Match
from .matches import note_event
from .writing import hold

A_READING = timedelta(hours=1)  # as in the view log: a page opened again within it is the same reading


@transaction.atomic
def note_reading(*, match: Match, by: Person) -> None:
    """Write it into the match's history and into the view logs of everybody in it."""
    people = [person for one in match.in_thread() for person in one.people]
    note_views(people=set(people), user=by.user, what="hunar_mentorship.message")
    hold(match)
    lately = match.events.filter(kind=MatchEventKind.OBSERVED, by=by, at__gt=timezone.now() - A_READING)
    if not lately.exists():
        note_event(match, MatchEventKind.OBSERVED, by=by)

"""Around the end of a match: both are invited to finish, told when it is over, and asked how it was."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.notices.actions import notify
from cms.notices.models import Notice
from cms.people.models import Person

from ..contact import may_thank
from ..exceptions import StillGoing
from ..models import Feedback, Match

TIME_IS_UP, ENDED, THANKED = "mentoring_time_is_up", "mentoring_ended", "mentoring_thanked"
INVITED_FOR = timedelta(days=21)


def invite_to_finish() -> int:
    """Tell both of each match whose planned time is over, once. Called by the clock."""
    today = timezone.localdate()
    due = Match.objects.active().planned_until(today).filter(ends_on__gt=today - INVITED_FOR)
    told = Notice.objects.filter(kind=TIME_IS_UP, created_at__gt=timezone.now() - 2 * INVITED_FOR)
    due = due.exclude(key__in=set(told.values_list("once", flat=True)))
    for match in due.select_related("mentor__mentor__person", "mentee__person"):
        _tell_both(match, TIME_IS_UP)
    return len(due)


def tell_of_end(*, match: Match) -> None:
    """Tell both that it is over and where to say how it was, once."""
    if not match.is_active:
        _tell_both(match, ENDED)


def _tell_both(match: Match, kind: str) -> None:
    for person in (match.mentor.mentor.person, match.mentee.person):
        if not person.erased_at:
            notify(person=person, kind=kind, params={"match": str(match.key)}, once=str(match.key))


@transaction.atomic
def give_feedback(
    *, match: Match, person: Person, useful: int, again: bool | None, words: str = "", thanks: str = ""
) -> Feedback:
    """What one of the two says of it, once; the other is told of a thank-you. Raises StillGoing before the end."""
    if match.is_active:
        raise StillGoing
    told, new = Feedback.objects.get_or_create(
        match=match,
        person=person,
        defaults={
            "useful": useful,
            "again": again,
            "words": words,
            "thanks": thanks,
            "at": timezone.now(),
        },
    )
    if new and told.thanks and may_thank(match):
        other = match.other_than(person)
        if not other.erased_at:
            notify(person=other, kind=THANKED, params={"match": str(match.key)}, once=str(match.key))
    return told

"""Places of mentors: one conditional statement takes one, the database refuses what is over."""

from django.db.models import F

from ..exceptions import AlreadyMatched, NoPlace
from ..models import Circle, MenteeApplication, MentorApplication


def take_place(*, mentor: MentorApplication) -> None:
    """Keep one place of the mentor, or raise NoPlace. Call it inside a transaction."""
    if not MentorApplication.objects.with_place().ready().filter(pk=mentor.pk).update(taken=F("taken") + 1):
        raise NoPlace


def give_back_place(*, mentor: MentorApplication) -> None:
    MentorApplication.objects.filter(pk=mentor.pk, taken__gt=0).update(taken=F("taken") - 1)


def hold_mentee(*, mentee: MenteeApplication) -> None:
    """Mark the mentee as offered or matched, or raise AlreadyMatched. Call it inside a transaction."""
    if not MenteeApplication.objects.looking().filter(pk=mentee.pk).update(is_matched=True):
        raise AlreadyMatched


def let_mentee_go(*, mentee: MenteeApplication) -> None:
    MenteeApplication.objects.filter(pk=mentee.pk).update(is_matched=False)


def take_seat_in_circle(*, mentor: MentorApplication, slot: int, size: int) -> Circle:
    """Join the mentor's circle of that time, made when it is the first; NoPlace when it is full."""
    circle, _ = Circle.objects.get_or_create(mentor=mentor, slot=slot, defaults={"size": size})
    if not Circle.objects.filter(pk=circle.pk, taken__lt=F("size")).update(taken=F("taken") + 1):
        raise NoPlace
    return circle


def leave_circle(*, circle: Circle) -> None:
    Circle.objects.filter(pk=circle.pk, taken__gt=0).update(taken=F("taken") - 1)

"""What learning holds about people. Who finished what stays countable; what somebody did day by day does not stay."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Mark

from . import actions
from .enums import EventKind, Standing
from .models import Seat

COUNTED = (EventKind.COMPLETED, EventKind.WITHDREW, EventKind.RETURNED, EventKind.ATTENDED)


def forget_particulars(rows, given_up):
    """Of what was done, only coming, attending, finishing and leaving stays, without a word beside it."""
    rows.exclude(kind__in=COUNTED).delete()
    rows.update(payload={})


def close_enrolments(rows, given_up):
    """Leave what is not finished; the summaries become what the remaining facts amount to."""
    for enrolment in rows:
        if enrolment.standing == Standing.ACTIVE:
            actions.withdraw(enrolment=enrolment)
        actions.rebuild_progress(enrolment)


def give_seats_back(rows, given_up):
    """A seat in a cohort that is not over goes to somebody else; one that was used stays counted."""
    today = timezone.localdate()
    for seat in Seat.objects.held().filter(pk__in=rows, cohort__ends_on__gte=today):
        actions.give_back_seat(seat=seat)


HOLDINGS = [
    Holding(
        model="hunar_courses.Enrolment",
        columns=(
            Column("course", _("course"), lambda row: row.course.title),
            Column("cohort", _("cohort"), lambda row: row.cohort and str(row.cohort)),
            *("standing", "enrolled_at", "completed_at", "share", "last_at"),
        ),
        related=("course", "cohort"),
        becomes=Becomes.BLANKED,
        because=_("So that the number of people who took and finished a course stays true."),
        erase=close_enrolments,
    ),
    Holding(
        model="hunar_courses.LearningEvent",
        links=("person", "enrolment"),
        columns=(
            Column("course", _("course"), lambda event: event.enrolment.course.title),
            Column("item", _("lesson"), lambda event: event.item),
            *("kind", "payload", "occurred_at", "received_at"),
        ),
        related=("enrolment__course",),
        becomes=Becomes.BLANKED,
        because=_(
            "That a course was attended, finished or left stays, without particulars; all else is deleted."
        ),
        erase=forget_particulars,
        order=90,
    ),
    Holding(
        model="hunar_courses.ItemProgress",
        person="enrolment__person",
        columns=(
            Column("course", _("course"), lambda row: row.enrolment.course.title),
            Column("item", _("lesson"), lambda row: row.item),
            Column("done_at", _("done on"), lambda row: row.done_at),
            Column("grade", _("grade"), lambda row: row.grade),
        ),
        related=("enrolment__course",),
        order=90,
    ),
    Holding(
        model="hunar_courses.Seat",
        columns=(Column("cohort", _("cohort"), lambda seat: str(seat.cohort)), "taken_at", "released_at"),
        related=("cohort",),
        becomes=Becomes.BLANKED,
        because=_("So that the seats of a cohort stay rightly counted."),
        erase=give_seats_back,
    ),
]
MARKS = [
    Mark(model="hunar_courses.LearningEvent", columns=("by",)),
    Mark(model="hunar_courses.ChoiceLog", columns=("by",)),
    Mark(model="hunar_courses.JoinedCourse", columns=("by",)),
]

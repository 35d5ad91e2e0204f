"""What lists of people hold: numbers, rows of people who are here, and rows that name somebody who is not."""

from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Keeping, Mark, Trace

from .enums import WRITTEN, Outcome, State
from .models import Entry

NOTHING = {"name": "", "name_ur": "", "phone": "", "rest": {}, "notes": [], "fingerprint": ""}


def forget(rows, given_up):
    """Empty the rows. That a row was brought stays, so that the same file does not bring an erased person back."""
    written = list(rows.filter(outcome__in=WRITTEN).values_list("pk", flat=True))
    rows.exclude(pk__in=written).update(**NOTHING, outcome=Outcome.LEFT)
    rows.filter(pk__in=written).update(**NOTHING, outcome=Outcome.GONE)


def rows_of_strangers():
    """Rows that were refused or wait: they may name somebody all the same."""
    return Entry.objects.filter(person=None)


HOLDINGS = [
    Holding(model="hunar_rosters.Phone", columns=("phone", "since"), contacts=("phone",)),
    Holding(
        model="hunar_rosters.Entry",
        columns=(
            *("name", "name_ur", "phone", "at"),
            Column("outcome", _("outcome"), lambda entry: entry.get_outcome_display()),
        ),
        becomes=Becomes.BLANKED,
        because=_("A row without a word in it, so that the same list does not bring you back."),
        erase=forget,
    ),
]
MARKS = [
    Mark(model="hunar_rosters.Roster", columns=("by",)),
    Mark(model="hunar_rosters.Entry", columns=("decided_by",)),
]
TRACES = [
    Trace(
        model="hunar_rosters.Entry",
        columns=("name", "name_ur", "phone", "notes"),
        rows=rows_of_strangers,
        disposable=True,
    ),
    Trace(model="hunar_rosters.Roster", columns=("name",)),
]
KEEPINGS = [
    Keeping(
        model="hunar_rosters.Roster",
        since="created_at",
        days=365,
        why=_("Its report has been read, and people are compared with those who are here."),
        files=("file",),
    ),
    Keeping(
        model="hunar_rosters.Roster",
        kind="hunar_rosters.roster.waiting",
        since="created_at",
        days=30,
        only={"state__in": (State.WAITING, State.READING, State.READY)},
        why=_("Nobody brought it in, and it names people who are not here."),
        files=("file",),
    ),
]

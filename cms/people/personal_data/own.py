"""A person, their languages, where they live, what they allow, and who opened their record."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import consents
from ..enums import Becomes
from ..holdings import Column, Holding, Keeping, Mark

PERSON_LAST = 1000  # everything else is found by it


def make_nobody(rows, given_up):
    """Empty the row. A new key, so that nothing that was written down elsewhere leads to it."""
    for person in rows.filter(erased_at=None):
        rows.filter(pk=person.pk).update(
            **dict.fromkeys(("name", "name_ur", "known_as", "gender", "gender_text", "disability"), ""),
            key=uuid.uuid4(),
            user=None,
            birth_year=None,
            erased_at=timezone.now(),
        )


def purpose_words(consent):
    known = consents.purpose(consent.purpose)
    return known.label if known else consent.purpose


HOLDINGS = [
    Holding(
        model="hunar_people.Person",
        person="pk",
        links=("user",),
        names=("name", "name_ur"),
        columns=(
            *("name", "name_ur", "known_as", "gender", "gender_text", "birth_year", "disability"),
            Column("created_at", _("here since"), lambda person: person.created_at),
        ),
        becomes=Becomes.BLANKED,
        because=_("A row without a name, so that what has to be counted still adds up."),
        erase=make_nobody,
        order=PERSON_LAST,
    ),
    Holding(model="hunar_people.PersonLanguage", columns=("language", "level")),
    Holding(
        model="hunar_people.Residence",
        columns=(
            Column("district", _("District"), lambda residence: residence.district),
            "setting",
            "since",
        ),
        related=("district",),
    ),
    Holding(
        model="hunar_people.Consent",
        columns=(
            Column("purpose", _("purpose"), purpose_words),
            *("given", "wording_version", "wording_language", "channel", "at"),
        ),
    ),
    Holding(
        model="hunar_people.RecordView",
        columns=(
            Column("what", _("what was opened"), lambda view: view.what_words),
            Column("role", _("role"), lambda view: view.role_words),
            "at",
        ),
    ),
]
MARKS = [
    Mark(model="hunar_people.Consent", columns=("by",), stays=True),
    Mark(model="hunar_people.RecordView", columns=("viewer",), stays=True),
]
KEEPINGS = [
    Keeping(
        model="hunar_people.RecordView",
        since="at",
        days=365,
        why=_("Long enough to look into a complaint."),
    ),
]

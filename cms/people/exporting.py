"""People as a table for a spreadsheet: only the columns that whoever asks may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .actions import note_views
from .enums import HowOpened
from .identifying import contacts_of
from .models import Person, PersonLanguage, Residence
from .permissions import CONTACTS, PRIVATE

BATCH = 500  # people read and noted at a time


@dataclass(frozen=True)
class Line:
    """What is known of one person."""

    person: Person
    contacts: Iterable[str]

    @property
    def home(self) -> Residence | None:
        return next(iter(self.person.homes), None)  # type: ignore[attr-defined]  # read with the person, below

    @property
    def district(self) -> str:
        return self.home.district.name_in(get_language() or "en") if self.home else ""

    @property
    def setting(self) -> str:
        return self.home.get_setting_display() if self.home else ""


@dataclass(frozen=True)
class Column:
    """`permission` is asked for beside the right to see people at all."""

    name: str
    heading: Promise
    value: Callable[[Line], Any]
    permission: str = ""


COLUMNS = (
    Column("name", _("name in English letters"), lambda line: line.person.name),
    Column("name_ur", _("name in Urdu letters"), lambda line: line.person.name_ur),
    Column("known_as", _("known as"), lambda line: line.person.known_as),
    Column("languages", _("languages"), lambda line: _listed(line.person.languages.all())),
    Column("since", _("on record since"), lambda line: timezone.localdate(line.person.created_at)),
    Column(
        "phone", _("phone"), lambda line: _listed(one for one in line.contacts if "@" not in one), CONTACTS
    ),
    Column("email", _("e-mail"), lambda line: _listed(one for one in line.contacts if "@" in one), CONTACTS),
    Column("gender", _("gender"), lambda line: line.person.get_gender_display(), PRIVATE),
    Column("gender_text", _("gender, in own words"), lambda line: line.person.gender_text, PRIVATE),
    Column("birth_year", _("year of birth"), lambda line: line.person.birth_year, PRIVATE),
    Column("disability", _("disability or support needed"), lambda line: line.person.disability, PRIVATE),
    Column("district", _("district"), lambda line: line.district, PRIVATE),
    Column("setting", _("kind of place"), lambda line: line.setting, PRIVATE),
)


def _listed(things: Iterable[Any]) -> str:
    return ", ".join(sorted(map(str, things)))


def columns_for(user: Any) -> list[Column]:
    return [column for column in COLUMNS if not column.permission or user.has_perm(column.permission)]


def lines(found: Iterable[Person], *, user: Any) -> Iterator[Line]:
    """Everybody found, in that order. Before anything of a person leaves, it is noted that it does."""
    ids = (
        list(found.values_list("pk", flat=True)) if isinstance(found, QuerySet) else [one.pk for one in found]
    )
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        people = _with_what_is_told(batch)
        contacts = contacts_of(batch)
        note_views(people=people.values(), user=user, what=Person._meta.label_lower, how=HowOpened.DOWNLOADED)
        for pk in batch:
            if pk in people:
                yield Line(people[pk], contacts.get(pk, ()))


def _with_what_is_told(ids: list[int]) -> dict[int, Person]:
    homes = Residence.objects.on(timezone.localdate()).select_related("district")
    wanted = Person.objects.present().prefetch_related(
        Prefetch("languages", PersonLanguage.objects.all()), Prefetch("residences", homes, to_attr="homes")
    )
    return wanted.in_bulk(ids)

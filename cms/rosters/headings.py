"""Pure: which column is what, by its heading in English or Urdu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cms.language.folding import fold

from .words import BrokenSheet

FIRST_ROWS = 10  # a title or an empty line may stand above the headings


class Field(StrEnum):
    """What may be told of a person in a list."""

    NAME = "name"
    NAME_UR = "name_ur"
    PHONE = "phone"
    GENDER = "gender"
    BIRTH_YEAR = "birth_year"
    DISTRICT = "district"
    SETTING = "setting"
    MOTHER_TONGUE = "mother_tongue"
    LANGUAGES = "languages"


#: As people head them; capitals, spaces, signs and the variants of Urdu letters do not matter.
HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.NAME: (
        *("name", "full name", "name in english", "name in english letters", "name english", "student name"),
        *(
            "participant name",
            "trainee name",
            "candidate name",
            "نام",
            "پورا نام",
            "نام انگریزی",
            "انگریزی میں نام",
        ),
        *("نام انگریزی میں", "شریک کا نام", "طالب علم کا نام"),
    ),
    Field.NAME_UR: (
        *("name in urdu", "name in urdu letters", "name urdu", "urdu name"),
        *("نام اردو", "اردو نام", "اردو میں نام", "نام اردو میں", "نام اردو حروف میں"),
    ),
    Field.PHONE: (
        *("phone", "phone number", "phone no", "mobile", "mobile number", "mobile no", "cell", "cell number"),
        *("cell no", "contact", "contact number", "contact no", "whatsapp", "whatsapp number"),
        *("فون", "فون نمبر", "موبائل", "موبائل نمبر", "رابطہ نمبر", "رابطہ", "واٹس ایپ", "واٹس ایپ نمبر"),
    ),
    Field.GENDER: ("gender", "sex", "جنس", "صنف"),
    Field.BIRTH_YEAR: (
        *("birth year", "year of birth", "born", "yob", "date of birth", "dob", "birth date"),
        *("سن پیدائش", "پیدائش کا سال", "سال پیدائش", "تاریخ پیدائش"),
    ),
    Field.DISTRICT: ("district", "district code", "home district", "ضلع", "ضلع کا کوڈ", "رہائشی ضلع"),
    Field.SETTING: (
        *(
            "rural urban",
            "urban rural",
            "rural or urban",
            "urban or rural",
            "area",
            "area type",
            "kind of place",
        ),
        *("شہری دیہی", "دیہی شہری", "شہر یا گاؤں", "علاقہ"),
    ),
    Field.MOTHER_TONGUE: ("mother tongue", "first language", "native language", "مادری زبان"),
    Field.LANGUAGES: ("languages", "language", "other languages", "زبانیں", "زبان", "دیگر زبانیں"),
}


def key(words: str) -> str:
    """The shape headings and answers are compared in."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())


_FIELDS = {key(words): field for field, known in HEADINGS.items() for words in known}


@dataclass(frozen=True)
class Columns:
    """Where each field stands, and the headings of the columns that are not read."""

    row: int
    places: dict[Field, int] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def cells(self, row: Sequence[str]) -> dict[Field, str]:
        return {field: row[place] if place < len(row) else "" for field, place in self.places.items()}


def columns_of(number: int, row: Sequence[str]) -> Columns | None:
    """The columns, if this is the row of headings: one that has a name. Raises BrokenSheet."""
    places: dict[Field, int] = {}
    for place, heading in enumerate(row):
        if found := _FIELDS.get(key(heading)):
            if found in places:
                raise BrokenSheet("twice", first=row[places[found]], second=heading)
            places[found] = place
    if not {Field.NAME, Field.NAME_UR} & places.keys():
        return None
    unread = tuple(cell for place, cell in enumerate(row) if cell and place not in places.values())
    return Columns(number, places, unread)

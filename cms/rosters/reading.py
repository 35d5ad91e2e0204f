"""Pure: one row of words, read as what is told of a person, or refused with every reason there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from json import dumps

from cms.accounts.contacts import UnreadableError, read_phone
from cms.language.digits import ascii_digits
from cms.language.scripts import is_arabic_script
from cms.people.enums import Gender, Level, Setting
from cms.spreadsheets import unmarked

from .headings import Field, key
from .words import Note

LONGEST_NAME = 150
YOUNGEST, OLDEST = 5, 110
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LEVEL = re.compile(r"(?P<language>[^()]+?)\s*\((?P<level>[^()]*)\)")
SEPARATORS = re.compile(r"[,;/،؛|]")


def _known(words: Mapping[str, str]) -> dict[str, str]:
    return {key(word): value for known, value in words.items() for word in known.split("|")}


GENDERS = _known(
    {
        "woman|women|female|f|girl|lady|عورت|خاتون|لڑکی|مونث|زنانہ": Gender.WOMAN,
        "man|men|male|m|boy|مرد|لڑکا|مذکر|مردانہ": Gender.MAN,
        "transgender|trans|other|another|x|خواجہ سرا|دیگر": Gender.ANOTHER,
        "": "",
    }
)
SETTINGS = _known(
    {
        "urban|city|town|city or town|شہری|شہر|قصبہ": Setting.URBAN,
        "rural|village|دیہی|دیہات|گاؤں": Setting.RURAL,
        "": "",
    }
)
LEVELS = _known(
    {
        "a few words|beginner|a1|چند الفاظ|ابتدائی": Level.BEGINNER,
        "basic|a2|simple|بنیادی|کچھ": Level.BASIC,
        "working|good|b1|b2|اچھی|درمیانی": Level.WORKING,
        "fluent|c1|c2|very good|روانی سے|رواں|بہت اچھی": Level.FLUENT,
        "native|mother tongue|مادری|مادری زبان": Level.NATIVE,
    }
)


@dataclass(frozen=True)
class Told:
    """What a row tells of a person, each value as it is kept."""

    name: str = ""
    name_ur: str = ""
    phone: str = ""
    gender: str = ""
    gender_text: str = ""
    birth_year: int | None = None
    district: str = ""
    setting: str = ""
    languages: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """What the person may be recognised by, in either script."""
        return frozenset(filter(None, (key(self.name), key(self.name_ur))))

    @property
    def fingerprint(self) -> str:
        """The same for the same words only."""
        return sha256(dumps(asdict(self), sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Lists:
    """What the site knows by name: districts and languages, by `key`. A name that several bear has them all."""

    districts: Mapping[str, frozenset[str]]
    languages: Mapping[str, str]
    region: str
    year: int


@dataclass(frozen=True)
class Reading:
    told: Told
    refused: tuple[Note, ...] = ()
    noted: tuple[Note, ...] = ()


class Refused(Exception):
    """This cell cannot be read."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.note: Note = (code, dict(params))


def read_row(cells: Mapping[Field, str], lists: Lists) -> Reading:
    """The whole row, so that everything wrong with it is told at once."""
    cells = {field: unmarked(cell) for field, cell in cells.items()}
    found: dict[str, object] = {}
    refused: list[Note] = []
    noted: list[Note] = []
    for read in READERS:
        try:
            found |= read(cells, lists, noted)
        except Refused as error:
            refused.append(error.note)
    return Reading(Told(**found), tuple(refused), tuple(noted))  # type: ignore[arg-type]  # each reader names its own


def _names(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    name, name_ur = cells.get(Field.NAME, ""), cells.get(Field.NAME_UR, "")
    if is_arabic_script(name) and not name_ur:
        name, name_ur = "", name
    if not any(letter.isalpha() for letter in name + name_ur):
        raise Refused("no_name")
    if name_ur and not is_arabic_script(name_ur):
        raise Refused("name_script", said=name_ur[:80])
    if max(len(name), len(name_ur)) > LONGEST_NAME:
        raise Refused("name_too_long", limit=LONGEST_NAME)
    return {"name": name, "name_ur": name_ur}


def _phone(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    said = cells.get(Field.PHONE, "")
    if not said:
        return {}
    for typed in (said, f"0{said}"):  # a spreadsheet that took it for a number has eaten the nought
        try:
            return {"phone": read_phone(typed, region=lists.region)}
        except UnreadableError:
            continue
    raise Refused("bad_phone", said=said[:80])


def _gender(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    said = cells.get(Field.GENDER, "")
    gender = _one_of(GENDERS, said, "bad_gender")
    return {"gender": gender, "gender_text": said[:60] if gender == Gender.ANOTHER else ""}


def _birth_year(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    """A year, or the year of a date: of a birth nothing more is kept."""
    said = cells.get(Field.BIRTH_YEAR, "")
    if not said:
        return {}
    years = set(YEAR.findall(ascii_digits(said)))
    if len(years) != 1 or not lists.year - OLDEST <= int(*years) <= lists.year - YOUNGEST:
        raise Refused("bad_birth_year", said=said[:80])
    return {"birth_year": int(*years)}


def _place(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    said = cells.get(Field.DISTRICT, "")
    codes = lists.districts.get(district_key(said), frozenset()) if said else frozenset({""})
    if not codes:
        raise Refused("bad_district", said=said[:80])
    if len(codes) > 1:
        raise Refused("many_districts", said=said[:80])
    return {"district": next(iter(codes))}


def district_key(said: str) -> str:
    """ "District Attock" and "ضلع اٹک" are Attock."""
    words = [word for word in key(said).split() if word not in (key("district"), key("ضلع"))]
    return " ".join(words)


def _setting(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    setting = _one_of(SETTINGS, cells.get(Field.SETTING, ""), "bad_setting")
    if setting and not cells.get(Field.DISTRICT):  # it is kept with the district
        noted.append(("no_district", {}))
        setting = ""
    return {"setting": setting}


def _languages(cells: Mapping[Field, str], lists: Lists, noted: list[Note]) -> dict:
    levels: dict[str, str] = {}
    for said in filter(None, map(str.strip, SEPARATORS.split(cells.get(Field.LANGUAGES, "")))):
        match = LEVEL.fullmatch(said)
        language = _one_of(lists.languages, match["language"] if match else said, "bad_language")
        if match and key(match["level"]) in LEVELS:
            levels[language] = LEVELS[key(match["level"])]
        else:
            noted.append(("no_level", {"said": said[:80]}))
    for said in filter(None, map(str.strip, SEPARATORS.split(cells.get(Field.MOTHER_TONGUE, "")))):
        levels[_one_of(lists.languages, said, "bad_language")] = Level.NATIVE
    return {"languages": levels}


def _one_of(known: Mapping[str, str], said: str, code: str) -> str:
    value = known.get(key(said))
    if value is None:
        raise Refused(code, said=said[:80])
    return str(value)


Reader = Callable[[Mapping[Field, str], Lists, list[Note]], dict]
READERS: tuple[Reader, ...] = (_names, _phone, _gender, _birth_year, _place, _setting, _languages)

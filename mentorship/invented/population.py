"""An invented national population: mentees and mentors as plain values, the same for the same seed. Pure.

Every share stands in `content/shares.toml` with where it comes from. Mother tongues are those of the Census of 2023 as
the press gave them; the share of women among mentors is what the freelancers' association said in 2025. All else is our
assumption (provinces and districts, women's wishes, lives and hours, skills): good enough to measure with, and never to
be quoted as a fact about the country.

Shares are met by spreading and not by luck: the first thirty mentees and five mentors stand for the country as far as
so few can, and the same people come first whatever the size. Only what no share decides is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from math import sqrt
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from ..availability import Part, Week
from . import shares
from .shares import share

WOMAN, MAN = "woman", "man"
MENTEE, MENTOR = "mentee", "mentor"
HOME_ZONE = "Asia/Karachi"
ABROAD = ("Asia/Dubai", "Asia/Riyadh", "Europe/London", "America/Toronto")
ADULT_BORN = 2007  # nobody invented is under 18, so that every programme can take them
MARK = uuid5(NAMESPACE_URL, "hunar/invented").int >> 64  # the first half of every invented key
#: A step for each attribute: the multiples of an irrational number fill the interval from 0 to 1 evenly at every count.
STEPS = {
    name: sqrt(prime) % 1
    for name, prime in (
        *(("gender", 2), ("tongue", 3), ("province", 5), ("setting", 7), ("wish", 11), ("mode", 13)),
        *(("life", 17), ("craft", 19), ("district", 23), ("places", 29), ("abroad", 31)),
    )
}


@dataclass(frozen=True)
class Ground:
    """What people are invented for: districts by province, and skills by topic, all by their codes and slugs."""

    districts: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """What mentors and mentees have in common. `week` is local to `time_zone`; who lives abroad has no district."""

    key: UUID
    name: str
    name_ur: str
    gender: str
    birth_year: int
    languages: Mapping[str, str]  # code to level
    district: str
    setting: str
    time_zone: str
    week: bytes
    is_remote: bool
    is_in_person: bool
    women_only: bool
    skills: tuple[str, ...]  # a mentee's in the order in which they matter
    sectors: tuple[str, ...]
    platforms: tuple[str, ...]
    backgrounds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedMentee(Invented):
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedMentor(Invented):
    years: int
    places: int


def mentees(count: int, *, seed: int, ground: Ground) -> Iterator[InventedMentee]:
    """The first so many mentees of this seed."""
    for number in range(count):
        somebody = _Somebody(MENTEE, number, seed, ground)
        yield InventedMentee(**somebody.facts(), goal=somebody.goal())


def mentors(count: int, *, seats: int, seed: int, ground: Ground) -> Iterator[InventedMentor]:
    """The first so many mentors of this seed, with so many places together, and at least one each."""
    people = [_Somebody(MENTOR, number, seed, ground) for number in range(count)]
    ends = list(accumulate(0.5 + person.even("places") for person in people))
    ends = [round(seats * end / ends[-1]) for end in ends]
    for person, begin, end in zip(people, [0, *ends], ends, strict=False):
        yield InventedMentor(**person.facts(), years=person.years(), places=max(1, end - begin))


def keys_between() -> tuple[UUID, UUID]:
    """The lowest and the highest key that anybody invented can have."""
    return UUID(int=MARK << 64), UUID(int=(MARK << 64) + (1 << 64) - 1)


@dataclass
class _Somebody:
    """One person in the making. `even` answers what shares decide, `draw` all the rest."""

    side: str
    number: int
    seed: int
    ground: Ground
    draw: Random = field(init=False)

    def __post_init__(self) -> None:
        self.draw = Random(f"{self.seed}/{self.side}/{self.number}")  # noqa: S311  nothing here is secret

    def even(self, name: str) -> float:
        return (_offset(self.seed, self.side, name) + self.number * STEPS[name]) % 1

    def below(self, name: str, at: str) -> bool:
        """Whether this person is of the share of that name."""
        return self.even(at) < share(f"{name}_{self.side}s")

    def chance(self, likely: float) -> bool:
        return self.draw.random() < likely

    def facts(self) -> dict[str, Any]:
        woman = self.below("women", "gender")
        tongue = shares.tongues()(self.even("tongue"))
        abroad = self.side == MENTOR and self.below("abroad", "abroad")
        setting = "" if abroad else "rural" if self.below("rural", "setting") else "urban"
        life = shares.lives(self.side)(self.even("life"))
        remote_only = abroad or self.below("remote_only", "mode")
        craft, skills = self.skills()
        return {
            "key": self.key(),
            "gender": WOMAN if woman else MAN,
            **self.names(WOMAN if woman else MAN),
            "birth_year": self.birth_year(),
            "languages": self.languages(tongue, setting),
            "district": "" if abroad else self.district(tongue, setting),
            "setting": setting,
            "time_zone": self.draw.choice(ABROAD) if abroad else HOME_ZONE,
            "week": self.week(shares.life(life)),
            "is_remote": remote_only or self.even("mode") < 1 - share(f"in_person_only_{self.side}s"),
            "is_in_person": not remote_only,
            "women_only": woman and self.below("women_only", "wish"),
            "skills": skills,
            "sectors": tuple(topic for topic in dict.fromkeys(craft) if self.chance(0.8)),
            "platforms": self.platforms(),
            "backgrounds": self.backgrounds(life, setting),
        }

    def key(self) -> UUID:
        """It says that it is invented, of which seed, on which side and in which place."""
        place = (self.seed % (1 << 29)) << 33 | (self.side == MENTOR) << 32 | self.number
        return UUID(int=MARK << 64 | 1 << 63 | place)

    def names(self, gender: str) -> dict[str, str]:
        given = self.draw.choice(_pairs(gender))
        family = self.draw.choice(_pairs("family"))
        number = f"{self.number + 1:05}"
        return {
            "name": f"{given[0]} {family[0]} (invented {number})",
            "name_ur": f"{given[1]} {family[1]} (فرضی {number})",
        }

    def birth_year(self) -> int:
        oldest, usual = (1965, 1993) if self.side == MENTOR else (1975, 2002)
        return round(self.draw.triangular(oldest, ADULT_BORN, usual))

    def languages(self, tongue: str, setting: str) -> dict[str, str]:
        kind = MENTOR if self.side == MENTOR else setting
        levels = {code: shares.level(code, kind)(self.draw.random()) for code in ("ur", "en")}
        for code, likely in shares.neighbours(tongue).items():
            if self.chance(likely):
                levels[code] = self.draw.choice(("basic", "working", "fluent"))
        return {code: level for code, level in (levels | {tongue: "native"}).items() if level}

    def district(self, tongue: str, setting: str) -> str:
        province = shares.provinces(tongue)(self.even("province"))
        there = self.ground.districts[province]
        return shares.districts(tongue, province, setting, there)(self.even("district"))

    def week(self, life: Mapping[str, Any]) -> bytes:
        """A few parts of the days as this life leaves them; never nothing."""
        days = [life["weekdays"]] * 5 + [life["weekend"]] * 2
        bits = 0
        for weekday, parts in enumerate(days):
            for part, likely in parts.items():
                bits |= _part(weekday, part) * self.chance(likely)
        return Week(bits or _part(self.draw.randrange(5), next(iter(life["weekdays"])))).to_bytes()

    def skills(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The crafts they work in, and the skills they teach or look for."""
        known = tuple(self.ground.skills)
        what = "offered" if self.side == MENTOR else "sought"
        crafts = shares.topics("craft", what, known)
        common = shares.topics("common", what, known)
        craft = (crafts(self.even("craft")),)
        if self.side == MENTOR:
            craft += (crafts(self.draw.random()),) if self.chance(0.3) else ()
            also = [common(self.draw.random()) for _ in range(self.draw.randint(2, 4))]
            return craft, self._taught(craft, also)
        also = [self.draw.choice((*craft, common(self.draw.random()))) for _ in range(2)]
        return craft, self._sought([*craft, *also])

    def _taught(self, crafts: Iterable[str], also: Iterable[str]) -> tuple[str, ...]:
        some = [
            skill
            for topics, least in ((crafts, 2), (also, 1))
            for topic in topics
            for skill in self._some(self.ground.skills[topic], least, 4)
        ]
        return tuple(dict.fromkeys(some))

    def _sought(self, topics: list[str]) -> tuple[str, ...]:
        """One to three, the first of them in the craft."""
        count = 1 + self.chance(0.9) + self.chance(0.75)
        found = [skill for topic in topics[:count] for skill in self._some(self.ground.skills[topic], 1, 1)]
        return tuple(dict.fromkeys(found))

    def _some(self, words: tuple[str, ...], least: int, most: int) -> list[str]:
        """Some of a topic's skills; the first in the vocabulary are the commonest."""
        ranked = sorted(
            words, key=lambda word: self.draw.random() ** (1 + words.index(word) / 2), reverse=True
        )
        return ranked[: self.draw.randint(least, min(most, len(words)))]

    def platforms(self) -> tuple[str, ...]:
        likely = {"fiverr": 0.5, "upwork": 0.45, "direct": 0.3, "linkedin": 0.2, "local": 0.25}
        part = 1.0 if self.side == MENTOR else 0.6
        return tuple(name for name, chance in likely.items() if self.chance(chance * part))

    def backgrounds(self, life: str, setting: str) -> tuple[str, ...]:
        likely = {
            "village": 0.3 if setting == "rural" else 0.02,
            "break": 0.4 if life == "a house and children" else 0.02,
            "student": 0.7 if life == "studies" else 0.05,
            "first": 0.25,
            "change": 0.1,
            "phone": 0.2,
        }
        return tuple(name for name, chance in likely.items() if self.chance(chance))

    def goal(self) -> str:
        """In Urdu by most, in English by some."""
        return self.draw.choice(shares.read("names")["goals"])["ur" if self.chance(0.85) else "en"]

    def years(self) -> int:
        return round(self.draw.triangular(1, 15, 4))


@cache
def _offset(seed: int, side: str, name: str) -> float:
    return Random(f"{seed}/{side}/{name}").random()  # noqa: S311  nothing here is secret


@cache
def _pairs(group: str) -> tuple[tuple[str, str], ...]:
    return tuple(shares.read("names")[group].items())


@cache
def _part(weekday: int, part: str) -> int:
    """The bits of a week that this part of this day is."""
    return Week.from_parts({weekday: [Part(part)]}).bits

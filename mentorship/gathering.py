"""From rows to the plain values that matching takes: everybody who looks for a mentor, and every mentor with a place.

The number of queries is the same for five people and for fifty thousand, and no model instance is made for a row.
People are named by the keys of their applications. Weeks are turned into UTC as they fall on one day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from cms.people.enums import Setting
from cms.people.models import ADULT_AGE, PersonLanguage, Residence

from .availability import MINUTES
from .conf import setting
from .enums import Wanted
from .gathering_pairs import pairs_between
from .matching.values import LEVELS, MAN, WOMAN, Mentee, Mentor, Pairs, Policy, Tier, Weights
from .models import (
    Circle,
    MenteeApplication,
    MenteeSector,
    MentorApplication,
    MentorSector,
    MentorSkill,
    Programme,
    Round,
    SoughtSkill,
)
from .models import Policy as PolicyRow
from .safety import attested_categories, out_of_reach
from .utc_weeks import UtcWeeks

RANKS = {level: rank for rank, level in enumerate(LEVELS)}
TERMS = frozenset(field.name for field in fields(Weights))
NOWHERE = ("", "", None)
IS_RURAL = {Setting.RURAL: True, Setting.URBAN: False}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What `matching.assign` takes."""

    mentees: list[Mentee]
    mentors: list[Mentor]
    pairs: Pairs
    policy: Policy


def gather(
    programme: Programme,
    policy_row: PolicyRow | None,
    this_round: Round | None = None,
    *,
    on: date | None = None,
    seed: int = 0,
) -> Gathered:
    """Everybody in the programme who can be matched now.

    In a round, what staff pinned and rejected counts, what was declined is not proposed again, and whoever let an
    offer of this round go by in silence waits for the next one.
    """
    looking = MenteeApplication.objects.looking().filter(programme=programme)
    giving = MentorApplication.objects.ready().with_place().filter(programme=programme)
    if this_round:
        looking = looking.exclude(pk__in=MenteeApplication.objects.silent_in(this_round).values("pk"))
        giving = giving.exclude(pk__in=MentorApplication.objects.silent_in(this_round).values("pk"))
    return _gathered(looking, giving, policy_of(programme, policy_row, seed=seed), this_round, on)


def gather_one(application: MenteeApplication, *, on: date | None = None) -> Gathered:
    """One mentee, and every mentor of the programme who has a place: to find a mentor between rounds."""
    programme = application.programme
    alone = MenteeApplication.objects.filter(pk=application.pk)
    giving = MentorApplication.objects.ready().with_place().filter(programme=programme)
    policy = policy_of(programme, programme.policies.first())
    return _gathered(alone, giving, policy, None, on, is_alone=True)


def policy_of(programme: Programme, row: PolicyRow | None, *, seed: int = 0) -> Policy:
    """The programme's rules and the published weights and tiers; without any, the weights we begin with."""
    weights = {name: int(points) for name, points in (row.weights if row else {}).items() if name in TERMS}
    tiers = tuple(Tier(tier["key"], frozenset(tier["facts"])) for tier in (row.tiers if row else []))
    return Policy(
        language_level=RANKS[programme.language_level],
        overlap=half_hours(programme.overlap_minutes),
        meeting=half_hours(programme.meeting_minutes),
        observed=programme.is_observed,
        women_only=programme.is_women_only,
        weights=Weights(**weights),
        tiers=tiers,
        stability=row.stability if row else Policy.stability,
        circle_size=programme.circle_size if programme.is_circles else 0,
        candidates=setting("CANDIDATES"),
        seed=seed,
    )


def half_hours(minutes: int) -> int:
    """As many as these minutes take, one at least."""
    return max(1, -(-minutes // MINUTES))


def _gathered(
    looking: QuerySet,
    giving: QuerySet,
    policy: Policy,
    this_round: Round | None,
    on: date | None,
    *,
    is_alone: bool = False,
) -> Gathered:
    reader = Reader(on or timezone.localdate())
    mentors, people_of_mentors = reader.mentors(giving, policy)
    mentees, people_of_mentees = reader.mentees(looking)
    pairs = pairs_between(people_of_mentees, people_of_mentors, looking, this_round, is_alone)
    return Gathered(mentees, mentors, pairs, policy)


class Reader:
    """Reads both sides as of a day. Equal facts are kept once, so that a whole country stays small in memory."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.weeks = UtcWeeks(on)
        self.unreachable = out_of_reach()
        self.kept: dict[Any, Any] = {}

    def mentees(self, applications: QuerySet) -> tuple[list[Mentee], dict[int, int]]:
        """The mentees in the order of their keys, and the key by person."""
        rows = list(_rows(applications, *MENTEE_COLUMNS))
        facts = self._facts(applications, "person", {row[1] for row in rows})
        skills = self._counted(_tags(SoughtSkill, applications, "tag_id", "priority"))
        sectors = self._sets(_tags(MenteeSector, applications, "tag__slug"))
        people = {row[1]: row[0] for row in rows if row[1] not in self.unreachable}
        return [
            self._mentee(row, facts, skills, sectors) for row in rows if row[1] not in self.unreachable
        ], people

    def mentors(self, applications: QuerySet, policy: Policy) -> tuple[list[Mentor], dict[int, int]]:
        """The mentors in the order of their keys, and the key by person."""
        profiles = applications.values("mentor")
        rows = list(_rows(applications, *MENTOR_COLUMNS))
        facts = self._facts(applications, "mentor__person", {row[1] for row in rows})
        skills = self._sets(_tags(MentorSkill, profiles, "tag_id"))
        sectors = self._sets(_tags(MentorSector, profiles, "tag__slug"))
        ready = set(applications.available(self.on).values_list("pk", flat=True))
        people = {row[1]: row[0] for row in rows if row[1] not in self.unreachable}
        circles = Circles(applications, policy.circle_size)
        return [
            self._mentor(row, facts, skills, sectors, row[0] in ready, circles)
            for row in rows
            if row[1] not in self.unreachable
        ], people

    def _mentee(self, row: tuple, facts: Facts, skills: dict, sectors: dict) -> Mentee:
        key, person, week, zone, remote, in_person, platforms, roads, wanted, gender, born = row
        district, province, rural = facts.places.get(person, NOWHERE)
        return Mentee(
            key=key,
            skills=skills.get(key, {}),
            languages=facts.languages.get(person, {}),
            week=self.weeks.of(week, zone),
            category=facts.categories.get(person) or (gender if gender in (WOMAN, MAN) else ""),
            wants_women=wanted == Wanted.WOMEN,
            remote=remote,
            in_person=in_person,
            district=district,
            province=province,
            rural=rural,
            minor=born is None
            or self.on.year - born <= ADULT_AGE,  # who has not shown to be an adult is none
            sectors=sectors.get(key, frozenset()),
            platforms=self._set(platforms),
            background=self._set(roads),
        )

    def _mentor(
        self, row: tuple, facts: Facts, skills: dict, sectors: dict, is_ready: bool, circles: Circles
    ) -> Mentor:
        key, person, profile, places, week, zone, remote, in_person, platforms, roads, wanted, years = row
        district, province, _rural = facts.places.get(person, NOWHERE)
        return Mentor(
            key=key,
            places=places,
            circles=circles.new(key, places),
            meets=circles.meet(key),
            skills=skills.get(profile, frozenset()),
            languages=facts.languages.get(person, {}),
            week=self.weeks.of(week, zone),
            category=facts.categories.get(person, ""),
            women_only=wanted == Wanted.WOMEN,
            remote=remote,
            in_person=in_person,
            district=district,
            province=province,
            sectors=sectors.get(profile, frozenset()),
            platforms=self._set(platforms),
            background=self._set(roads),
            years=years,
            vetted=is_ready,
        )

    def _facts(self, applications: QuerySet, path: str, people: Collection[int]) -> Facts:
        """What is a person's own, whichever side they are on."""
        ids = applications.values(path)
        spoken = PersonLanguage.objects.filter(person__in=ids).values_list("person_id", "language", "level")
        return Facts(
            self._counted((person, code, RANKS[level]) for person, code, level in spoken.iterator()),
            {person: self._same(place) for person, *place in self._residences(ids)},
            attested_categories(people),
        )

    def _residences(self, people: QuerySet) -> Iterator[tuple]:
        """Where people live, the last answer last."""
        rows = Residence.objects.filter(person__in=people, since__lte=self.on).order_by("since", "pk")
        for person, district, province, kind in rows.values_list(
            "person_id", "district__code", "district__province__code", "setting"
        ).iterator():
            yield person, district, province, IS_RURAL.get(kind)

    def _same(self, value: Iterable) -> tuple:
        value = tuple(value)
        return self.kept.setdefault(value, value)

    def _set(self, words: Iterable[str]) -> frozenset:
        value = frozenset(words)
        return self.kept.setdefault(value, value)

    def _sets(self, rows: Iterable[tuple[int, Any]]) -> dict[int, frozenset]:
        """Words by whose they are."""
        found: dict[int, list] = {}
        for whose, word in rows:
            found.setdefault(whose, []).append(word)
        return {whose: self._set(words) for whose, words in found.items()}

    def _counted(self, rows: Iterable[tuple[int, Any, int]]) -> dict[int, dict[Any, int]]:
        """Words with a number by whose they are."""
        found: dict[int, dict[Any, int]] = {}
        for whose, word, number in rows:
            found.setdefault(whose, {})[word] = number
        return {
            whose: self.kept.setdefault(("counted", *sorted(words.items())), words)
            for whose, words in found.items()
        }


@dataclass(frozen=True, slots=True)
class Facts:
    """By person: languages with their rank, place, and attested category."""

    languages: dict[int, dict[str, int]]
    places: dict[int, tuple]
    categories: dict[int, str]


class Circles:
    """The circles of mentors that meet already, or are offered, and have a seat left: they are filled first."""

    def __init__(self, applications: QuerySet, size: int) -> None:
        self.size = size
        self.standing: dict[int, list[tuple[int, int]]] = {}
        for mentor, slot, seats in self._with_seats(applications) if size else ():
            self.standing.setdefault(mentor, []).append((slot, seats))

    def _with_seats(self, applications: QuerySet) -> Iterator[tuple]:
        rows = Circle.objects.filter(mentor__in=applications.order_by()).with_seats().order_by("pk")
        return rows.values_list("mentor_id", "slot", F("size") - F("taken")).iterator()

    def meet(self, mentor: int) -> tuple[tuple[int, int], ...]:
        return tuple(self.standing.get(mentor, ()))

    def new(self, mentor: int, places: int) -> int:
        """How many the mentor would begin for the places that no standing circle has a seat for."""
        if not self.size:
            return 1
        return -(-max(0, places - sum(seats for _slot, seats in self.meet(mentor))) // self.size)


MENTEE_COLUMNS = (
    *("pk", "person_id", "week", "time_zone", "is_remote", "is_in_person", "platforms", "backgrounds"),
    *("mentors_wanted", "person__gender", "person__birth_year"),
)
MENTOR_COLUMNS = (
    *("pk", "mentor__person_id", "mentor_id", F("places") - F("taken"), "mentor__week", "mentor__time_zone"),
    *("mentor__is_remote", "mentor__is_in_person", "mentor__platforms", "mentor__backgrounds"),
    *("mentor__mentees_wanted", "mentor__years"),
)


def _rows(applications: QuerySet, *columns: Any) -> Iterator[tuple]:
    return applications.order_by("pk").values_list(*columns).iterator(chunk_size=5000)


def _tags(through: Any, owners: QuerySet, *columns: str) -> Iterator[tuple]:
    rows = through.objects.filter(content_object__in=owners.order_by())
    return rows.values_list("content_object_id", *columns).iterator(chunk_size=5000)

"""From invented people to rows, thousands at a time, and away again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from cms.people import geography
from cms.people.models import District, Person, PersonLanguage, Residence
from cms.topics import seed as vocabulary
from cms.topics.models import Skill, Topic

from ..actions import publish_policy
from ..enums import ApplicationState, Priority, ProgrammeState, Wanted
from ..models import (
    Match,
    MenteeApplication,
    MenteeSector,
    Mentor,
    MentorApplication,
    MentorSector,
    MentorSkill,
    Programme,
    SoughtSkill,
    Vetting,
)
from . import population
from .population import Ground, Invented, InventedMentee, InventedMentor

BATCH = 2000  # people at a time, and rows in a statement
SINCE = timedelta(days=30)  # they have been in the programme for a month
VETTED = timedelta(days=730)
TIERS = [
    {"key": "women", "facts": ["wants_women"]},
    {"key": "far", "facts": ["province:PK-BA", "province:PK-GB"]},
]
ABOUT = ("Invented, to measure and to try things out with.", "آزمائش اور پیمائش کے لیے فرضی پروفائل۔")


class AlreadyThere(Exception):
    """Some people of this seed have been invented before: remove them, or take another seed."""


def invented() -> models.QuerySet:
    return Person.objects.filter(key__range=population.keys_between())


def people_not_invented() -> int:
    return Person.objects.present().count() - invented().count()


@transaction.atomic
def invent(*, programme: Programme, mentees: int, mentors: int, seats: int, seed: int) -> int:
    """Put so many people into the programme, accepted, the mentors vetted and with `seats` places together.

    Returns how many people were made. Raises AlreadyThere.
    """
    geography.load(geography.read())
    vocabulary.load(vocabulary.read())
    writer = Writer(programme, timezone.now())
    helping = population.mentors(mentors, seats=seats, seed=seed, ground=writer.ground)
    looking = population.mentees(mentees, seed=seed, ground=writer.ground)
    return writer.add(helping, writer.mentors) + writer.add(looking, writer.mentees)


def rehearsal(slug: str) -> Programme:
    """The programme of that name, or a new one for national size, open and with tiers published."""
    today = timezone.localdate()
    programme, new = Programme.objects.get_or_create(
        slug=slug,
        defaults={
            "name": f"Rehearsal: {slug}",
            "name_ur": "مشق کا پروگرام",
            "state": ProgrammeState.OPEN,
            "starts_on": today,
            "ends_on": today + timedelta(days=180),
            "most_places": 60,
        },
    )
    if new:
        publish_policy(programme=programme, weights={}, tiers=TIERS, stability=300, why="Rehearsal")
    return programme


def remove_invented() -> int:
    """Take everybody invented away again, with all that was done with them. Returns how many people went."""
    low_high = population.keys_between()
    Match.objects.filter(
        models.Q(mentee__person__key__range=low_high) | models.Q(mentor__mentor__person__key__range=low_high)
    ).delete()
    count = 0
    while some := list(invented().values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            Person.objects.filter(pk__in=some).delete()
        count += len(some)
    return count


@dataclass
class Writer:
    """Writes people into a programme. Places and words are read once."""

    programme: Programme
    now: datetime

    def __post_init__(self) -> None:
        today = timezone.localdate(self.now)
        self.since = today - SINCE
        self.districts: dict[str, int] = {}
        places: dict[str, list[str]] = {}
        for code, pk, province in (
            District.objects.on(today).order_by("code").values_list("code", "pk", "province__code")
        ):
            self.districts[code] = pk
            places.setdefault(province, []).append(code)
        self.skills = dict(Skill.objects.values_list("slug", "pk"))
        self.topics = dict(Topic.objects.values_list("slug", "pk"))
        words: dict[str, list[str]] = {}
        for slug, topic in Skill.objects.order_by("pk").values_list("slug", "topic__slug"):
            words.setdefault(topic, []).append(slug)
        self.ground = Ground(_tuples(places), _tuples(words))

    def add(self, people: Iterable[Invented], write: Any) -> int:
        """In batches: first the people themselves, then what `write` makes of them. Returns how many."""
        count, people = 0, iter(people)
        while batch := list(islice(people, BATCH)):
            write(batch, self.people(batch))
            count += len(batch)
        return count

    def people(self, batch: list[Invented]) -> list[Person]:
        keys = [one.key for one in batch]
        if Person.objects.filter(key__in=keys).exists():
            raise AlreadyThere
        made = Person.objects.bulk_create(map(_person, batch), batch_size=BATCH)
        pairs = list(zip(batch, made, strict=True))
        _create(
            PersonLanguage,
            (
                PersonLanguage(person=person, language=code, level=level)
                for one, person in pairs
                for code, level in one.languages.items()
            ),
        )
        _create(
            Residence,
            (
                Residence(
                    person=person,
                    district_id=self.districts[one.district],
                    setting=one.setting,
                    since=self.since,
                )
                for one, person in pairs
                if one.district
            ),
        )
        return made

    def mentees(self, batch: list[InventedMentee], people: list[Person]) -> None:
        rows = MenteeApplication.objects.bulk_create(
            [
                MenteeApplication(
                    person=person,
                    goal=one.goal,
                    mentors_wanted=_wanted(one),
                    **self.application(one),
                    **_when(one),
                    **_roads(one),
                )
                for one, person in zip(batch, people, strict=True)
            ]
        )
        pairs = list(zip(batch, rows, strict=True))
        _create(
            SoughtSkill,
            (
                SoughtSkill(content_object=row, tag_id=self.skills[slug], priority=priority)
                for one, row in pairs
                for slug, priority in zip(one.skills, sorted(Priority, reverse=True), strict=False)
            ),
        )
        _create(MenteeSector, self._tagged(MenteeSector, pairs))

    def mentors(self, batch: list[InventedMentor], people: list[Person]) -> None:
        rows = Mentor.objects.bulk_create(
            [
                Mentor(
                    key=one.key,
                    person=person,
                    about=ABOUT[0],
                    about_ur=ABOUT[1],
                    years=one.years,
                    mentees_wanted=_wanted(one),
                    **_when(one),
                    **_roads(one),
                )
                for one, person in zip(batch, people, strict=True)
            ]
        )
        pairs = list(zip(batch, rows, strict=True))
        _create(
            MentorSkill,
            (
                MentorSkill(content_object=row, tag_id=self.skills[slug])
                for one, row in pairs
                for slug in one.skills
            ),
        )
        _create(MentorSector, self._tagged(MentorSector, pairs))
        _create(Vetting, (self._vetting(row) for row in rows))
        _create(
            MentorApplication,
            (
                MentorApplication(
                    mentor=row, places=one.places, trained_at=self.now - SINCE, **self.application(one)
                )
                for one, row in pairs
            ),
        )
        self._attest(batch, people)

    def application(self, one: Invented) -> dict[str, Any]:
        then = self.now - SINCE
        return {
            "key": one.key,
            "programme": self.programme,
            "state": ApplicationState.ACCEPTED,
            "sent_at": then,
            "decided_at": then,
            "conduct_version": self.programme.conduct_version,
            "conduct_at": then,
        }

    def _vetting(self, mentor: Mentor) -> Vetting:
        return Vetting(
            mentor=mentor,
            identity_seen=True,
            references=2,
            passed=True,
            at=self.now - SINCE,
            expires_on=self.since + VETTED,
        )

    def _tagged(self, model: Any, pairs: list[tuple[Invented, Any]]) -> Iterator[Any]:
        return (
            model(content_object=row, tag_id=self.topics[slug]) for one, row in pairs for slug in one.sectors
        )

    def _attest(self, batch: list[InventedMentor], people: list[Person]) -> None:
        """What staff would have made sure of, where there is an app that keeps it."""
        if not apps.is_installed("cms.safeguarding"):
            return
        for name in ("Attestation", "AttestationEntry"):
            model = apps.get_model("hunar_safeguarding", name)
            _create(
                model,
                (
                    model(person=person, category=one.gender, how="in_person", at=self.now - SINCE)
                    for one, person in zip(batch, people, strict=True)
                ),
            )


def _tuples(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in lists.items()}


def _create(model: Any, rows: Iterable[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)


def _person(one: Invented) -> Person:
    return Person(
        key=one.key, name=one.name, name_ur=one.name_ur, gender=one.gender, birth_year=one.birth_year
    )


def _wanted(one: Invented) -> str:
    return Wanted.WOMEN if one.women_only else Wanted.ANY


def _when(one: Invented) -> dict[str, Any]:
    return {
        "week": one.week,
        "time_zone": one.time_zone,
        "is_remote": one.is_remote,
        "is_in_person": one.is_in_person,
    }


def _roads(one: Invented) -> dict[str, Any]:
    return {"platforms": list(one.platforms), "backgrounds": list(one.backgrounds)}

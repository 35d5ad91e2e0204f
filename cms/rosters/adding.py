"""Making people of rows: a few statements for a whole slice."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Any

from django.utils import timezone

from cms.people import consents
from cms.people.actions import person_of
from cms.people.models import Consent, District, Person, PersonLanguage, Residence

from .enums import Outcome
from .models import Entry, Phone, Roster


def add_people(entries: Collection[Entry], *, roster: Roster) -> None:
    """Make the person of each row, without a login, and write into the row who it became. Rows are not saved."""
    people = Person.objects.bulk_create(map(_person, entries))
    for entry, person in zip(entries, people, strict=True):
        entry.person, entry.outcome, entry.at = person, Outcome.ADDED, timezone.now()
    Phone.objects.bulk_create(
        Phone(person=entry.person, phone=entry.phone) for entry in entries if entry.phone
    )
    Residence.objects.bulk_create(_residences(entries))
    PersonLanguage.objects.bulk_create(chain.from_iterable(map(_languages, entries)))
    Consent.objects.bulk_create(_consents(people, roster))


def _person(entry: Entry) -> Person:
    told = entry.told
    return Person(
        name=told.name,
        name_ur=told.name_ur,
        gender=told.gender,
        gender_text=told.gender_text,
        birth_year=told.birth_year,
    )


def _residences(entries: Collection[Entry]) -> list[Residence]:
    """From the day of the list on: since when, it does not say."""
    today = timezone.localdate()
    codes = {entry.told.district for entry in entries} - {""}
    districts = {district.code: district for district in District.objects.filter(code__in=codes)}
    return [
        Residence(
            person=entry.person,
            district=districts[entry.told.district],
            setting=entry.told.setting,
            since=today,
        )
        for entry in entries
        if entry.told.district in districts
    ]


def _languages(entry: Entry) -> list[PersonLanguage]:
    spoken = entry.told.languages.items()
    return [PersonLanguage(person=entry.person, language=code, level=level) for code, level in spoken]


def _consents(people: Collection[Any], roster: Roster) -> list[Consent]:
    """To the record alone, as whoever brought the list says they agreed; none where nobody was asked."""
    if not roster.channel or roster.by is None:
        return []
    wording, by = consents.RECORD.wording, person_of(roster.by)
    return [
        Consent(
            person=person,
            purpose=consents.RECORD.name,
            given=True,
            wording_version=wording.version,
            wording_language=wording.language(roster.language),
            channel=roster.channel,
            by=by,
        )
        for person in people
    ]

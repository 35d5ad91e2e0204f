"""What the site knows that rows of a list are compared with. A few queries, however many rows."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from cms.people.enums import SpokenLanguage
from cms.people.identifying import reached_by
from cms.people.models import District, Person

from .conf import setting
from .headings import key
from .judging import Known
from .models import Entry
from .reading import Lists, Told, district_key


def lists_of_site() -> Lists:
    """Today's districts and the languages, by code and by name in each language of the site."""
    today = timezone.localdate()
    districts: dict[str, set[str]] = {}
    for row in District.objects.on(today).values_list("code", "name_en", "name_ur"):
        for word in row:
            districts.setdefault(district_key(word), set()).add(row[0])
    return Lists(
        {word: frozenset(codes) for word, codes in districts.items()},
        _languages(),
        setting("PHONE_REGION"),
        today.year,
    )


def _languages() -> dict[str, str]:
    known = {key(code): code for code in SpokenLanguage.values}
    for language in {"en", "ur", settings.LANGUAGE_CODE}:
        with override(language):
            known |= {key(str(label)): code for code, label in SpokenLanguage.choices}
    return known


def known_to(rows: Mapping[int, Told], *, digest: str) -> Known:
    """Whom the site knows that these rows, by their numbers, may be about."""
    reached = reached_by({told.phone for told in rows.values() if told.phone})
    names = _names_of({person for people in reached.values() for person in people})
    return Known(
        {phone: {person: names[person] for person in people} for phone, people in reached.items()},
        Entry.objects.people_of_rows(digest=digest, numbers=rows),
        Entry.objects.people_of_prints({told.fingerprint for told in rows.values()}),
    )


def _names_of(people: set[int]) -> dict[int, frozenset[str]]:
    rows = Person.objects.filter(pk__in=people).values_list("pk", "name", "name_ur")
    return {pk: Told(name=name, name_ur=name_ur).names for pk, name, name_ur in rows}

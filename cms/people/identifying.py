"""The words by which a person could be found in text: what they sign in with, and their full name."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from .holdings import Holding, holdings
from .models import Person

MANY_WORDS = 2


def own_words(person: Person) -> list[str]:
    """Contacts and full names that are this person's alone.

    A number a family shares, a name others here bear, and a name of one word ("Noor" is also a light and a street)
    point at nobody for certain, and striking them out would garble what is not about this person.
    """
    found = {
        word
        for holding in holdings()
        for column in (*holding.contacts, *holding.names)
        for word in _words(holding, column, person)
    }
    return sorted(found, key=lambda word: (-len(word), word))


def _words(holding: Holding, column: str, person: Person) -> set[str]:
    rows = holding.rows(person)
    mine = {str(value).strip() for value in rows.values_list(column, flat=True) if value}
    whole = mine if column in holding.contacts else {name for name in mine if len(name.split()) >= MANY_WORDS}
    others = holding.all_rows.exclude(pk__in=rows.values("pk"))
    return {word for word in whole if not others.filter(**{f"{column}__iexact": word}).exists()}


def reached_by(contacts: Collection[str]) -> dict[str, set[int]]:
    """The ids of the people whom each of these contacts reaches, whichever app holds it."""
    found: dict[str, set[int]] = defaultdict(set)
    for holding, column in _contact_columns():
        rows = holding.all_rows.filter(**{f"{column}__in": contacts}).exclude(**{holding.person: None})
        for contact, person in rows.values_list(column, holding.person):
            found[contact].add(person)
    return dict(found)


def contacts_of(people: Collection[int]) -> dict[int, set[str]]:
    """By the id of a person, everything they are reached at."""
    found: dict[int, set[str]] = defaultdict(set)
    for holding, column in _contact_columns():
        rows = holding.all_rows.filter(**{f"{holding.person}__in": people}).exclude(**{column: None})
        for contact, person in rows.values_list(column, holding.person):
            found[person].update({contact} - {""})
    return dict(found)


def _contact_columns() -> Iterator[tuple[Holding, str]]:
    for holding in holdings():
        if holding.person:
            yield from ((holding, column) for column in holding.contacts)

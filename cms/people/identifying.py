"""The words by which a person could be found in text: what they sign in with, and their full name."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from .holdings import Holding, holdings
from .models import Person

MANY_WORDS = 2


def own_words(person: Person) -> list[str]:
    """Contacts and full names that are this person's alone.

    A number a family shares, a name others here bear, and a name of one word ("Noor" is also a light and a street)
    point at nobody for certain, and striking them out would garble what is not about this person.
    """
    found: set[str] = set()
    for columns, least in ((_columns("contacts"), 1), (_columns("names"), MANY_WORDS)):
        whole = {word for word in _words(columns, person) if len(word.split()) >= least}
        found |= {word for word in whole if not _is_shared(word, columns, person)}
    return sorted(found, key=lambda word: (-len(word), word))


def _columns(kind: str) -> list[tuple[Holding, str]]:
    return [(holding, column) for holding in holdings() for column in getattr(holding, kind)]


def _words(columns: Sequence[tuple[Holding, str]], person: Person) -> set[str]:
    values = (holding.rows(person).values_list(column, flat=True) for holding, column in columns)
    return {str(value).strip() for value in chain.from_iterable(values) if value}


def _is_shared(word: str, columns: Sequence[tuple[Holding, str]], person: Person) -> bool:
    """Whether somebody else has it too, in whichever column: a daughter's login, a number her mother is reached at."""
    return any(
        holding.all_rows.exclude(pk__in=holding.rows(person).values("pk"))
        .filter(**{f"{column}__iexact": word})
        .exists()
        for holding, column in columns
    )


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
    return (pair for pair in _columns("contacts") if pair[0].person)

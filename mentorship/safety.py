"""Whether two people may be in contact here. Every path of contact asks this, and nothing else knows why not."""

from cms.people.enums import Gender
from cms.safeguarding.actions import (
    CannotAttest,
    apart_among,
    attested_categories,
    attested_category,
    may_contact,
)
from cms.safeguarding.actions import attest as write_down
from cms.safeguarding.enums import How
from cms.safeguarding.models import Block, Measure

from .exceptions import NotAvailable, NotOneself

__all__ = [
    "apart_among",
    "apart_from",
    "attest",
    "attested_categories",
    "attested_category",
    "hidden_from",
    "is_attested_woman",
    "may_contact",
    "out_of_reach",
    "refuse_contact",
    "ways_to_attest",
]


def hidden_from(person) -> set[int]:
    """The ids of everybody this person, or the one of that id, must neither see nor be shown to."""
    if person is None:
        return set()
    apart = Measure.objects.kept_from(person)
    return Block.objects.ids_hidden_from(person) | Measure.objects.hidden_ids() | apart


def refuse_contact(one, other) -> None:
    """Raise NotAvailable when they may not be in contact: one answer for every reason."""
    if not may_contact(one, other):
        raise NotAvailable


def apart_from(person) -> set[int]:
    """The ids of everybody this person may have no contact with; their own as well when it is with nobody at all."""
    if person is None:
        return set()
    apart = Measure.objects.kept_from(person)
    return Block.objects.ids_hidden_from(person) | apart | Measure.objects.suspended_ids()


def out_of_reach() -> set[int]:
    """Everybody who may not be brought into contact with anybody now."""
    return Measure.objects.suspended_ids() | Measure.objects.hidden_ids()


def is_attested_woman(person) -> bool:
    """Whether staff attested it. What somebody says of themselves satisfies no hard rule."""
    return attested_category(person) == Gender.WOMAN


def ways_to_attest() -> list:
    """How staff can have made sure of somebody's category: choices of a form."""
    return How.choices


def attest(*, person, category: str, how: str, by) -> None:
    """Write down what staff made sure of; see `cms.safeguarding`. Raises NotOneself."""
    try:
        write_down(person=person, category=category, how=how, by=by)
    except CannotAttest as refused:
        raise NotOneself from refused

"""Whether two people may be in contact here. Every path of contact asks this, and nothing else knows why not."""

from collections.abc import Collection, Iterable

from cms.people.enums import Gender
from cms.safeguarding.actions import CannotAttest
from cms.safeguarding.actions import attest as write_down
from cms.safeguarding.enums import How
from cms.safeguarding.models import Attestation, Block, Measure

from .exceptions import NotAvailable, NotOneself


def hidden_from(person) -> set[int]:
    """The ids of everybody this person, or the one of that id, must neither see nor be shown to."""
    if person is None:
        return set()
    own = person if isinstance(person, int) else person.pk
    apart = {each for pair in Measure.objects.pairs() if own in pair for each in pair} - {own}
    return Block.objects.ids_hidden_from(person) | Measure.objects.hidden_ids() | apart


def may_contact(one, other) -> bool:
    """Neither blocked the other, and no measure keeps either of them back."""
    measures = Measure.objects
    apart = (min(one.pk, other.pk), max(one.pk, other.pk)) in measures.pairs()
    return not (apart or {one.pk, other.pk} & measures.suspended_ids() or Block.objects.between(one, other))


def refuse_contact(one, other) -> None:
    """Raise NotAvailable when they may not be in contact: one answer for every reason."""
    if not may_contact(one, other):
        raise NotAvailable


def apart_from(person) -> set[int]:
    """The ids of everybody this person may have no contact with; their own as well when it is with nobody at all."""
    if person is None:
        return set()
    measures = Measure.objects
    pairs = {pk for pair in measures.pairs() if person.pk in pair for pk in pair} - {person.pk}
    return Block.objects.ids_hidden_from(person) | pairs | measures.suspended_ids()


def kept_apart(people: Iterable[int]) -> set[tuple[int, int]]:
    """Every pair of these people that must not meet, the smaller id first. For matching many at once."""
    return Block.objects.pairs_among(people) | Measure.objects.pairs()


def out_of_reach() -> set[int]:
    """Everybody who may not be brought into contact with anybody now."""
    return Measure.objects.suspended_ids() | Measure.objects.hidden_ids()


def attested_categories(people: Collection[int]) -> dict[int, str]:
    """The category that staff attested, by id of a person; of whom nothing is attested is not in it."""
    return Attestation.objects.categories_of(people)


def is_attested_woman(person) -> bool:
    """Whether staff attested it. What somebody says of themselves satisfies no hard rule."""
    return attested_category(person) == Gender.WOMAN


def attested_category(person) -> str:
    """ "woman" or "man" as staff attested it, or "" when nobody did."""
    return Attestation.objects.category_of(person)


def ways_to_attest() -> list:
    """How staff can have made sure of somebody's category: choices of a form."""
    return How.choices


def attest(*, person, category: str, how: str, by) -> None:
    """Write down what staff made sure of; see `cms.safeguarding`. Raises NotOneself."""
    try:
        write_down(person=person, category=category, how=how, by=by)
    except CannotAttest as refused:
        raise NotOneself from refused

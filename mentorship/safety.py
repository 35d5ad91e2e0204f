"""Whether two people may be in contact here. Every path of contact asks this, and nothing else knows why not."""

from collections.abc import Collection, Iterable

from django.apps import apps

from cms.people.enums import Gender

from .exceptions import NotAvailable


def hidden_from(person) -> set[int]:
    """The ids of everybody this person, or the one of that id, must neither see nor be shown to."""
    if not _is_looked_after() or person is None:
        return set()
    own = person if isinstance(person, int) else person.pk
    apart = {each for pair in _model("Measure").pairs() if own in pair for each in pair} - {own}
    return _model("Block").ids_hidden_from(person) | _model("Measure").hidden_ids() | apart


def may_contact(one, other) -> bool:
    """Neither blocked the other, and no measure keeps either of them back."""
    if not _is_looked_after():
        return True
    measures = _model("Measure")
    apart = (min(one.pk, other.pk), max(one.pk, other.pk)) in measures.pairs()
    return not (apart or {one.pk, other.pk} & measures.suspended_ids() or _model("Block").between(one, other))


def refuse_contact(one, other) -> None:
    """Raise NotAvailable when they may not be in contact: one answer for every reason."""
    if not may_contact(one, other):
        raise NotAvailable


def apart_from(person) -> set[int]:
    """The ids of everybody this person may have no contact with; their own as well when it is with nobody at all."""
    if not _is_looked_after() or person is None:
        return set()
    measures = _model("Measure")
    pairs = {pk for pair in measures.pairs() if person.pk in pair for pk in pair} - {person.pk}
    return _model("Block").ids_hidden_from(person) | pairs | measures.suspended_ids()


def kept_apart(people: Iterable[int]) -> set[tuple[int, int]]:
    """Every pair of these people that must not meet, the smaller id first. For matching many at once."""
    if not _is_looked_after():
        return set()
    return _model("Block").pairs_among(people) | _model("Measure").pairs()


def out_of_reach() -> set[int]:
    """Everybody who may not be brought into contact with anybody now."""
    if not _is_looked_after():
        return set()
    return _model("Measure").suspended_ids() | _model("Measure").hidden_ids()


def attested_categories(people: Collection[int]) -> dict[int, str]:
    """The category that staff attested, by id of a person; of whom nothing is attested is not in it."""
    if not _is_looked_after():
        return {}
    return _model("Attestation").categories_of(people)


def is_attested_woman(person) -> bool:
    """Whether staff attested it. What somebody says of themselves satisfies no hard rule."""
    return attested_category(person) == Gender.WOMAN


def attested_category(person) -> str:
    """ "woman" or "man" as staff attested it, or "" when nobody did."""
    return _model("Attestation").category_of(person) if _is_looked_after() else ""


def _is_looked_after() -> bool:
    return apps.is_installed("cms.safeguarding")


def _model(name: str):
    return apps.get_model("hunar_safeguarding", name).objects

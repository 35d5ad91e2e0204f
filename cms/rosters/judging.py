"""Pure: what is to become of a row, beside whom the site knows and the rows above it.

A shared number is told and stops nobody. The same name with the same number may be the same person: it is held until
somebody decides, and nothing is ever merged by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .enums import Outcome
from .reading import Reading, Told
from .words import Note


@dataclass(frozen=True)
class Known:
    """Whom the site knows, as far as the rows at hand can be about them.

    `reached`: a number → the people it reaches, each with the names they are recognised by.
    `brought`: the number of a row of this very file → the person it became.
    `prints`: the fingerprint of a row of any list → the person it became.
    """

    reached: Mapping[str, Mapping[int, frozenset[str]]] = field(default_factory=dict)
    brought: Mapping[int, int] = field(default_factory=dict)
    prints: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    notes: tuple[Note, ...] = ()
    person: int | None = None


@dataclass
class Above:
    """What the rows above have said."""

    phones: dict[str, int] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, number: int, told: Told) -> None:
        if told.phone:
            self.phones.setdefault(told.phone, number)
            for name in told.names:
                self.people.setdefault((name, told.phone), number)


def judge(number: int, reading: Reading, known: Known, above: Above) -> Verdict:
    """What this row is, and whom it is about where that is known."""
    told = reading.told
    if reading.refused:
        return Verdict(Outcome.REFUSED, reading.refused)
    if (person := known.brought.get(number)) is not None:
        return Verdict(Outcome.SAME, (("brought_before", {}),), person)
    verdict = _beside_people(told, known) or _beside_rows(told, above)
    above.add(number, told)
    if verdict is None:
        return Verdict(Outcome.NEW, (*reading.noted, *_shared(number, told, known, above)))
    return Verdict(verdict.outcome, (*verdict.notes, *reading.noted), verdict.person)


def _beside_people(told: Told, known: Known) -> Verdict | None:
    reached = known.reached.get(told.phone, {}) if told.phone else {}
    alike = sorted(person for person, names in reached.items() if names & told.names)
    before = known.prints.get(told.fingerprint)
    if before is not None and told.phone:  # whatever the person has put right since
        return Verdict(Outcome.SAME, (("known", {}),), before)
    if alike:
        return Verdict(Outcome.HELD, (("same_name_and_phone", {}),), alike[0])
    if before is not None and not told.phone:
        return Verdict(Outcome.HELD, (("same_words", {}),), before)
    return None


def _beside_rows(told: Told, above: Above) -> Verdict | None:
    rows = [above.people[name, told.phone] for name in told.names if (name, told.phone) in above.people]
    return Verdict(Outcome.HELD, (("repeats_row", {"row": min(rows)}),)) if rows else None


def _shared(number: int, told: Told, known: Known, above: Above) -> list[Note]:
    notes: list[Note] = []
    if others := len(known.reached.get(told.phone, {})) if told.phone else 0:
        notes.append(("shared_phone", {"count": others}))
    if (first := above.phones.get(told.phone, number)) != number:
        notes.append(("shared_in_file", {"row": first}))
    return notes

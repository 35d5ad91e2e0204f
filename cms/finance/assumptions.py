"""What the estimate of tax stands on: dated facts, and nothing else. Their keys are named here alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cms.facts.answers import answers
from cms.facts.dating import Answer, holds_through

from .tax import Rates, TaxYear, tax_year_of

PSEB, OTHER, TIMES = "tax-154a-pseb", "tax-154a-other", "tax-154a-not-active"
FINAL = "tax-154a-final"
NEEDED = (PSEB, OTHER, TIMES)


@dataclass(frozen=True)
class Year:
    """A tax year, with the answers that hold through all of it; `rates` only when every one does."""

    year: TaxYear
    assumed: list[Answer]
    rates: Rates | None
    final: Answer | None


def years(today: date) -> list[Year]:
    """The tax year that runs and the one before, the later first."""
    runs = tax_year_of(today)
    return [_year(runs), _year(TaxYear(runs.number - 1))]


def _year(year: TaxYear) -> Year:
    found = answers([*NEEDED, FINAL], on=year.last)
    sure = {key: answer for key, answer in found.items() if holds_through(answer, year.first, year.last)}
    assumed = [sure[key] for key in NEEDED if key in sure]
    numbers = [answer.number for answer in assumed if answer.number is not None]
    rates = Rates(*numbers) if len(numbers) == len(NEEDED) else None
    return Year(year, assumed, rates, sure.get(FINAL))

"""Pure: tax on export earnings under section 154A of the Income Tax Ordinance 2001, at rates that are given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .rounding import HUNDRED, money


@dataclass(frozen=True)
class Rates:
    """Per cent with and without registration at PSEB, and how many times as much off the Active Taxpayers List."""

    pseb: Decimal
    other: Decimal
    times: Decimal


@dataclass(frozen=True)
class Tax:
    rate: Decimal
    tax: Decimal
    left: Decimal


def tax_on(received: Decimal, registered: bool, active: bool, rates: Rates) -> Tax:
    rate = rates.pseb if registered else rates.other
    rate = rate if active else rate * rates.times
    taken = money(received * rate / HUNDRED)
    return Tax(rate=money(rate), tax=taken, left=money(received) - taken)


@dataclass(frozen=True)
class TaxYear:
    """Named for the year it ends in: tax year 2026 is 1 July 2025 to 30 June 2026."""

    number: int

    @property
    def first(self) -> date:
        return date(self.number - 1, 7, 1)

    @property
    def last(self) -> date:
        return date(self.number, 6, 30)


def tax_year_of(day: date) -> TaxYear:
    return TaxYear(day.year + (day.month > 6))

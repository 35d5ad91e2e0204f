"""Pure: a month's budget where no two months bring the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .rounding import money, tenths

MONTHS_TO_KEEP = 3


@dataclass(frozen=True)
class Budget:
    average: Decimal
    lowest: Decimal
    spending: Decimal
    left_average: Decimal
    left_lowest: Decimal
    covers: Decimal
    """For how many months the savings would last, to one place."""
    aim: Decimal
    missing: Decimal


def budget_of(incomes: Sequence[Decimal], fixed: Decimal, living: Decimal, savings: Decimal) -> Budget:
    """From what the last months brought, at least one; `fixed` and `living` are what a month costs."""
    average, lowest, spending = sum(incomes, Decimal()) / len(incomes), min(incomes), fixed + living
    aim = spending * MONTHS_TO_KEEP
    return Budget(
        average=money(average),
        lowest=money(lowest),
        spending=money(spending),
        left_average=money(average - spending),
        left_lowest=money(lowest - spending),
        covers=tenths(savings / spending) if spending else Decimal("0.0"),
        aim=money(aim),
        missing=money(max(aim - savings, Decimal())),
    )

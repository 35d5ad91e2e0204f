"""Pure: the sums of an invoice. Each line is rounded, so that they add up as they stand on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .rounding import money


@dataclass(frozen=True)
class Line:
    what: str
    quantity: Decimal
    price: Decimal

    @property
    def amount(self) -> Decimal:
        return money(self.quantity * self.price)


def total_of(lines: Sequence[Line]) -> Decimal:
    return money(sum((line.amount for line in lines), Decimal()))

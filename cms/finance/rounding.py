"""Pure: money to two places, halves up, as people round on paper. `static/hunar_finance/sums.js` does the same."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
WIDE = Context(prec=100)  # room for all that the largest numbers of a form can come to


def money(amount: Decimal) -> Decimal:
    return WIDE.plus(amount.quantize(CENT, ROUND_HALF_UP, WIDE))  # nothing is never below nothing


def tenths(number: Decimal) -> Decimal:
    """One place, never more than there is."""
    return number.quantize(Decimal("0.1"), ROUND_DOWN, WIDE)

"""Pure: from an hour's price to a project's, and what is left of it after the platform and the exchange."""

from dataclasses import dataclass
from decimal import Decimal

from .rounding import HUNDRED, money


@dataclass(frozen=True)
class Price:
    """In the client's currency, but for what ends in `_home`: that is at the rate the reader entered."""

    price: Decimal
    fee: Decimal
    received: Decimal
    received_home: Decimal
    per_hour: Decimal
    to_ask: Decimal
    """The price to name so that after the fee all of `price` arrives."""


def price_of(hourly: Decimal, hours: Decimal, spare: Decimal, fee: Decimal, exchange: Decimal) -> Price:
    """`spare` is the share of hours kept for what nobody foresees, `fee` the platform's; both in per cent, the fee
    below a hundred. `hours` are more than none."""
    price = hourly * hours * (HUNDRED + spare) / HUNDRED
    taken = price * fee / HUNDRED
    received = price - taken
    return Price(
        price=money(price),
        fee=money(taken),
        received=money(received),
        received_home=money(received * exchange),
        per_hour=money(received / hours),
        to_ask=money(price * HUNDRED / (HUNDRED - fee)),
    )

"""Pure: whether people knew more after the lessons than before, and how sure that is.

The same people are asked twice, so the differences of each are looked at and not two crowds: the paired t interval
(Student 1908; see NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.1 and 1.3.5.2). Shares of right answers lie
between 0 and 1, so the interval is cut at -1 and 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

SURE = 0.95
FINE = 1e-12


@dataclass(frozen=True)
class Change:
    """Means are shares of right answers, 0 to 1; `low` and `high` bound the mean change."""

    people: int
    before: float
    after: float
    mean: float
    low: float
    high: float

    @property
    def is_certain(self) -> bool:
        """Whether the interval says that something changed at all."""
        return self.low > 0 or self.high < 0


def paired_change(pairs: Iterable[tuple[float, float]], sure: float = SURE) -> Change | None:
    """From (share before, share after) of each person. None below two: one difference has no spread."""
    known = list(pairs)
    people = len(known)
    if people < 2:
        return None
    differences = [after - before for before, after in known]
    mean = math.fsum(differences) / people
    spread = math.sqrt(math.fsum((one - mean) ** 2 for one in differences) / (people - 1))
    half = student_quantile((1 + sure) / 2, people - 1) * spread / math.sqrt(people)
    return Change(
        people=people,
        before=math.fsum(before for before, _ in known) / people,
        after=math.fsum(after for _, after in known) / people,
        mean=mean,
        low=max(-1.0, mean - half),
        high=min(1.0, mean + half),
    )


def student_quantile(share: float, degrees: int) -> float:
    """Below which a share (0.5 to 1) of Student's t distribution lies, by halving until it is fine enough."""
    if share == 0.5:
        return 0.0
    low, high = 0.0, 1.0
    while student_share(high, degrees) < share:
        high *= 2
    while high - low > FINE * high:
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if student_share(middle, degrees) < share else (low, middle)
    return (low + high) / 2


def student_share(value: float, degrees: int) -> float:
    """The share of Student's t distribution below a value of 0 or more (Abramowitz and Stegun 26.7.1)."""
    square = value * value
    return 0.5 + incomplete_beta(0.5, degrees / 2, square / (degrees + square)) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), as a continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return front / a * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's method: 1 / (1 + d1 / (1 + d2 / (1 + …)))."""
    tiny, f, c, d = 1e-300, 1.0, 1.0, 0.0
    for step in range(400):
        half = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        else:
            term = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        d = 1 / ((1 + term * d) or tiny)
        c = (1 + term / c) or tiny
        f *= c * d
        if step and abs(1 - c * d) < 1e-15:
            break
    return f - 1

"""The middle of each district, about: where its headquarters stand, for what depends on the sun.

From GeoNames (https://www.geonames.org, CC BY 4.0), November 2026, to a hundredth of a degree. A district whose
headquarters are not among them has the nearest town of it.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "centres.csv"


def centre_of(district: str) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees of the district with that code, if it is known."""
    return _centres().get(district)


@cache
def _centres() -> dict[str, tuple[float, float]]:
    with FILE.open(encoding="utf-8", newline="") as rows:
        return {
            row["district"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(rows)
        }

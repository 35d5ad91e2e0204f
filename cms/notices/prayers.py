"""The times of the five prayers for a place and a day, and until when a message waits so as not to disturb one. Pure.

The sun's place is that of the Astronomical Almanac's low precision formulas (good to a minute of arc between 1950 and
2050), https://aa.usno.navy.mil/faq/sun_approx. The times follow from its altitude: 18° below the horizon for Fajr and
Isha, as the University of Islamic Sciences, Karachi, has it; 0.833° below for Maghrib; for Asr when a shadow is longer
by `shadow` lengths than at noon, 2 with the Hanafis and 1 with the others. Where the sun does not go so low, in a
northern summer, that prayer is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import acos, asin, atan, atan2, cos, degrees, radians, sin, tan
from zoneinfo import ZoneInfo

TWILIGHT = 18.0  # degrees below the horizon
HORIZON = 0.833  # half the sun's width, and what the air bends
J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
FRIDAY = 4
FAJR, DHUHR, ASR, MAGHRIB, ISHA = range(5)
LOOKS = 6  # an end of one prayer lies in another at most


@dataclass(frozen=True, slots=True)
class Prayers:
    """At a place, on the clock of a zone: each prayer holds for so many minutes, that of Friday noon for more."""

    latitude: float
    longitude: float
    zone: ZoneInfo
    minutes: int
    friday_minutes: int
    shadow: int = 2

    def over(self, at: datetime) -> datetime:
        """That moment itself when nobody prays, otherwise the first one after it."""
        here = at.astimezone(self.zone).date()
        for _look in range(LOOKS):
            ends = [
                end
                for days in (-1, 0, 1)
                for begin, end in self._windows(here + timedelta(days=days))
                if begin <= at < end
            ]
            if not ends:
                break
            at = max(ends)
        return at

    def _windows(self, day: date) -> list[tuple[datetime, datetime]]:
        times = prayer_times(self.latitude, self.longitude, day, self.shadow)
        return [
            (begin, begin + timedelta(minutes=self._length(prayer, day))) for prayer, begin in times.items()
        ]

    def _length(self, prayer: int, day: date) -> int:
        return self.friday_minutes if prayer == DHUHR and day.weekday() == FRIDAY else self.minutes


@lru_cache(maxsize=2048)
def prayer_times(latitude: float, longitude: float, day: date, shadow: int = 2) -> dict[int, datetime]:
    """When each begins on that day of the place's own clock, in UTC."""
    midnight = datetime.combine(day, time(), UTC)
    noon = midnight + timedelta(hours=12 - longitude / 15)
    declination, ahead = _sun(noon)
    dhuhr = noon - timedelta(minutes=ahead)
    angles = {
        FAJR: (-1, -TWILIGHT),
        ASR: (1, degrees(atan(1 / (shadow + tan(abs(radians(latitude) - declination)))))),
        MAGHRIB: (1, -HORIZON),
        ISHA: (1, -TWILIGHT),
    }
    found = {DHUHR: dhuhr}
    for prayer, (side, altitude) in angles.items():
        if (away := _away(altitude, radians(latitude), declination)) is not None:
            found[prayer] = dhuhr + side * away
    return found


def _sun(at: datetime) -> tuple[float, float]:
    """(declination in radians, minutes by which the sun is ahead of the clock)."""
    days = (at - J2000) / timedelta(days=1)
    anomaly = radians(357.529 + 0.98560028 * days)
    mean = 280.459 + 0.98564736 * days
    longitude = radians(mean + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
    tilt = radians(23.439 - 0.00000036 * days)
    ascension = degrees(atan2(cos(tilt) * sin(longitude), cos(longitude)))
    return asin(sin(tilt) * sin(longitude)), ((mean - ascension + 180) % 360 - 180) * 4


def _away(altitude: float, latitude: float, declination: float) -> timedelta | None:
    """How long before or after noon the sun stands that high; None where it does not."""
    share = (sin(radians(altitude)) - sin(latitude) * sin(declination)) / (cos(latitude) * cos(declination))
    return timedelta(hours=degrees(acos(share)) / 15) if -1 <= share <= 1 else None

"""Weeks as people told them, in UTC on one day. Pure."""

from datetime import date, tzinfo

from .availability import BYTES, Week
from .zones import zone_of


class UtcWeeks:
    """Turns weeks into UTC as they fall on a day. Many people tell the same week: each is turned once a zone."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.zones: dict[str, tzinfo] = {}
        self.turned: dict[tuple[bytes, str], bytes] = {}

    def of(self, week: bytes, zone: str) -> bytes:
        """The week, packed, as it falls in UTC."""
        told = bytes(week)
        if (found := self.turned.get((told, zone))) is None:
            found = self.turned[told, zone] = self._turn(told, zone)
        return found

    def _turn(self, told: bytes, name: str) -> bytes:
        if not any(told):
            return bytes(BYTES)
        zone = self.zones.setdefault(name, zone_of(name))
        return Week.from_bytes(told).to_utc(zone, self.on).to_bytes()

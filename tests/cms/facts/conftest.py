"""A clock that tests can turn."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone


@pytest.fixture
def on_day(monkeypatch):
    """Make it noon in Karachi on a day: on_day(2026, 6, 30)."""

    def turn(*day):
        moment = datetime(*day, 12, tzinfo=ZoneInfo("Asia/Karachi"))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    turn(2026, 3, 1)
    return turn

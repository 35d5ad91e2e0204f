from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def on_day(monkeypatch):
    """`on_day(3)`: from here on it is the day after the day after tomorrow."""
    today = timezone.localdate()

    def move(away):
        monkeypatch.setattr(timezone, "localdate", lambda *args: today + timedelta(days=away))

    return move

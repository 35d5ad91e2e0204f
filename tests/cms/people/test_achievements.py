"""What people learn is asked of every room that knows, and no room is asked twice."""

import pytest

from cms.people import achievements
from cms.people.achievements import Learning, learning_of, register, unregister

BAKING = Learning("Baking", 0.5, "baking")
TAXES = Learning("Taxes", 1.0, "taxes")


@pytest.fixture
def asked(monkeypatch):
    """Two rooms, and what they were asked."""
    monkeypatch.setattr(achievements, "_providers", [])
    asked = []

    def one_room(people_ids, language):
        asked.append((sorted(people_ids), language))
        return {1: [BAKING], 3: [BAKING]}

    def other_room(people_ids, language):
        return {1: [TAXES]}

    register(one_room), register(other_room), register(one_room)
    return asked


def test_rooms_are_asked_once_for_everybody(asked):
    assert learning_of([1, 2], "ur") == {1: [BAKING, TAXES], 2: []}
    assert asked == [([1, 2], "ur")]


def test_nobody_to_ask_about_asks_nobody(asked):
    assert learning_of([], "en") == {}
    assert asked == []


def test_a_room_can_be_taken_away(asked):
    unregister(achievements._providers[0])
    unregister(print)
    assert learning_of([1, 3], "en") == {1: [TAXES], 3: []}

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.campaigns.suppressing import shown

GROUPS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=8)


@pytest.mark.parametrize(
    ("groups", "seen", "total"),
    [
        ({}, {}, 0),
        ({"a": 0, "b": 12}, {"a": 0, "b": 12}, 12),
        ({"a": 3, "b": 12, "c": 9}, {"a": None, "b": 12, "c": None}, 24),
        ({"a": 1, "b": 1, "c": 9}, {"a": None, "b": None, "c": None}, 11),
        ({"a": 2, "b": 4, "c": 9}, {"a": None, "b": None, "c": 9}, 15),
        ({"a": 3}, {"a": None}, None),
        ({"a": 3, "b": 0}, {"a": None, "b": 0}, None),
        ({"a": 3, "b": 12}, {"a": None, "b": None}, 15),
    ],
)
def test_small_groups_are_kept_back_with_what_gives_them_away(groups, seen, total):
    known = shown(groups, 5)
    assert (known.groups, known.total) == (seen, total)


@given(GROUPS, st.integers(2, 10))
def test_no_small_group_is_shown_or_follows_from_the_total(groups, smallest):
    known = shown(groups, smallest)
    assert not [number for number in known.groups.values() if number and number < smallest]
    hidden = [groups[name] for name, number in known.groups.items() if number is None]
    if hidden and known.total is not None:
        assert len(hidden) >= 2
        assert known.total - sum(number for number in known.groups.values() if number) >= smallest


@given(GROUPS)
def test_nothing_is_kept_back_without_need(groups):
    if all(number == 0 or number >= 5 for number in groups.values()):
        assert shown(groups, 5).groups == groups

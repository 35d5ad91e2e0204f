"""Drawing and shuffling."""

from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.drawing import deranged, drawn, shuffled

KEYS = st.lists(st.text(max_size=5), unique=True, max_size=12)
SEEDS = st.integers(0, 2**63 - 1)


@given(KEYS, SEEDS, st.randoms())
def test_a_seed_gives_one_order_however_the_keys_came(keys, seed, random):
    mixed = random.sample(keys, len(keys))
    assert shuffled(mixed, seed) == shuffled(keys, seed)
    assert sorted(shuffled(keys, seed)) == sorted(keys)


@given(KEYS, SEEDS, st.integers(0, 15))
def test_as_many_are_drawn_as_there_are(keys, seed, count):
    found = drawn(keys, count, seed)
    assert len(found) == min(count, len(keys))
    assert set(found) <= set(keys)


@given(KEYS.filter(lambda keys: len(keys) > 1), SEEDS)
def test_steps_are_never_shown_in_their_right_order(keys, seed):
    assert deranged(keys, seed) != keys
    assert sorted(deranged(keys, seed)) == sorted(keys)


def test_other_seeds_give_other_draws():
    keys = [str(number) for number in range(20)]
    assert len({tuple(drawn(keys, 5, seed)) for seed in range(50)}) > 40

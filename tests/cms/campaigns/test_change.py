"""Against SciPy, which the suite itself does without."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cms.campaigns.change import incomplete_beta, paired_change, student_quantile, student_share

PAIRS = [
    [(0.0, 1.0), (0.5, 0.5), (0.25, 1.0), (1.0, 0.75)],
    [(0.2, 0.4)] * 3 + [(0.4, 0.2)],
    [(1 / 3, 2 / 3), (0.0, 1 / 3), (2 / 3, 2 / 3), (1 / 3, 1.0), (0.0, 0.0)] * 40,
]


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 7, 10, 29, 30, 100, 1_000, 50_000])
@pytest.mark.parametrize("share", [0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.9999])
def test_quantile_of_student_is_scipys(share, degrees):
    assert student_quantile(share, degrees) == pytest.approx(stats.t.ppf(share, degrees), rel=1e-8)


@given(st.floats(0, 50), st.integers(1, 5_000))
def test_share_below_a_value_is_scipys(value, degrees):
    assert student_share(value, degrees) == pytest.approx(stats.t.cdf(value, degrees), abs=1e-10)


@given(st.floats(0.1, 200), st.floats(0.1, 200), st.floats(0, 1))
def test_incomplete_beta_is_scipys(a, b, x):
    assert incomplete_beta(a, b, x) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-9)


@pytest.mark.parametrize("pairs", PAIRS)
@pytest.mark.parametrize("sure", [0.9, 0.95, 0.99])
def test_interval_of_a_paired_change_is_scipys(pairs, sure):
    before, after = np.array(pairs).T
    known = paired_change(pairs, sure)
    low, high = stats.ttest_rel(after, before).confidence_interval(sure)
    expected = (len(pairs), before.mean(), after.mean(), (after - before).mean(), max(low, -1), min(high, 1))
    found = (known.people, known.before, known.after, known.mean, known.low, known.high)
    assert found == pytest.approx(expected)


@pytest.mark.parametrize("pairs", [[], [(0.0, 1.0)]])
def test_change_of_fewer_than_two_is_not_told(pairs):
    assert paired_change(pairs) is None


def test_change_is_certain_when_nothing_speaks_against_it():
    assert paired_change([(0.0, 1.0)] * 5).is_certain
    assert not paired_change([(0.0, 1.0), (1.0, 0.0), (0.5, 0.5)]).is_certain


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=30))
def test_interval_holds_its_mean_and_stays_within_bounds(pairs):
    known = paired_change(pairs)
    assert -1 <= known.low <= known.mean + 1e-12
    assert known.mean - 1e-12 <= known.high <= 1

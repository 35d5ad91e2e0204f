"""How severe a report is taken to be, and when two are about the same."""

from hypothesis import given
from hypothesis import strategies as st

from cms.safeguarding.enums import Danger, Kind, Severity
from cms.safeguarding.triage import BY_URGENCY, about_key, graver, severity_of

SEVERITIES = st.sampled_from(Severity.values)


@given(st.sampled_from(Kind.values))
def test_danger_now_is_imminent_whatever_happened(kind):
    assert severity_of(kind=kind, danger=Danger.NOW) == "imminent"


def test_what_happened_counts_where_there_is_no_danger():
    found = {kind: severity_of(kind=kind, danger=Danger.NO) for kind in ("touch", "child", "words", "other")}
    assert found == {"touch": "high", "child": "high", "words": "medium", "other": "medium"}


@given(SEVERITIES, SEVERITIES)
def test_the_graver_of_two_is_one_of_them_and_not_behind_either(one, other):
    result = graver(one, other)
    assert result in (one, other)
    assert BY_URGENCY.index(result) == min(BY_URGENCY.index(one), BY_URGENCY.index(other))


@given(st.sets(st.integers(1)), st.text(max_size=3))
def test_the_order_of_people_does_not_matter_and_people_count_before_things(people, thing):
    key = about_key(people, thing)
    assert key == about_key({*sorted(people, reverse=True)}, thing)
    assert bool(key) == bool(people or thing)
    assert not people or key == about_key(people)

"""Mentors and mentees for tests: who fits everybody unless a test says otherwise, and small random programmes."""

from dataclasses import replace
from datetime import time
from itertools import product

from hypothesis import strategies as st

from mentorship.availability import Week
from mentorship.matching.values import MAN, WOMAN, Mentee, Mentor, Pairs, Policy, Tier, Weights

TUESDAY, FRIDAY, SUNDAY = (Week.between(day, time(15), time(17)) for day in (1, 4, 6))
EVENINGS = TUESDAY | FRIDAY
STRANGERS, PLAIN = Pairs(), Policy()


def mentee(key=1, **given):
    given = {"skills": {1: 2}, "languages": {"ur": 4}, "week": EVENINGS.to_bytes(), **given}
    return Mentee(key=key, **given)


def mentor(key=101, **given):
    given = {
        "skills": frozenset({1}),
        "languages": {"ur": 4},
        "week": EVENINGS.to_bytes(),
        "vetted": True,
        **given,
    }
    return Mentor(key=key, **given)


def _together(found):
    return Week(sum({each.bits for each in found})).to_bytes()


def mostly(usual, *others):
    """The usual value, and now and then another: so that most pairs are possible and few are alike."""
    return st.integers(0, 19).map(lambda drawn: others[drawn % len(others)] if drawn > 17 else usual)


weeks = st.lists(st.sampled_from([TUESDAY, FRIDAY]), min_size=1, max_size=2).map(_together)
sets = st.frozensets(st.sampled_from("xyz"), max_size=2)
common = {
    "languages": mostly({"ur": 3}, {"ur": 1, "ps": 4}, {"ps": 2, "ur": 2}),
    "week": weeks | mostly(_together([TUESDAY, FRIDAY]), _together([SUNDAY])),
    "category": st.sampled_from([WOMAN, WOMAN, WOMAN, MAN, ""]),
    "remote": mostly(True, False),
    "in_person": st.booleans(),
    "district": st.sampled_from(["", "A", "B"]),
    "province": st.sampled_from(["", "A", "B"]),
    "sectors": sets,
    "platforms": sets,
    "background": sets,
}
mentees = {
    "skills": st.dictionaries(st.integers(1, 4), st.integers(1, 3), min_size=2, max_size=3),
    "wants_women": mostly(False, True) | st.booleans(),
    "rural": st.sampled_from([None, True, False]),
    "minor": mostly(False, True),
    **common,
}
mentors = {
    "skills": st.frozensets(st.integers(1, 4), min_size=2, max_size=4),
    "women_only": mostly(False, True),
    "places": st.sampled_from([1, 1, 2, 3, 0]),
    "circles": st.sampled_from([1, 2, 0]),
    "years": st.integers(0, 12),
    "vetted": mostly(True, False),
    **common,
}
standing = st.sampled_from([(), ((78, 1),), ((223, 2),), ((79, 2), (222, 1))])  # circles that meet already
TIERS = (Tier("women", frozenset({"wants_women"})), Tier("far", frozenset({"province:A", "rural"})))
policies = st.builds(
    Policy,
    overlap=mostly(2, 5),
    meeting=mostly(2, 1, 5),
    observed=st.booleans(),
    weights=st.builds(
        Weights, skills=st.integers(0, 50), overlap=st.integers(0, 20), choice=st.integers(0, 9)
    ),
    tiers=st.sampled_from([(), TIERS[:1], TIERS]),
    stability=st.integers(0, 30),
    candidates=st.integers(1, 3),
    seed=st.integers(0, 3),
)


@st.composite
def programmes(draw, size=6, others=4, circles=False):
    """A small programme: mentees, mentors, what is known of pairs, and a policy."""
    how_many = (
        st.sampled_from([0, 1, *range(2, size + 1), size]),
        st.sampled_from([0, *range(1, others + 1), others]),
    )
    keys = range(1, draw(how_many[0]) + 1), range(101, draw(how_many[1]) + 101)
    ours = [Mentee(key=key, **draw(st.fixed_dictionaries(mentees))) for key in keys[0]]
    theirs = [Mentor(key=key, **draw(st.fixed_dictionaries(mentors))) for key in keys[1]]
    if circles:
        theirs = [replace(each, meets=draw(standing)) for each in theirs]
    pairs = list(product(*keys))
    some = st.frozensets(st.sampled_from(pairs), max_size=2) if pairs else st.just(frozenset())
    known = Pairs(**{name: draw(some) for name in Pairs.__dataclass_fields__})
    policy = draw(policies)
    if circles:
        policy = replace(policy, circle_size=draw(st.integers(1, 3)))
    return ours, theirs, known, policy

"""Mentors and mentees for tests: who fits everybody unless a test says otherwise, and small random programmes."""

from dataclasses import replace
from datetime import time
from itertools import product

from hypothesis import strategies as st

from mentorship.availability import Week
from mentorship.matching.values import MAN, WOMAN, Mentee, Mentor, Pairs, Policy, Tier, Weights

TUESDAY, FRIDAY, SUNDAY = (Week.between(day, time(15), time(17)) for day in (1, 4, 6))
EVENINGS = TUESDAY | FRIDAY


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


weeks = st.lists(st.sampled_from([TUESDAY, FRIDAY, SUNDAY]), min_size=1, max_size=2).map(_together)
categories = st.sampled_from([WOMAN, WOMAN, MAN, ""])
places = st.sampled_from(["", "A", "B"])
sets = st.frozensets(st.sampled_from("xyz"), max_size=2)
levels = st.dictionaries(st.sampled_from(["ur", "ps", "en"]), st.integers(0, 4), max_size=3)
common = {
    "languages": levels.map(lambda found: {"ur": 3, **found}),
    "week": weeks,
    "category": categories,
    "remote": st.sampled_from([True, True, False]),
    "in_person": st.booleans(),
    "district": places,
    "province": places,
    "sectors": sets,
    "platforms": sets,
    "background": sets,
}
mentees = {
    "skills": st.dictionaries(st.integers(1, 4), st.integers(1, 3), min_size=1, max_size=3),
    "wants_women": st.sampled_from([False, False, True]),
    "rural": st.sampled_from([None, True, False]),
    "minor": st.sampled_from([False, False, False, True]),
    **common,
}
mentors = {
    "skills": st.frozensets(st.integers(1, 4), min_size=1, max_size=4),
    "women_only": st.sampled_from([False, False, True]),
    "places": st.integers(0, 3),
    "circles": st.integers(0, 2),
    "years": st.integers(0, 12),
    "vetted": st.sampled_from([True, True, True, False]),
    **common,
}
TIERS = (Tier("women", frozenset({"wants_women"})), Tier("far", frozenset({"province:A", "rural"})))
policies = st.builds(
    Policy,
    overlap=st.integers(1, 6),
    meeting=st.integers(1, 3),
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
def programmes(draw, size=5, others=4, circles=False):
    """A small programme: mentees, mentors, what is known of pairs, and a policy."""
    ours = [
        Mentee(key=key, **draw(st.fixed_dictionaries(mentees)))
        for key in range(1, draw(st.integers(0, size)) + 1)
    ]
    theirs = [
        Mentor(key=key, **draw(st.fixed_dictionaries(mentors)))
        for key in range(101, draw(st.integers(0, others)) + 101)
    ]
    pairs = list(product([one.key for one in ours], [other.key for other in theirs]))
    some = st.frozensets(st.sampled_from(pairs), max_size=2) if pairs else st.just(frozenset())
    known = Pairs(**{name: draw(some) for name in Pairs.__dataclass_fields__})
    policy = draw(policies)
    if circles:
        policy = replace(policy, circle_size=draw(st.integers(1, 3)))
    return ours, theirs, known, policy

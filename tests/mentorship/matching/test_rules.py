"""Each hard rule alone: whom it allows, and that its sentence can be said in two languages."""

from dataclasses import replace
from datetime import time

import pytest

from mentorship.availability import Week
from mentorship.matching.population import Mentors
from mentorship.matching.rules import KEYS, PAIRS
from mentorship.matching.suggesting import broken_rules
from mentorship.matching.values import Pairs, Policy

from .factories import EVENINGS, SUNDAY, TUESDAY, mentee, mentor

STRANGERS = Pairs(blocked=frozenset({(1, 999), (999, 101)}), conflicting=frozenset({(2, 101)}))


def broken(one, other, pairs=STRANGERS, **policy):
    return broken_rules(one, other, Mentors([other, mentor(102)], Policy(**policy)), pairs)


def test_who_fits_breaks_no_rule():
    assert broken(mentee(), mentor()) == []


def test_keys_are_unique_and_private_rules_come_last():
    assert len(set(KEYS)) == len(KEYS)
    assert [rule.private for rule in PAIRS] == sorted(rule.private for rule in PAIRS)
    assert not any(rule.private and rule.may_give for rule in PAIRS)


def test_one_skill_sought_is_enough():
    assert broken(mentee(skills={1: 1, 7: 3}), mentor()) == []
    assert broken(mentee(skills={7: 3}), mentor()) == ["skills"]
    assert broken(mentee(skills={}), mentor()) == ["skills"]


@pytest.mark.parametrize(
    ("mine", "theirs", "level", "found"),
    [
        ({"ur": 2}, {"ur": 2}, 2, []),
        ({"ur": 1}, {"ur": 4}, 2, ["language"]),
        ({"ur": 4}, {"ur": 1}, 2, ["language"]),
        ({"ur": 1}, {"ur": 1}, 1, []),
        ({"ps": 4}, {"sd": 4}, 0, ["language"]),
        ({}, {"ur": 4}, 0, ["language"]),
    ],
)
def test_language_has_to_be_usable_by_both(mine, theirs, level, found):
    assert broken(mentee(languages=mine), mentor(languages=theirs), language_level=level) == found


@pytest.mark.parametrize(("overlap", "found"), [(4, []), (5, ["time"])])
def test_time_in_common_has_to_be_enough(overlap, found):
    assert broken(mentee(week=TUESDAY.to_bytes()), mentor(), overlap=overlap) == found


def test_a_meeting_has_to_fit_without_a_break():
    scattered = Week.of([30, 33, 78, 83]).to_bytes()
    assert broken(mentee(week=scattered), mentor(week=scattered), overlap=2, meeting=1) == []
    assert broken(mentee(week=scattered), mentor(week=scattered), overlap=2, meeting=2) == ["time"]


def test_a_meeting_may_run_over_the_end_of_the_week():
    night = Week.between(6, time(23, 30), time(0, 30)).to_bytes()
    assert broken(mentee(week=night), mentor(week=night), meeting=2) == []


def test_nobody_meets_who_is_never_free():
    never = mentee(week=bytes(42))
    assert broken(never, mentor(), overlap=0) == ["time"]


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ({"remote": True}, {"remote": True}, []),
        ({"remote": True}, {"remote": False, "in_person": True}, ["place"]),
        ({"remote": True, "in_person": True}, {"remote": False, "in_person": True}, ["place"]),
        (
            {"remote": False, "in_person": True, "district": "A"},
            {"remote": False, "in_person": True, "district": "A"},
            [],
        ),
        (
            {"remote": False, "in_person": True, "district": "A"},
            {"remote": True, "in_person": True, "district": "B"},
            ["place"],
        ),
        ({"remote": False, "in_person": True, "district": "A"}, {"remote": True, "district": "A"}, ["place"]),
    ],
)
def test_people_meet_online_or_in_one_district(mine, theirs, found):
    assert broken(mentee(**mine), mentor(**theirs)) == found


@pytest.mark.parametrize(
    ("category", "found"), [("woman", []), ("man", ["women_mentors"]), ("", ["women_mentors"])]
)
def test_women_only_mentors_are_attested_women(category, found):
    assert broken(mentee(wants_women=True), mentor(category=category)) == found


@pytest.mark.parametrize(
    ("category", "found"), [("woman", []), ("man", ["women_mentees"]), ("", ["women_mentees"])]
)
def test_mentors_of_women_only_get_women(category, found):
    assert broken(mentee(category=category), mentor(women_only=True, category="woman")) == found


def test_programme_for_women_is_for_both_sides():
    assert broken(mentee(category="woman"), mentor(category="woman"), women_only=True) == []
    assert broken(mentee(), mentor(), women_only=True) == ["women_mentors", "women_mentees"]


def test_minors_are_matched_only_where_staff_observe():
    assert broken(mentee(minor=True), mentor()) == ["minors"]
    assert broken(mentee(minor=True), mentor(), observed=True) == []


def test_mentor_who_is_not_vetted_is_offered_to_nobody():
    assert broken(mentee(), mentor(vetted=False)) == ["vetted"]


@pytest.mark.parametrize(
    ("known", "rule"), [("blocked", "blocked"), ("conflicting", "conflict"), ("rejected", "rejected")]
)
def test_pairs_that_are_kept_apart(known, rule):
    pairs = replace(STRANGERS, **{known: frozenset({(1, 101)})})
    assert broken(mentee(1), mentor(101), pairs) == [rule]
    assert broken(mentee(1), mentor(102), pairs) == []


def test_every_broken_rule_is_told():
    other = mentor(languages={}, week=SUNDAY.to_bytes(), vetted=False, category="man")
    found = broken(mentee(skills={9: 1}, week=EVENINGS.to_bytes(), wants_women=True), other)
    assert found == ["skills", "language", "time", "vetted", "women_mentors"]

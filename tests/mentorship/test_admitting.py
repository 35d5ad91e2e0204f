"""Who may apply, who may send and who may be accepted, as a table."""

import pytest

from mentorship.admitting import (
    MENTEE_STEPS,
    Age,
    Applicant,
    Terms,
    next_step,
    refuse_accepting_mentee,
    refuse_accepting_mentor,
    refuse_mentee,
    refuse_mentor,
    steps_left,
)
from mentorship.exceptions import Refused

ADULT, MINOR, UNKNOWN = Age.ADULT, Age.MINOR, Age.UNKNOWN


def code(judge, terms, applicant):
    try:
        judge(Terms(**terms), Applicant(**applicant))
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(
    ("terms", "applicant", "expected"),
    [
        ({}, {"age": ADULT}, ""),
        ({"takes_applications": False}, {"age": ADULT}, "applications-closed"),
        ({}, {"age": ADULT, "steps_left": ["goal"]}, "not-complete"),
        ({}, {"age": UNKNOWN}, "age-unknown"),
        ({}, {"age": MINOR, "has_guardian": True}, "adults-only"),
        ({"is_observed": True}, {"age": MINOR}, "guardian-needed"),
        ({"is_observed": True}, {"age": MINOR, "has_guardian": True}, ""),
        ({"is_women_only": True}, {"age": ADULT}, ""),  # attested after sending
    ],
)
def test_a_mentee_may_send_or_is_told_why_not(terms, applicant, expected):
    assert code(refuse_mentee, terms, applicant) == expected


@pytest.mark.parametrize(
    ("terms", "applicant", "expected"),
    [
        ({}, {"age": ADULT}, ""),
        ({"takes_applications": False}, {"age": ADULT}, "applications-closed"),
        ({}, {"age": ADULT, "steps_left": ["times"]}, "not-complete"),
        ({}, {"age": UNKNOWN}, "age-unknown"),
        ({"is_observed": True}, {"age": MINOR}, "adults-only"),
    ],
)
def test_a_mentor_may_send_or_is_told_why_not(terms, applicant, expected):
    assert code(refuse_mentor, terms, applicant) == expected


@pytest.mark.parametrize(
    ("terms", "applicant", "expected"),
    [
        ({}, {"age": ADULT}, ""),
        ({"takes_applications": False}, {"age": ADULT}, ""),
        ({}, {"age": UNKNOWN}, "age-unknown"),
        ({}, {"age": MINOR, "guardian_agreed": True}, "adults-only"),
        ({"is_observed": True}, {"age": MINOR, "has_guardian": True}, "guardian-needed"),
        ({"is_observed": True}, {"age": UNKNOWN}, "guardian-needed"),
        ({"is_observed": True}, {"age": MINOR, "guardian_agreed": True}, ""),
        ({"is_women_only": True}, {"age": ADULT}, "not-attested"),
        ({"is_women_only": True}, {"age": ADULT, "is_attested_woman": True}, ""),
    ],
)
def test_a_mentee_may_be_accepted_or_staff_are_told_why_not(terms, applicant, expected):
    assert code(refuse_accepting_mentee, terms, applicant) == expected


@pytest.mark.parametrize(
    ("terms", "applicant", "expected"),
    [
        ({}, {"age": ADULT}, "not-vetted"),
        ({}, {"age": ADULT, "is_vetted": True}, ""),
        ({}, {"age": UNKNOWN, "is_vetted": True}, "age-unknown"),
        ({"is_observed": True}, {"age": MINOR, "is_vetted": True}, "adults-only"),
        ({"is_women_only": True}, {"age": ADULT, "is_vetted": True}, "not-attested"),
        ({"is_women_only": True}, {"age": ADULT, "is_vetted": True, "is_attested_woman": True}, ""),
    ],
)
def test_a_mentor_may_be_accepted_or_staff_are_told_why_not(terms, applicant, expected):
    assert code(refuse_accepting_mentor, terms, applicant) == expected


def test_coming_back_lands_on_the_first_step_that_is_missing():
    assert next_step(MENTEE_STEPS, []) == "goal"
    assert next_step(MENTEE_STEPS, ["goal", "times"]) == "place"
    assert next_step(MENTEE_STEPS, ["people", "times", "place", "goal"]) == "agree"
    assert steps_left(MENTEE_STEPS, ["goal", "agree"]) == ["place", "times", "people"]

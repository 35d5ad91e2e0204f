"""Between rounds a mentee finds whom the rules allow, the best first, and nobody they must not see."""

from datetime import date

import pytest
from django.utils import translation

from cms.people.enums import Gender
from cms.safeguarding.actions import attest, block
from cms.safeguarding.enums import How
from mentorship.enums import Wanted
from mentorship.finding import find_mentor, find_mentors
from mentorship.matching.audiences import for_participants
from mentorship.reasons import names_of, sentences, what_would_help, why_nobody

from . import factories

pytestmark = pytest.mark.django_db


def people(mentee) -> list[str]:
    return [found.person.name for found in find_mentors(mentee).mentors]


def test_the_best_come_first():
    programme = factories.programme()
    mentee = factories.mentee(programme, skills=("Graphic design", "Writing"))
    factories.mentor(programme, "One skill")
    factories.mentor(programme, "Both skills", skills=("Graphic design", "Writing"))
    factories.mentor(programme, "No skill", skills=("Sewing",))
    assert people(mentee) == ["Both skills", "One skill"]


@pytest.mark.parametrize("fault", [{"is_vetted": False}, {"places": 0}, {"languages": ("ps",)}])
def test_whoever_may_not_be_offered_is_not_found(fault):
    programme = factories.programme()
    mentor = factories.mentor(programme, **fault)
    mentee = factories.mentee(programme)
    assert people(mentee) == []
    assert find_mentor(mentee, mentor.key) is None


@pytest.mark.parametrize("by_mentee", [True, False])
def test_a_block_hides_both_ways(by_mentee):
    programme = factories.programme()
    mentor, mentee = factories.mentor(programme, "Blocked"), factories.mentee(programme)
    assert people(mentee) == ["Blocked"]
    two = [mentor.mentor.person, mentee.person]
    one, other = reversed(two) if by_mentee else two
    block(by=one, whom=other)
    assert people(mentee) == []


def test_who_wants_women_sees_those_attested_and_nobody_who_only_says_so():
    programme = factories.programme()
    staff = factories.person("Staff")
    attested = factories.mentor(programme, "Attested", gender=Gender.WOMAN)
    attest(person=attested.mentor.person, category=Gender.WOMAN, how=How.IN_PERSON, by=staff)
    factories.mentor(programme, "Says so", gender=Gender.WOMAN)
    factories.mentor(programme, "Man", gender=Gender.MAN)
    wishing = factories.mentee(programme, wants=Wanted.WOMEN, gender=Gender.WOMAN)
    assert people(wishing) == ["Attested"]


def test_who_is_for_women_only_is_not_shown_to_a_man():
    programme = factories.programme()
    factories.mentor(programme, "For women", wants=Wanted.WOMEN)
    assert people(factories.mentee(programme, gender=Gender.MAN)) == []
    assert people(factories.mentee(programme, gender=Gender.WOMAN)) == ["For women"]


@pytest.mark.parametrize("mentors", [1, 30])
def test_finding_costs_the_same_for_few_and_many(django_assert_num_queries, mentors):
    programme = factories.programme()
    for _ in range(mentors):
        factories.mentor(programme)
    mentee = factories.mentee(programme)
    find_mentors(mentee)
    with django_assert_num_queries(23):
        find_mentors(mentee)


def test_reasons_are_told_in_the_readers_language():
    programme = factories.programme()
    factories.mentor(programme)
    mentee = factories.mentee(programme)
    (found,) = find_mentors(mentee).mentors
    with translation.override("en"):
        told = sentences(
            found.reasons, names_of([found.reasons], "en"), zone="Asia/Karachi", on=date(2026, 11, 2)
        )
    assert [one.text for one in told] == [
        "You both speak Urdu",
        "Covers 1 of the 1 skill sought: Graphic design",
        "You are both free: Monday 16:00–20:00; Tuesday 16:00–20:00; Wednesday 16:00–20:00; 2 more days",
        "5 years of freelancing",
    ]


def test_no_district_is_told():
    from ..cms.people.factories import district

    programme = factories.programme()
    here = district()
    factories.mentor(programme, district=here)
    mentee = factories.mentee(programme, district=here)
    (found,) = find_mentors(mentee).mentors
    told = sentences(
        found.reasons, names_of([found.reasons], "en"), zone="Asia/Karachi", on=date(2026, 11, 2)
    )
    assert "district" in {term["term"] for term in found.reasons["terms"]}
    assert not [one for one in told if here.name_en in one.text]


def test_why_nobody_fits_is_told_with_what_would_help():
    programme = factories.programme()
    for _ in range(5):
        factories.mentor(programme, languages=("ps",))
    why = for_participants(find_mentors(factories.mentee(programme)).why_none)
    with translation.override("en"):
        assert [one.text for one in why_nobody(why)] == [
            "Speak none of your languages well enough (5 mentors)"
        ]
        assert what_would_help(why) == ["add a language you can work in"]

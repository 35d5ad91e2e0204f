"""From rows to what matching takes."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from mentorship import gathering
from mentorship.actions.matches import end_match
from mentorship.availability import Week
from mentorship.enums import EndReason, Platform, ProposalState, Side, TieKind
from mentorship.gathering import gather, gather_one
from mentorship.matching.values import LEVELS, Tier
from mentorship.models import (
    Circle,
    Feedback,
    MatchOffer,
    MenteeApplication,
    Mentor,
    MentorApplication,
    Round,
    Tie,
)

from ..cms.people.factories import district
from . import factories
from .factories import a_proposal, a_round

pytestmark = pytest.mark.django_db
NATIVE = LEVELS.index("native")
QUERIES = 21


def test_mentee_is_told_in_plain_values():
    programme = factories.programme()
    attock = district()
    made = factories.mentee(
        programme, gender="woman", languages=("ur", "ps"), district=attock, setting="rural", wants="women"
    )
    MenteeApplication.objects.update(platforms=[Platform.FIVERR], backgrounds=["village"])
    (mentee,) = gather(programme, None).mentees
    skill = made.skills.get()
    assert (mentee.key, mentee.skills) == (made.pk, {skill.pk: 3})
    assert mentee.languages == {"ur": NATIVE, "ps": NATIVE}
    assert (mentee.category, mentee.wants_women, mentee.minor) == ("woman", True, False)
    assert (mentee.district, mentee.province) == (attock.code, attock.province.code)
    assert (mentee.rural, mentee.platforms, mentee.background) == (
        True,
        frozenset({"fiverr"}),
        frozenset({"village"}),
    )


def test_mentor_is_told_in_plain_values():
    programme = factories.programme()
    made = factories.mentor(programme, places=3, gender="woman", wants="women")
    factories.match(programme, mentor_app=made)
    (mentor,) = gather(programme, None).mentors
    assert (mentor.key, mentor.places, mentor.years) == (made.pk, 2, 5)
    assert mentor.skills == frozenset({factories.skill().pk})
    assert (mentor.women_only, mentor.vetted, mentor.category) == (True, True, "")


def test_what_a_mentor_says_of_their_gender_is_nothing_until_staff_attest_it():
    programme = factories.programme()
    made = factories.mentor(programme, gender="woman")
    assert gather(programme, None).mentors[0].category == ""
    factories.attested(made.mentor.person, "woman")
    assert gather(programme, None).mentors[0].category == "woman"


@pytest.mark.parametrize(
    ("gender", "attested", "category"),
    [("woman", "", "woman"), ("another", "", ""), ("", "", ""), ("woman", "man", "man")],
)
def test_category_of_a_mentee_is_what_staff_saw_or_what_they_say(gender, attested, category):
    programme = factories.programme()
    made = factories.mentee(programme, gender=gender)
    if attested:
        factories.attested(made.person, attested)
    assert gather(programme, None).mentees[0].category == category


@pytest.mark.parametrize(("born", "minor"), [(None, True), (1995, False), (2010, True)])
def test_mentee_whose_age_is_not_known_is_treated_as_a_minor(born, minor):
    programme = factories.programme()
    factories.mentee(programme, birth_year=born)
    assert gather(programme, None, on=date(2026, 6, 1)).mentees[0].minor is minor


@pytest.mark.parametrize(("on", "hour"), [(date(2026, 1, 15), 19), (date(2026, 7, 15), 18)])
def test_weeks_fall_in_utc_as_the_clocks_stand_that_day(on, hour):
    programme = factories.programme()
    factories.mentor(programme)
    Mentor.objects.update(week=Week.between(1, time(19), time(20)).to_bytes(), time_zone="Europe/London")
    (mentor,) = gather(programme, None, on=on).mentors
    assert mentor.week == Week.between(1, time(hour), time(hour + 1)).to_bytes()


def test_time_zone_that_is_not_known_is_pakistans():
    programme = factories.programme()
    factories.mentor(programme)
    Mentor.objects.update(week=Week.between(1, time(19), time(20)).to_bytes(), time_zone="Mars/Base")
    (mentor,) = gather(programme, None).mentors
    assert mentor.week == Week.between(1, time(14), time(15)).to_bytes()


def test_residence_is_the_one_of_that_day():
    programme = factories.programme()
    here, there = district(), district(code="PK602", name_en="Chakwal")
    made = factories.mentee(programme, district=here)
    today = timezone.localdate()
    made.person.residences.create(district=there, since=today + timedelta(days=3), setting="urban")
    assert gather(programme, None).mentees[0].district == here.code
    later = gather(programme, None, on=today + timedelta(days=4)).mentees[0]
    assert (later.district, later.rural) == (there.code, False)


def test_only_mentees_who_look_and_mentors_with_a_place_are_gathered():
    programme = factories.programme()
    here = factories.mentee(programme)
    factories.mentee(factories.programme())
    MenteeApplication.objects.filter(pk=factories.mentee(programme).pk).update(state="paused")
    full, paused = factories.mentor(programme, places=1), factories.mentor(programme)
    factories.match(programme, mentor_app=full)
    type(paused).objects.filter(pk=paused.pk).update(state="paused")
    unvetted = factories.mentor(programme, is_vetted=False)
    gathered = gather(programme, None)
    assert [mentee.key for mentee in gathered.mentees] == [here.pk]
    assert [(mentor.key, mentor.vetted) for mentor in gathered.mentors] == [(unvetted.pk, False)]


def test_pairs_are_kept_apart_by_blocks_of_either():
    programme = factories.programme()
    one, other = factories.mentee(programme), factories.mentor(programme)
    factories.block(by=other.mentor.person, of=one.person)
    assert gather(programme, None).pairs.blocked == {(one.pk, other.pk)}


def test_whoever_may_make_no_contact_is_left_out():
    programme = factories.programme()
    one, other = factories.mentee(programme), factories.mentor(programme)
    factories.mentee(programme), factories.mentor(programme)
    factories.suspension(one.person)
    factories.suspension(other.mentor.person)
    gathered = gather(programme, None)
    assert one.pk not in {mentee.key for mentee in gathered.mentees}
    assert other.pk not in {mentor.key for mentor in gathered.mentors}


@pytest.mark.parametrize(("kind", "apart"), [(TieKind.FAMILY, True), (TieKind.KNOWN, False)])
def test_ties_keep_apart_whichever_of_the_two_is_named_first(kind, apart):
    programme = factories.programme()
    mentor, mentee = factories.mentor(programme), factories.mentee(programme)
    Tie.objects.create(person=mentor.mentor.person, other=mentee.person, kind=kind)
    assert gather(programme, None).pairs.conflicting == ({(mentee.pk, mentor.pk)} if apart else set())


def test_nobody_is_matched_with_themselves():
    programme = factories.programme()
    mentor, mentee = factories.mentor(programme), factories.mentee(programme)
    MenteeApplication.objects.update(person=mentor.mentor.person)
    assert gather(programme, None).pairs.conflicting == {(mentee.pk, mentor.pk)}


def ended_match(programme, reason=EndReason.TIME, said=()):
    """A match that was ended by the mentor; `said` is what both, first the mentee, would do again and how useful."""
    match = factories.match(programme)
    end_match(match=match, side=Side.STAFF, reason=reason)
    people = (match.mentee.person, match.mentor.mentor.person)
    for person, (useful, again) in zip(people, said, strict=False):
        Feedback.objects.create(match=match, person=person, useful=useful, again=again, at=timezone.now())
    return match.mentee_id, match.mentor_id


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ([(5, True)], True),
        ([(4, True), (3, True)], True),
        ([(3, True)], False),
        ([(5, None)], False),
        ([(5, True), (2, False)], False),
    ],
)
def test_previous_match_is_good_when_the_mentee_would_do_it_again_and_the_mentor_does_not_object(said, good):
    programme = factories.programme()
    pair = ended_match(programme, said=said)
    assert gather(programme, None).pairs.previous_good == ({pair} if good else set())


@pytest.mark.parametrize(
    ("reason", "said", "parted"),
    [
        (EndReason.SAFETY, [], True),
        (EndReason.FIT, [], True),
        (EndReason.TIME, [(2, False)], True),
        (EndReason.TIME, [(2, None)], False),
    ],
)
def test_two_who_parted_are_not_brought_together_again(reason, said, parted):
    programme = factories.programme()
    pair = ended_match(programme, reason, said)
    assert gather(programme, None).pairs.conflicting == ({pair} if parted else set())


def test_decisions_of_the_round_are_gathered():
    programme = factories.programme()
    this_round = a_round(programme)
    one, two, three, four = (factories.mentee(programme) for _ in range(4))
    first, second = factories.mentor(programme), factories.mentor(programme)
    a_proposal(this_round, one, first)
    a_proposal(this_round, two, first, state=ProposalState.PINNED)
    a_proposal(this_round, three, first, state=ProposalState.REJECTED)
    a_proposal(this_round, four, second, state=ProposalState.LAPSED, chosen=first)
    pairs = gather(programme, None, this_round).pairs
    assert pairs.proposed == {(one.pk, first.pk), (two.pk, first.pk)}
    assert pairs.pinned == {(two.pk, first.pk)}
    assert pairs.rejected == {(three.pk, first.pk), (four.pk, second.pk)}
    assert pairs.chosen == {(four.pk, first.pk)}


def test_decisions_of_another_round_do_not_count():
    programme = factories.programme()
    old = Round.objects.create(programme=programme, number=1, state="closed")
    a_proposal(old, factories.mentee(programme), factories.mentor(programme), state=ProposalState.REJECTED)
    assert (
        gather(programme, None, Round.objects.create(programme=programme, number=2)).pairs.rejected == set()
    )


def test_whoever_let_an_offer_go_by_waits_for_the_next_round():
    programme = factories.programme()
    this_round = a_round(programme)
    one, other = factories.mentee(programme), factories.mentor(programme)
    told = factories.mentee(programme)
    lapsed = a_proposal(this_round, one, other, state=ProposalState.LAPSED)
    for side, person, state in (
        ("mentee", one.person, "expired"),
        ("mentor", other.mentor.person, "withdrawn"),
    ):
        MatchOffer.objects.create(
            proposal=lapsed, side=side, person=person, state=state, until=timezone.now()
        )
    gathered = gather(programme, None, this_round)
    assert [mentee.key for mentee in gathered.mentees] == [told.pk]
    assert [mentor.key for mentor in gathered.mentors] == [other.pk]
    assert len(gather(programme, None).mentees) == 2


def test_policy_is_the_programmes_rules_and_the_published_weights():
    programme = factories.programme(overlap_minutes=90, meeting_minutes=45, language_level="fluent")
    row = factories.policy(
        programme,
        weights={"skills": 500, "gone": 7},
        tiers=[{"key": "women", "facts": ["wants_women"]}],
        stability=250,
    )
    policy = gather(programme, row, seed=7).policy
    assert (policy.overlap, policy.meeting, policy.language_level) == (3, 2, LEVELS.index("fluent"))
    assert (policy.weights.skills, policy.weights.district, policy.stability) == (500, 50, 250)
    assert (policy.tiers, policy.seed) == ((Tier("women", frozenset({"wants_women"})),), 7)
    assert policy.circle_size == 0


def test_circles_are_as_many_as_the_places_fill():
    programme = factories.programme(kind="circles", circle_size=4)
    factories.mentor(programme, places=6)
    gathered = gather(programme, None)
    assert (gathered.policy.circle_size, gathered.mentors[0].circles) == (4, 2)


def test_a_circle_with_a_seat_is_filled_before_another_begins():
    programme = factories.programme(kind="circles", circle_size=6)
    there = factories.circle(programme, people=2)[0].mentor
    MentorApplication.objects.filter(pk=there.pk).update(places=7)
    mentor = gather(programme, None).mentors[0]
    assert (mentor.key, mentor.places, mentor.meets, mentor.circles) == (there.pk, 5, ((24, 4),), 1)


@pytest.mark.parametrize("taken", [0, 6])
def test_a_circle_that_is_empty_or_full_is_none_to_join(taken):
    programme = factories.programme(kind="circles", circle_size=6)
    there = factories.circle(programme, people=2)[0].mentor
    MentorApplication.objects.filter(pk=there.pk).update(places=8)
    Circle.objects.update(taken=taken)
    mentor = gather(programme, None).mentors[0]
    assert (mentor.meets, mentor.circles) == ((), 1)


def test_one_mentee_is_gathered_alone_even_with_an_offer():
    programme = factories.programme()
    factories.mentee(programme)
    one = factories.mentee(programme)
    there = factories.mentor(programme)
    gathered = gather_one(one)
    assert ([mentee.key for mentee in gathered.mentees], [mentor.key for mentor in gathered.mentors]) == (
        [one.pk],
        [there.pk],
    )


@pytest.mark.parametrize("people", [1, 3])
def test_gathering_costs_the_same(people, django_assert_num_queries):
    programme = factories.programme()
    this_round = a_round(programme)
    for _ in range(people):
        a_proposal(this_round, factories.mentee(programme), factories.mentor(programme))
    with django_assert_num_queries(QUERIES):
        gather(programme, None, this_round)


def test_equal_facts_are_kept_once():
    programme = factories.programme()
    factories.mentee(programme), factories.mentee(programme)
    one, other = gathering.gather(programme, None).mentees
    assert one.languages is other.languages
    assert one.skills is other.skills

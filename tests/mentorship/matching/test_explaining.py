"""Why this mentor, and why nobody: the same rules as the solver's, and nothing that is somebody else's business."""

import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship.availability import Week
from mentorship.matching.assigning import assign
from mentorship.matching.audiences import FEW, for_participants, for_staff
from mentorship.matching.explaining import explain
from mentorship.matching.network import MatchingCancelled
from mentorship.matching.rules import KEYS
from mentorship.matching.values import Pairs, Policy, Tier, Weights

from .factories import EVENINGS, FRIDAY, PLAIN, STRANGERS, SUNDAY, TUESDAY, mentee, mentor, programmes

light = settings(max_examples=60, deadline=None)
WOMEN_FIRST = Policy(tiers=(Tier("women", frozenset({"wants_women"})),))


def explained(mentees, mentors, pairs=STRANGERS, policy=PLAIN):
    found = list(explain(assign(mentees, mentors, pairs, policy)))
    assert json.loads(json.dumps(found)) == found
    return {each["mentee"]: each for each in found}


def terms_of(explanation):
    return {each["term"]: each for each in explanation["terms"]}


# A proposal


def test_terms_tell_points_and_facts():
    one = mentee(
        skills={1: 3, 2: 1},
        languages={"ur": 4, "ps": 3, "en": 1},
        province="PK-KP",
        district="PK201",
        sectors=frozenset({"design"}),
        background=frozenset({"village", "phone"}),
        platforms=frozenset({"fiverr"}),
    )
    other = mentor(
        languages={"ps": 4, "ur": 2, "en": 4},
        week=(TUESDAY | SUNDAY).to_bytes(),
        province="PK-KP",
        district="PK201",
        sectors=frozenset({"design", "data"}),
        background=frozenset({"village"}),
        years=20,
    )
    known = Pairs(previous_good=frozenset({(1, 101)}), chosen=frozenset({(1, 101)}))
    found = explained([one], [other], known)[1]
    weights = Weights()
    assert {key: (term["points"], term["most"], term["facts"]) for key, term in terms_of(found).items()} == {
        "skills": (383, 600, {"covered": [1], "sought": 2}),
        "overlap": (4 * 150 // 16, 150, {"half_hours": 4, "week": TUESDAY.to_bytes().hex()}),
        "province": (100, 100, {"province": "PK-KP"}),
        "district": (50, 50, {"district": "PK201"}),
        "experience": (100, 100, {"years": 20}),
        "sector": (60, 60, {"shared": ["design"]}),
        "background": (40, 40, {"shared": ["village"]}),
        "previous": (weights.previous, weights.previous, {}),
        "choice": (weights.choice, weights.choice, {}),
    }
    assert found["languages"] == ["ps", "ur"]
    assert found["score"] == sum(term["points"] for term in found["terms"])


@light
@given(programmes(size=6))
def test_score_of_an_explanation_is_the_proposal_s(programme):
    matched = assign(*programme)
    explanations = {each["mentee"]: each for each in explain(matched)}
    for proposal in matched.assignment.proposals:
        found = explanations[proposal.mentee]
        assert (found["kind"], found["mentor"], found["score"]) == (
            "proposal",
            proposal.mentor,
            proposal.score,
        )
        assert (found["kept"], found["pinned"]) == (proposal.kept, proposal.pinned)
    assert [key for key, each in explanations.items() if each["kind"] == "unmatched"] == list(
        matched.assignment.unmatched
    )


@pytest.mark.parametrize("circles", [False, True])
@light
@given(data=st.data())
def test_eligible_set_is_the_solver_s_arcs(circles, data):
    mentees, mentors, pairs, policy = data.draw(programmes(circles=circles))
    pairs = replace(pairs, pinned=frozenset())
    matched = assign(mentees, mentors, pairs, policy)
    arcs, seats = matched.problem.arcs, matched.problem.seats
    for place, found in enumerate(explain(matched)):
        row = arcs.seat[arcs.first[place] : arcs.first[place + 1]]
        assert found["eligible"] == len(set(seats.mentor[row].tolist()))


def test_rank_and_others_come_from_the_eligible():
    expert, able, novice = mentor(101, years=9), mentor(102, years=5), mentor(103)
    strangers = [mentor(104, years=10, languages={"en": 4})]
    found = explained([mentee(1), mentee(2)], [expert, able, novice, *strangers])
    first, second = sorted(found.values(), key=lambda each: each["rank"])
    assert (first["rank"], first["eligible"], first["mentor"]) == (1, 3, 101)
    assert (second["rank"], second["mentor"]) == (2, 102)
    assert first["others"] == [
        {"mentor": 102, "score": first["score"] - 40, "why": "lower"},
        {"mentor": 103, "score": first["score"] - 90, "why": "lower"},
    ]


def test_who_fits_as_well_does_not_fit_less_well():
    twins, novice = [mentor(101, years=5), mentor(102, years=5)], mentor(103)
    (found,) = explained([mentee(1)], [*twins, novice]).values()
    assert [each["why"] for each in found["others"]] == ["even", "lower"]
    assert (found["fit_rank"], found["fit_even"], found["fit"]) == (1, 1, 3)
    assert for_participants(found)["others"] == ["even", "lower"]
    (found,) = explained([mentee(1)], twins).values()
    assert for_participants(found)["others"] == ["even"]


def others_of(found, key):
    return {each["mentor"]: each["why"] for each in found[key]["others"]}


def test_other_is_full_when_somebody_else_gains_more():
    expert, novice = mentor(101, years=10), mentor(102)
    local = [mentee(1, province="PK-BA"), mentee(2)]
    expert = replace(expert, province="PK-BA")
    assert others_of(explained(local, [expert, novice]), 2) == {101: "full"}


def test_other_went_to_somebody_with_no_other_option():
    expert, novice = mentor(101, years=10), mentor(102, skills=frozenset({2}))
    assert others_of(explained([mentee(1, skills={1: 3, 2: 1}), mentee(2)], [expert, novice]), 1) == {
        101: "only_option"
    }


def test_other_would_strand_somebody_further_on():
    """1 could have 101, who has 2; 2 could have 102 only, who has 3; and 3 has nobody else than 101 and 102."""
    mentors = [
        mentor(101, skills=frozenset({1, 3, 2}), years=10),
        mentor(102, skills=frozenset({2, 3}), years=9),
        mentor(103, skills=frozenset({1})),
    ]
    people = [mentee(1, skills={1: 1}), mentee(2, skills={2: 1}), mentee(3, skills={3: 1})]
    found = explained(people, mentors)
    assert (found[1]["mentor"], others_of(found, 1)) == (103, {101: "strands"})


def test_other_is_full_when_somebody_without_a_mentor_would_get_the_own_place():
    """One could have 102 instead of 101: 1 would lose it and cannot go to 101, which 3, who has nobody, would get."""
    people = [mentee(1, background=frozenset("x")), mentee(2), mentee(3)]
    mentors = [mentor(101), mentor(102, background=frozenset("x"), years=9), mentor(103, places=0)]
    found = explained(people, mentors, Pairs(conflicting=frozenset({(1, 101)})))
    matched = {key: one["mentor"] for key, one in found.items() if one["kind"] == "proposal"}
    assert (matched.pop(1), list(matched.values())) == (102, [101])
    assert others_of(found, *matched)[102] == "full"


@pytest.mark.parametrize("circles", [False, True])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_stranding_is_told_exactly_where_it_is_true(circles, data):
    """Pin the pair that was not given, and see whether as many are matched, tier by tier.

    In circles it is told only where it is true at the hours at which they meet, and now and then not where it is.
    """
    mentees, mentors, pairs, policy = data.draw(programmes(size=6, circles=circles))
    pairs = replace(pairs, pinned=frozenset())
    matched = assign(mentees, mentors, pairs, policy)
    for found in explain(matched):
        for other in found.get("others", []):
            if other["why"] in ("full", "strands"):
                pins = replace(pairs, pinned=frozenset({(found["mentee"], other["mentor"])}))
                forced = assign(mentees, mentors, pins, policy)
                if hours(forced) != hours(matched):
                    continue
                same = served(forced) == served(matched)
                assert same == (other["why"] == "full") or (circles and other["why"] == "full")


def hours(matched):
    """Who leads a circle when: a pin may move the hours, which are chosen before."""
    seats = matched.problem.seats
    return list(zip(seats.mentor.tolist(), seats.start.tolist(), strict=True))


def served(matched):
    return Counter(matched.mentees.tier[matched.answer.seat >= 0].tolist())


def test_pinned_and_kept_say_so():
    better, other = mentor(101, years=5), mentor(102)
    pins = Pairs(pinned=frozenset({(1, 102)}))
    kept = Pairs(proposed=frozenset({(1, 102)}))
    assert others_of(explained([mentee()], [better, other], pins), 1) == {101: "pinned"}
    assert others_of(explained([mentee()], [better, other], kept), 1) == {101: "kept"}


@light
@given(programmes(size=6, circles=True))
def test_circles_explain_too(programme):
    for found in explained(*programme).values():
        assert found["kind"] != "proposal" or all(each["why"] for each in found["others"])


# Nobody found


def test_unmatched_counts_what_each_rule_removes_in_order():
    mentors = [
        mentor(101, skills=frozenset({2})),
        mentor(102, skills=frozenset({2}), languages={"en": 4}),
        mentor(103, languages={"ur": 1}),
        mentor(104, week=SUNDAY.to_bytes()),
        mentor(105, remote=False),
        mentor(106, vetted=False),
        mentor(107, category="man"),
        mentor(108, category=""),
        mentor(109, category="woman"),
    ]
    blocked = Pairs(blocked=frozenset({(1, 109)}))
    found = explained([mentee(category="woman", wants_women=True)], mentors, blocked)[1]
    assert found["removed"] == [
        {"rule": "skills", "count": 2},
        {"rule": "language", "count": 1},
        {"rule": "time", "count": 1},
        {"rule": "place", "count": 1},
        {"rule": "vetted", "count": 1},
        {"rule": "women_mentors", "count": 2},
        {"rule": "blocked", "count": 1},
    ]
    assert (found["mentors"], found["fit"], found["eligible"], found["relaxations"]) == (9, 4, 0, [])


def test_smallest_relaxation_gives_a_mentor_with_a_place():
    people = [mentee(1, week=FRIDAY.to_bytes())]
    mentors = [
        mentor(101, week=SUNDAY.to_bytes(), remote=False, in_person=True),
        mentor(102, week=SUNDAY.to_bytes()),
        mentor(103, week=SUNDAY.to_bytes()),
        mentor(104, remote=False, in_person=True),
        mentor(105, week=SUNDAY.to_bytes(), places=0),
    ]
    assert explained(people, mentors)[1]["relaxations"] == [
        {"rules": ["time"], "mentors": 2},
        {"rules": ["place"], "mentors": 1},
    ]
    assert explained(people, mentors[:1])[1]["relaxations"] == [{"rules": ["time", "place"], "mentors": 1}]


def test_safety_is_never_given_up_for_a_mentor():
    woman = mentee(category="woman", wants_women=True)
    for people, others, pairs in (
        ([woman], [mentor(category="man")], Pairs()),
        ([mentee(minor=True)], [mentor()], Pairs()),
        ([mentee()], [mentor(vetted=False)], Pairs()),
        ([mentee()], [mentor()], Pairs(blocked=frozenset({(1, 101)}))),
        ([mentee()], [mentor()], Pairs(conflicting=frozenset({(1, 101)}))),
    ):
        found = explained(people, others, pairs)[1]
        assert (found["kind"], found["relaxations"]) == ("unmatched", [])


# Who reads it

PRIVATE = st.sampled_from(
    ["women_only", "wants_women", "category", "vetted", "blocked", "conflicting", "rejected"]
)


def changed(programme, key, draw):
    """The same programme after a private fact of somebody else than this mentee has changed."""
    mentees, mentors, pairs, policy = programme
    fact = draw(PRIVATE)
    others = [each for each in mentees if each.key != key]
    if fact in ("blocked", "conflicting", "rejected") and mentors:
        pair = key, draw(st.sampled_from(mentors)).key
        return mentees, mentors, replace(pairs, **{fact: getattr(pairs, fact) ^ {pair}}), policy
    if fact == "wants_women" and others:
        other = draw(st.sampled_from(others))
        mentees = [
            replace(each, wants_women=not each.wants_women) if each is other else each for each in mentees
        ]
    elif fact in ("women_only", "vetted") and mentors:
        other = draw(st.sampled_from(mentors))
        new = replace(other, **{fact: not getattr(other, fact)})
        mentors = [new if each is other else each for each in mentors]
    elif fact == "category" and mentors:
        other = draw(st.sampled_from(mentors))
        new = replace(other, category=draw(st.sampled_from(["woman", "man", ""])))
        mentors = [new if each is other else each for each in mentors]
    return mentees, mentors, pairs, policy


@settings(max_examples=200, deadline=None)
@given(programmes(size=4, others=8), st.data())
def test_private_facts_do_not_show(programme, data):
    """Whatever changes about others: who stays with one mentor reads the same; who stays without, the same reasons.

    A relaxation alone may come or go: it is suggested only where it would truly give a mentor.
    """
    for key, before in explained(*programme).items():
        after = explained(*changed(programme, key, data.draw))[key]
        if (before["kind"], before.get("mentor")) == (after["kind"], after.get("mentor")):
            one, two = for_participants(before), for_participants(after)
            assert {**one, "relaxations": []} == {**two, "relaxations": []}


@light
@given(programmes(size=6, others=8))
def test_participants_read_no_private_word_and_no_small_number(programme):
    for found in explained(*programme).values():
        read = for_participants(found)
        assert "mentee" not in read
        assert "mentor" not in read
        counts = [each["count"] for each in read.get("removed", [])] + [read.get("fit")]
        assert all(count is None or count >= FEW for count in counts)
        assert {each["rule"] for each in read.get("removed", [])} <= set(KEYS[:5])
        assert set(read.get("others", [])) <= {"even", "lower", "not_available"}


def test_unmatched_participants_read_of_time_and_place_only():
    mentors = [mentor(100 + number, women_only=True) for number in range(6)]
    mentors += [mentor(200 + number, week=SUNDAY.to_bytes()) for number in range(6)]
    mentors += [mentor(300, languages={"en": 4})]
    read = for_participants(explained([mentee(category="man")], mentors)[1])
    assert read == {
        "kind": "unmatched",
        "removed": [{"rule": "language", "count": None}, {"rule": "time", "count": 6}],
        "not_available": True,
        "relaxations": [["time"]],
    }


def test_mentor_reads_what_both_have_in_common_only():
    read = for_participants(explained([mentee()], [mentor()])[1], side="mentor")
    assert sorted(read) == ["kind", "languages", "terms"]


def test_district_is_told_to_nobody():
    here = {"province": "PK-KP", "district": "PK201"}
    found = explained([mentee(**here)], [mentor(**here)])[1]
    assert "district" in terms_of(found)
    for side in ("mentee", "mentor"):
        assert sorted(terms_of(for_participants(found, side))) == ["overlap", "province", "skills"]


def test_staff_who_may_not_see_private_reasons_read_them_as_one():
    mentors = [mentor(100 + number, women_only=True) for number in range(5)] + [mentor(300, vetted=False)]
    found = explained([mentee(category="man")], mentors)[1]
    assert for_staff(found, sees_private=True) == found
    read = for_staff(found, sees_private=False)
    assert read["removed"] == [{"rule": "not_available", "count": 6}]
    assert for_staff(explained([mentee(category="man")], mentors[:1])[1], sees_private=False)["removed"] == [
        {"rule": "not_available", "count": None}
    ]


def test_explaining_is_told_and_can_be_stopped():
    told = []
    matched = assign([mentee()], [mentor()], Pairs(), Policy())
    assert len(list(explain(matched, progress=lambda *step: told.append(step)))) == 1
    assert told == [("explaining", 1.0)]
    with pytest.raises(MatchingCancelled):
        list(explain(matched, cancelled=lambda: True))


def test_times_can_be_read_in_any_zone():
    found = terms_of(explained([mentee()], [mentor()])[1])["overlap"]["facts"]
    assert Week.from_bytes(bytes.fromhex(found["week"])) == EVENINGS


def test_woman_who_wants_women_gets_women_or_nobody():
    rng = np.random.default_rng(1)
    mentors = [mentor(101 + n, category=str(rng.choice(["woman", "man", ""]))) for n in range(30)]
    women = [mentee(n, category="woman", wants_women=True) for n in range(1, 40)]
    matched = assign(women, mentors, Pairs(), WOMEN_FIRST)
    category = {each.key: each.category for each in mentors}
    assert {category[each.mentor] for each in matched.assignment.proposals} == {"woman"}

"""The assignment: nobody against a rule, no place twice, and nothing better to be had."""

import random
import sys
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from mentorship.availability import Week
from mentorship.matching import shortest_paths
from mentorship.matching.assigning import assign, without_tiers
from mentorship.matching.network import MatchingCancelled
from mentorship.matching.rules import eligible
from mentorship.matching.solving import FALLBACK, Solver, best_solver
from mentorship.matching.terms import score
from mentorship.matching.values import Pairs, Policy, Tier

from .factories import mentee, mentor, programmes
from .synthetic import Country

BOTH = (best_solver(), FALLBACK)
thorough = settings(max_examples=150, deadline=None)
light = settings(max_examples=50, deadline=None)


def best_by_trying(matched):
    """Of all assignments: the most people matched, then the best tiers, then the best value. No flow, no scale."""
    problem, mentees = matched.problem, matched.mentees
    arcs, seats = problem.arcs, problem.seats
    pinned = {int(place) for place, _ in mentees.pairs["pinned"]}
    tiers = [-1 if place in pinned else int(mentees.tier[place]) for place in range(len(mentees))]
    counts = len(mentees.policy.tiers) + 2

    @lru_cache(None)
    def best(place, left, spare):
        if place == len(mentees):
            return (0, (0,) * counts, 0)
        found = best(place + 1, left, spare)
        for arc in range(arcs.first[place], arcs.first[place + 1]):
            seat = int(arcs.seat[arc])
            host = int(seats.mentor[seat])
            if left[seat] and spare[host]:
                rest = best(place + 1, _less(left, seat), _less(spare, host))
                tally = tuple(count + (tier == tiers[place] + 1) for tier, count in enumerate(rest[1]))
                found = max(found, (rest[0] + 1, tally, rest[2] + int(arcs.value[arc])))
        return found

    return best(0, tuple(map(int, seats.capacity)), tuple(map(int, seats.places)))


def _less(counts, place):
    return (*counts[:place], counts[place] - 1, *counts[place + 1 :])


def reached(matched):
    problem, mentees, seat = matched.problem, matched.mentees, matched.answer.seat
    pinned = {int(place) for place, _ in mentees.pairs["pinned"]}
    counts = [0] * (len(mentees.policy.tiers) + 2)
    for place in np.flatnonzero(seat >= 0):
        counts[0 if int(place) in pinned else int(mentees.tier[place]) + 1] += 1
    arcs = matched.answer.arc[seat >= 0]
    return (int((seat >= 0).sum()), tuple(counts), int(problem.arcs.value[arcs].sum(dtype=int)))


@pytest.mark.parametrize("solver", BOTH, ids=lambda solver: solver.name)
@pytest.mark.parametrize("circles", [False, True])
@thorough
@given(data=st.data())
def test_no_assignment_is_better(solver, circles, data):
    matched = assign(*data.draw(programmes(circles=circles)), solver=solver)
    assert reached(matched) == best_by_trying(matched)
    assert matched.assignment.proof.gap == 0
    assert matched.assignment.proof.coverage
    assert matched.assignment.status == "optimal"


@pytest.mark.parametrize("circles", [False, True])
@light
@given(data=st.data())
def test_no_rule_and_no_capacity_is_broken(circles, data):
    mentees, mentors, pairs, policy = data.draw(programmes(size=8, others=4, circles=circles))
    matched = assign(mentees, mentors, pairs, policy)
    allowed = eligible(matched.mentees.block(np.arange(len(mentees))), matched.mentors)
    ours, theirs = matched.mentees.index, matched.mentors.index
    proposals = matched.assignment.proposals
    assert all(allowed[ours[each.mentee], theirs[each.mentor]] for each in proposals)
    for other in mentors:
        mine = [each for each in proposals if each.mentor == other.key]
        assert len(mine) <= other.places
        for slot in {each.slot for each in mine}:
            size = dict(other.meets).get(slot, policy.circle_size) if circles else other.places
            assert sum(each.slot == slot for each in mine) <= size
    given_, left = [each.mentee for each in proposals], list(matched.assignment.unmatched)
    assert sorted(given_ + left) == sorted(each.key for each in mentees)


@light
@given(programmes(circles=True))
def test_circles_meet_when_mentor_and_mentee_are_free(programme):
    mentees, mentors, _, policy = programme
    theirs = {each.key: each for each in mentors}
    weeks = {each.key: Week.from_bytes(each.week) for each in (*mentees, *mentors)}
    starts = {}
    for each in assign(*programme).assignment.proposals:
        time = Week.of((each.slot + later) % 336 for later in range(policy.meeting))
        assert weeks[each.mentee].overlap(time) == time
        if each.slot not in dict(theirs[each.mentor].meets):
            assert weeks[each.mentor].overlap(time) == time
            starts.setdefault(each.mentor, set()).add(each.slot)
    assert all(len(slots) <= theirs[key].circles for key, slots in starts.items())


@light
@given(programmes(size=6), st.randoms())
def test_order_of_the_input_does_not_matter(programme, chance):
    mentees, mentors, pairs, policy = programme
    shuffled = [chance.sample(each, len(each)) for each in (mentees, mentors)]
    assert assign(*shuffled, pairs, policy).assignment == assign(*programme).assignment


@light
@given(programmes(size=6))
def test_same_seed_gives_the_same_result(programme):
    assert assign(*programme).assignment == assign(*programme).assignment


@light
@given(programmes(size=6), st.integers(0, 99))
def test_seed_decides_among_equals_only(programme, seed):
    mentees, mentors, pairs, policy = programme
    other = Policy(**{name: getattr(policy, name) for name in policy.__dataclass_fields__} | {"seed": seed})
    one, two = assign(*programme), assign(mentees, mentors, pairs, other)
    assert one.assignment.proof.objective == two.assignment.proof.objective


def test_seed_draws_who_gets_the_only_place():
    mentees = [mentee(key) for key in range(1, 9)]
    winners = {
        assign(mentees, [mentor()], Pairs(), Policy(seed=seed)).assignment.proposals[0].mentee
        for seed in range(40)
    }
    assert len(winners) > 4


@light
@given(programmes(size=7))
def test_both_solvers_reach_the_same(programme):
    objectives = [assign(*programme, solver=solver).assignment.proof.objective for solver in BOTH]
    assert objectives[0] == objectives[1]


@pytest.mark.parametrize("places", [250, 140])
def test_solvers_agree_with_scipy_on_a_hub(places):
    """Seats laid out one by one, and a column in which anybody may stay: the classic assignment problem."""
    country = Country(3)
    mentees, mentors = country.mentees(240), country.mentors(30, places)
    tiers = (Tier("women", frozenset({"wants_women"})),)
    matched = [
        assign(mentees, mentors, Pairs(), Policy(tiers=tiers, candidates=8), solver=each) for each in BOTH
    ]
    problem = matched[0].problem
    everybody = matched[0].mentees.block(np.arange(240))
    weights = score(everybody, matched[0].mentors).astype(np.int64) + problem.urgency[:, None] * problem.unit
    weights = np.where(eligible(everybody, matched[0].mentors), weights, 0)
    laid_out = np.repeat(weights, matched[0].mentors.places, axis=1)
    rows, columns = linear_sum_assignment(laid_out, maximize=True)
    assert [each.assignment.proof.objective for each in matched] == [int(laid_out[rows, columns].sum())] * 2


def test_solvers_agree_on_circles_of_a_hub():
    country = Country(4)
    people, leaders = country.mentees(150), country.mentors(12, 80)
    policy = Policy(circle_size=4, candidates=10, meeting=2)
    one, two = (assign(people, leaders, Pairs(), policy, solver=each).assignment for each in BOTH)
    assert one.proof == two.proof
    assert one.proof.gap == 0


@light
@given(programmes(size=6))
def test_bound_holds_for_any_answer(programme):
    """A solver that seats nobody, or anybody, is told how far it is from the best."""
    optimum = assign(*programme).assignment.proof.objective
    lazy = Solver("lazy", lambda network: np.full(network.mentees, -1))
    proof = assign(*programme, solver=lazy).assignment.proof
    assert (proof.objective, proof.bound >= optimum) == (0, True)


def test_few_candidates_strand_nobody():
    """All want the same popular mentor first; only one of them has no other, and nobody tries that one's pair."""
    popular = mentor(101, years=10, places=1)
    others = [mentor(102 + number, places=1, languages={"en": 4}) for number in range(5)]
    mentees = [mentee(1)] + [mentee(key, languages={"ur": 4, "en": 4}) for key in range(2, 7)]
    matched = assign(mentees, [popular, *others], Pairs(), Policy(candidates=1))
    assert len(matched.assignment.proposals) == 6
    assert matched.assignment.proof.gap == 0
    assert matched.assignment.proof.rounds > 1


def test_coverage_comes_before_score():
    """The better pair would leave somebody without."""
    expert, novice = mentor(101, years=10), mentor(102, skills=frozenset({2}))
    both = mentee(1, skills={1: 3, 2: 1})
    proposals = assign([both, mentee(2)], [expert, novice], Pairs(), Policy()).assignment.proposals
    assert [(each.mentee, each.mentor) for each in proposals] == [(1, 102), (2, 101)]


def test_tiers_come_before_score_and_in_their_order():
    tiers = (Tier("women", frozenset({"wants_women"})), Tier("far", frozenset({"province:PK-BA"})))
    woman = mentor(101, category="woman", years=0)
    people = [
        mentee(1, sectors=frozenset({"design"})),
        mentee(2, province="PK-BA"),
        mentee(3, category="woman", wants_women=True),
    ]
    assert assign(people, [woman], Pairs(), Policy(tiers=tiers)).assignment.proposals[0].mentee == 3
    assert assign(people[:2], [woman], Pairs(), Policy(tiers=tiers)).assignment.proposals[0].mentee == 2


def test_without_tiers_is_what_score_alone_gives():
    tiers = (Tier("far", frozenset({"province:PK-BA"})),)
    people = [mentee(1, sectors=frozenset({"design"})), mentee(2, province="PK-BA")]
    matched = assign(people, [mentor(sectors=frozenset({"design"}))], Pairs(), Policy(tiers=tiers))
    assert (matched.answer.seat >= 0).tolist() == [False, True]
    assert (without_tiers(matched).seat >= 0).tolist() == [True, False]


def test_proposed_pair_is_kept_while_that_costs_little():
    people = [mentee(1), mentee(2)]
    better, other = mentor(101, years=5), mentor(102)
    kept = Pairs(proposed=frozenset({(1, 102), (2, 101)}))
    for seed in range(5):
        proposals = assign(people, [better, other], kept, Policy(seed=seed, stability=1)).assignment.proposals
        assert [(each.mentee, each.mentor, each.kept) for each in proposals] == [
            (1, 102, True),
            (2, 101, True),
        ]
    moved = assign(people[:1], [better, other], kept, Policy(stability=10)).assignment
    assert [(each.mentor, each.kept) for each in moved.proposals] == [(101, False)]


def test_stability_is_no_part_of_the_score():
    kept = Pairs(proposed=frozenset({(1, 101)}))
    one = assign([mentee()], [mentor()], kept, Policy(stability=500)).assignment
    two = assign([mentee()], [mentor()], Pairs(), Policy(stability=500)).assignment
    assert (one.score, one.proposals[0].score) == (two.score, two.proposals[0].score)


def test_pin_is_honoured_before_anything_else():
    tiers = (Tier("women", frozenset({"wants_women"})),)
    woman = mentee(1, wants_women=True)
    only = mentor(101, category="woman")
    pins = Pairs(pinned=frozenset({(2, 101)}))
    assignment = assign([woman, mentee(2)], [only], pins, Policy(tiers=tiers)).assignment
    assert [(each.mentee, each.pinned) for each in assignment.proposals] == [(2, True)]
    assert assignment.lapsed_pins == ()


def test_pinned_mentee_gets_this_mentor_or_nobody():
    pins = Pairs(pinned=frozenset({(1, 101)}), blocked=frozenset({(1, 101)}))
    assignment = assign([mentee()], [mentor(101), mentor(102)], pins, Policy()).assignment
    assert (assignment.unmatched, assignment.lapsed_pins) == ((1,), ((1, 101),))


def test_rejected_pair_is_not_proposed_again():
    pairs = Pairs(rejected=frozenset({(1, 101)}), proposed=frozenset({(1, 101)}))
    assert assign([mentee()], [mentor(101)], pairs, Policy()).assignment.unmatched == (1,)


def test_nobody_and_no_mentors_are_no_fault():
    for ours, theirs in (([], []), ([mentee()], []), ([], [mentor()]), ([mentee()], [mentor(places=0)])):
        for size in (0, 3):
            assignment = assign(ours, theirs, Pairs(), Policy(circle_size=size)).assignment
            assert (assignment.proposals, assignment.status) == ((), "optimal")


def test_circle_that_meets_already_is_joined():
    leader = mentor(101, places=2, circles=0, meets=((1 * 48 + 31, 2),))
    people = [mentee(key) for key in (1, 2, 3)]
    assignment = assign(people, [leader], Pairs(), Policy(circle_size=6)).assignment
    assert [each.slot for each in assignment.proposals] == [79, 79]


def test_progress_is_told_by_stage():
    told = []
    assign(
        [mentee()], [mentor()], Pairs(), Policy(), progress=lambda stage, share: told.append((stage, share))
    )
    assert told == [("rules", 1.0), ("solving", 0.0), ("proving", 0.0), ("proving", 1.0)]


@pytest.mark.parametrize("steps", range(2))
def test_cancelling_ends_at_the_next_step(steps):
    answers = iter([False] * steps + [True])
    with pytest.raises(MatchingCancelled):
        assign([mentee()], [mentor()], Pairs(), Policy(), cancelled=lambda: next(answers))


def test_digest_tells_what_was_given():
    people, others = [mentee(1), mentee(2)], [mentor(101), mentor(102)]
    digest = assign(people, others, Pairs(), Policy()).assignment.digest
    shuffled = random.Random(1).sample(people, 2), others[::-1]
    assert assign(*shuffled, Pairs(), Policy()).assignment.digest == digest
    others[0] = mentor(101, years=1)
    changed = [
        assign(people, others, Pairs(), Policy()),
        assign(people, others[1:], Pairs(), Policy()),
        assign(people, others, Pairs(blocked=frozenset({(1, 101)})), Policy()),
        assign(people, others, Pairs(conflicting=frozenset({(1, 101)})), Policy()),
        assign(people, others, Pairs(), Policy(seed=1)),
    ]
    assert len({digest, *(each.assignment.digest for each in changed)}) == 6


def test_fallback_is_used_where_the_extra_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "mentorship.matching.ortools_flow", None)
    assert best_solver() == FALLBACK
    assert assign([mentee()], [mentor()], Pairs(), Policy()).assignment.solver == shortest_paths.NAME

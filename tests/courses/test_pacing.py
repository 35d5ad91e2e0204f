"""Pacing is a pure function of the set of facts: order, repetition and splits must not matter."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import pacing
from courses.pacing import Event, Item, Rule, Version
from courses.packing import pack_items, pack_state, unpack_items, unpack_state
from courses.releasing import Module, openings

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


A, B, C = (Item(key, module="m1") for key in "abc")
QUIZ = Item("q", parent="c", module="m1", done="passed", graded=True)
QUIZ_LAST = replace(QUIZ, counts="last")
LESSON_WITH_QUIZ = Item("c", module="m1", done="activities")
TALK = Item("t", module="m1", done="heard", share=0.5, seconds=100)
ITEMS = (A, B, LESSON_WITH_QUIZ, QUIZ, TALK)


def event(kind, item, hours, id_="1", **payload):
    return Event(id_, kind, item, at(hours), payload)


@st.composite
def events(draw):
    kind = draw(
        st.sampled_from(["opened", "read", "position", "heard", "marked", "passed", "failed", "excused"])
    )
    payload = {}
    if kind == "heard":
        start = draw(st.integers(0, 90))
        payload = {"from": start, "to": start + draw(st.integers(1, 40))}
    elif kind in ("passed", "failed"):
        payload = {"grade": draw(st.integers(0, 10)) / 10}
    elif kind == "position":
        payload = {"at": draw(st.integers(0, 100))}
    item = draw(st.sampled_from([item.key for item in ITEMS]))
    return Event(str(draw(st.uuids(version=4))), kind, item, at(draw(st.integers(0, 200))), payload)


@st.composite
def stories(draw):
    """Events, some of whose grades were corrected afterwards, some of those again."""
    found = draw(st.lists(events(), max_size=25))
    corrected = [event for event in found if event.kind in pacing.GRADED and draw(st.booleans())]
    for event in corrected:
        payload = {"grade": draw(st.integers(0, 10)) / 10, "corrects": event.id}
        found.append(Event(str(draw(st.uuids(version=4))), event.kind, event.item, event.at, payload))
        if draw(st.booleans()):
            corrected.append(found[-1])
    return found


@st.composite
def histories(draw, quizzes=(QUIZ, QUIZ_LAST)):
    """One to four versions over time, each with its items, rule and the editor's choice."""
    versions = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        quiz = draw(st.sampled_from(quizzes))
        items = tuple(draw(st.sets(st.sampled_from((A, B, TALK)), min_size=1)) | {LESSON_WITH_QUIZ, quiz})
        rule = draw(
            st.sampled_from([Rule(), Rule("some", count=2), Rule("grade", grade=0.6), Rule("some", count=99)])
        )
        choice = draw(st.sampled_from(["keep", "require", "notify"]))
        since = at(number * 40 - 50)
        versions.append(
            Version(number, since, items, rule, choice, since + timedelta(hours=draw(st.integers(0, 30))))
        )
    return versions


@given(stories(), st.randoms(), histories())
def test_any_order_repetition_and_split_gives_the_same_state(found, random, versions):
    whole = pacing.gather(found)
    shuffled = [*found, *random.sample(found, len(found) // 2)]
    random.shuffle(shuffled)
    cut = random.randint(0, len(shuffled))
    pieces = pacing.gather(shuffled[cut:], pacing.gather(shuffled[:cut]))
    assert {key: pack_state(state) for key, state in pieces.items()} == {
        key: pack_state(state) for key, state in whole.items()
    }
    assert pacing.progress(versions, pieces, at(0)) == pacing.progress(versions, whole, at(0))


@given(st.lists(events().map(pacing.state_of), min_size=3, max_size=3))
def test_join_is_commutative_associative_and_idempotent(states):
    one, two, three = states
    assert pacing.join(one, two) == pacing.join(two, one)
    assert pacing.join(pacing.join(one, two), three) == pacing.join(one, pacing.join(two, three))
    both = pacing.join(one, two)
    assert pacing.join(both, one) == both


@given(stories())
def test_a_state_survives_being_stored(found):
    for state in pacing.gather(found).values():
        assert unpack_state(pack_state(state)) == state


@given(st.sets(st.sampled_from((A, QUIZ, QUIZ_LAST, TALK))))
def test_an_item_survives_being_stored(items):
    assert unpack_items(pack_items(items)) == tuple(items)


@given(st.lists(events(), max_size=25), st.lists(events(), max_size=10), histories(quizzes=(QUIZ,)))
def test_more_facts_never_undo_a_completion(found, more, versions):
    before = pacing.completed_at(versions, pacing.gather(found), at(0))
    after = pacing.completed_at(versions, pacing.gather([*found, *more]), at(0))
    if before:
        assert after is not None
        assert after <= before


@given(st.lists(events(), max_size=25), st.lists(events(), max_size=10), histories())
def test_later_attempts_never_undo_a_completion_whichever_counts(found, more, versions):
    later = [replace(event, at=event.at + timedelta(hours=201)) for event in more]
    before = pacing.completed_at(versions, pacing.gather(found), at(0))
    if before:
        assert pacing.completed_at(versions, pacing.gather([*found, *later]), at(0)) == before


@given(st.lists(events(), max_size=25), st.lists(events(), max_size=10))
def test_what_was_passed_stays_passed_whichever_counts(found, more):
    for quiz in (QUIZ, QUIZ_LAST):
        before = pacing.done_at(quiz, pacing.gather(found))
        after = pacing.done_at(quiz, pacing.gather([*found, *more]))
        assert before is None or after <= before


@given(stories(), st.integers(0, 200))
def test_the_grade_that_counts_was_reached_by_then_and_best_is_never_below_last(found, hours):
    for state in pacing.gather(found).values():
        best, last = state.grade("best", at(hours)), state.grade("last", at(hours))
        reached = [grade.value for grade in state.grades if grade.at <= at(hours)]
        assert (best is None) == (last is None) == (not reached)
        if reached:
            assert last <= best <= max(reached)


@given(st.lists(events(), max_size=25), histories())
def test_a_recorded_completion_stands_whatever_the_versions(found, versions):
    facts = [*found, Event("done", "completed", "", at(7))]
    assert pacing.progress(versions, pacing.gather(facts), at(0)).completed_at == at(7)


@given(st.lists(events(), max_size=25), histories())
def test_completion_and_what_is_missing_agree(found, versions):
    progress = pacing.progress(versions, pacing.gather(found), at(0))
    if progress.completed_at:
        assert progress.missing == ()
        assert progress.share == 1.0


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40), st.integers(0, 50)), max_size=12))
def test_seconds_heard_are_counted_once_each(stretches):
    found = [
        Event(str(n), "heard", "t", at(hour), {"from": start, "to": start + length})
        for n, (start, length, hour) in enumerate(stretches)
    ]
    seconds = {second for start, length, _hour in stretches for second in range(start, start + length)}
    state = reduce(pacing.join, map(pacing.state_of, found), pacing.EMPTY)
    assert sum(piece.end - piece.start for piece in state.heard) == len(seconds)


def test_a_recording_is_done_at_the_moment_its_share_was_heard():
    states = pacing.gather(
        [
            event("heard", "t", 1, "1", **{"from": 0, "to": 30}),
            event("heard", "t", 2, "2", **{"from": 20, "to": 55}),
        ]
    )
    assert pacing.done_at(TALK, states) == at(2)


V1 = Version(1, at(-10), (A, B))
V2_KEEP = Version(2, at(5), (A, B, C))
V2_REQUIRE = Version(2, at(5), (A, B, C), choice="require", chosen_at=at(6))


@pytest.mark.parametrize(
    ("second", "read_b_at", "ended"),
    [
        (V2_KEEP, 3, at(3)),  # before the change
        (V2_KEEP, 8, at(8)),  # after it: they finish what they began
        (V2_REQUIRE, 3, at(3)),  # met while version 1 was in force: it stands
        (V2_REQUIRE, 8, None),  # now they must do the new part
    ],
)
def test_the_editors_choice_decides_for_those_already_learning(second, read_b_at, ended):
    states = pacing.gather([event("read", "a", 1), event("read", "b", read_b_at)])
    assert pacing.completed_at([V1, second], states, at(0)) == ended


def test_a_learner_who_enrols_after_the_change_does_the_new_part():
    states = pacing.gather([event("read", "a", 11), event("read", "b", 12)])
    assert pacing.completed_at([V1, V2_KEEP], states, at(10)) is None


def test_taking_a_lesson_away_completes_those_who_only_missed_it():
    smaller = Version(2, at(5), (A,))
    assert pacing.completed_at([V1, smaller], pacing.gather([event("read", "a", 1)]), at(0)) == at(5)


def test_what_is_missing_names_the_exercise_rather_than_its_lesson():
    version = Version(1, at(-1), (A, LESSON_WITH_QUIZ, QUIZ))
    progress = pacing.progress([version], pacing.gather([event("read", "a", 1)]), at(0))
    assert progress.missing == (pacing.Missing("activity", "q"),)
    assert progress.share == 0.5


def test_a_number_of_lessons_is_enough():
    version = Version(1, at(-1), (A, B, C), Rule("some", count=2))
    states = pacing.gather([event("read", "a", 1), event("read", "c", 2)])
    assert pacing.completed_at([version], states, at(0)) == at(2)


def test_a_minimum_grade_counts_the_best_attempt_and_zero_for_the_untried():
    other = Item("r", parent="c", done="passed", graded=True)
    version = Version(1, at(-1), (LESSON_WITH_QUIZ, QUIZ, other), Rule("grade", grade=0.6))
    tries = [event("failed", "q", 1, "1", grade=0.4), event("passed", "q", 2, "2", grade=0.9)]
    assert pacing.progress([version], pacing.gather(tries), at(0)).missing == (
        pacing.Missing("grade", amount=0.6),
    )
    more = [*tries, event("failed", "r", 3, "3", grade=0.3)]
    assert pacing.completed_at([version], pacing.gather(more), at(0)) == at(3)


@pytest.mark.parametrize("excused", ["r", "d"], ids=["the exercise", "its lesson"])
def test_a_minimum_grade_leaves_out_what_staff_excused(excused):
    other = Item("r", parent="d", done="passed", graded=True)
    version = Version(1, at(-1), (LESSON_WITH_QUIZ, QUIZ, other), Rule("grade", grade=0.6))
    tried = [event("passed", "q", 2, "1", grade=0.9)]
    states = pacing.gather([*tried, event("excused", excused, 5, "2")])
    assert pacing.mean_grade(version, states, at(4)) == 0.45
    assert pacing.mean_grade(version, states) == 0.9
    assert pacing.completed_at([version], states, at(0)) == at(5)


def test_who_is_excused_from_everything_graded_has_nothing_left_to_reach():
    version = Version(1, at(-1), (LESSON_WITH_QUIZ, QUIZ), Rule("grade", grade=0.6))
    assert pacing.completed_at([version], pacing.gather([event("excused", "q", 3, "1")]), at(0)) == at(3)
    nothing_graded = Version(1, at(-1), (LESSON_WITH_QUIZ,), Rule("grade", grade=0.6))
    assert pacing.completed_at([nothing_graded], pacing.gather([]), at(0)) is None


@pytest.mark.parametrize(
    ("counts", "hour", "grade"),
    [
        ("best", 1, None),
        ("best", 2, 0.9),
        ("best", 9, 0.9),
        ("last", 2, 0.9),
        ("last", 3, 0.9),
        ("last", 9, 0.4),
    ],
)
def test_the_best_or_the_last_grade_counts_as_of_a_moment(counts, hour, grade):
    tries = [event("passed", "q", 2, "1", grade=0.9), event("failed", "q", 4, "2", grade=0.4)]
    assert pacing.gather(tries)["q"].grade(counts, at(hour)) == grade


def test_a_minimum_grade_by_the_last_attempt_may_be_lost_until_it_completes():
    other = Item("r", parent="c", done="passed", graded=True)
    version = Version(1, at(-1), (LESSON_WITH_QUIZ, QUIZ_LAST, other), Rule("grade", grade=0.6))
    tries = [event("passed", "q", 1, "1", grade=0.9), event("failed", "q", 2, "2", grade=0.2)]
    almost = [*tries, event("failed", "r", 3, "3", grade=0.4)]
    assert pacing.completed_at([version], pacing.gather(almost), at(0)) is None
    enough = [*almost, event("passed", "q", 4, "4", grade=0.8)]
    worse = [*enough, event("failed", "q", 5, "5", grade=0.0)]
    assert pacing.completed_at([version], pacing.gather(enough), at(0)) == at(4)
    assert pacing.completed_at([version], pacing.gather(worse), at(0)) == at(4)


def test_a_version_counts_grades_as_it_was_frozen():
    tries = [event("passed", "q", 1, "1", grade=0.9), event("failed", "q", 2, "2", grade=0.2)]
    rule = Rule("grade", grade=0.6)
    best = Version(1, at(-1), (LESSON_WITH_QUIZ, QUIZ), rule)
    last = Version(2, at(3), (LESSON_WITH_QUIZ, QUIZ_LAST), rule)
    states = pacing.gather(tries)
    assert pacing.mean_grade(best, states) == 0.9
    assert pacing.mean_grade(last, states) == 0.2
    assert pacing.completed_at([best, last], states, at(0)) == at(1)


def test_a_corrected_grade_stands_in_for_the_one_it_corrects():
    tries = [event("failed", "q", 1, "1", grade=0.5), event("failed", "q", 2, "2", grade=0.3)]
    lower = [*tries, event("failed", "q", 1, "3", grade=0.4, corrects="1")]
    again = [*lower, event("passed", "q", 1, "4", grade=0.7, corrects="3")]
    assert [pacing.gather(found)["q"].grade() for found in (tries, lower, again)] == [0.5, 0.4, 0.7]
    assert pacing.gather(again)["q"].grade("last") == 0.3
    assert pacing.done_at(QUIZ, pacing.gather(again)) == at(1)


def test_modules_open_by_date_by_days_and_after_the_one_before():
    modules = [
        Module("one"),
        Module("two", "after_previous"),
        Module("three", "days", days=2),
        Module("four", "date", date=at(500)),
        Module("five", "after_previous"),
    ]
    done = {"one": [at(1), at(3)], "two": [None]}
    assert openings(modules, done, at(0)) == {
        "one": at(0),
        "two": at(3),
        "three": at(48),
        "four": at(500),
        "five": at(500),
    }


def test_leaving_and_returning_are_told_by_the_last_of_them():
    states = pacing.gather([event("withdrew", "", 1, "1"), event("returned", "", 2, "2")])
    assert states[""].latest.kind == "returned"

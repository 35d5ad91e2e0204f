"""Marking again by a staff order: weighed first, carried out once, logged, and nobody loses a pass."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from cms.notices.actions import words_of
from cms.notices.models import Notice
from courses.actions import enrol, rebuild_progress
from courses.models import LearningEvent
from courses.quizzes import authoring
from courses.quizzes.actions import (
    answer,
    carry_out_regrade,
    drop_regrade,
    order_regrade,
    start,
    submit,
    work_on_regrade,
    write_question,
)
from courses.quizzes.enums import Kind
from courses.quizzes.freezing import freeze
from courses.quizzes.marking import Choices, Numeric, Slot, Slots, Words
from courses.quizzes.models import Attempt, MarkedAnswer, Regrade, RegradeOrder
from courses.quizzes.regrading import fit, judge
from tests.cms.accounts.factories import learner, superuser

from .factories import Taken, locale, question, quiz

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)

# ------------------------------------------------------------------------------------------- which rules fit


@pytest.mark.parametrize(
    ("old", "new", "fitted"),
    [
        (Words(("a",)), Words(("a", "b")), Words(("a", "b"))),
        (Numeric(1), Numeric(2), Numeric(2)),
        (Words(("a",)), Numeric(2), None),  # another kind of question
        (
            Choices(("x", "y"), frozenset("x")),
            Choices(("x", "y", "z"), frozenset("yz")),
            Choices(("x", "y"), frozenset("y")),
        ),
        (Choices(("x", "y"), frozenset("x")), Choices(("z",), frozenset("z")), None),  # never shown
        (
            Slots((Slot("1", ("p",)), Slot("2", ("q",)))),
            Slots((Slot("2", ("p",)), Slot("1", ("q",))), partial=True),
            Slots((Slot("1", ("q",)), Slot("2", ("p",))), partial=True),
        ),
        (Slots((Slot("1", ("p",)),)), Slots((Slot("1", ("p",)), Slot("2", ("q",)))), None),
    ],
)
def test_a_newer_rule_counts_as_far_as_it_speaks_of_what_was_shown(old, new, fitted):
    shown = {"slots": [{"key": key, "options": ["p", "q"]} for key in ("1", "2")]}
    assert fit(old, new, shown) == fitted


@pytest.mark.django_db
def test_unchanged_rules_have_no_verdict_whatever_the_kind():
    frozen = freeze([quiz([question(kind) for kind in Kind.values])], seed=5)
    rules = {"quiz": {}, "questions": {one["key"]: one for one in frozen["questions"]}}
    assert judge(frozen, {}, False, rules) is None


def frozen_text(accepted, pass_mark=60):
    words = {"prompt": [], "accepted": list(accepted), "remarks": {}, "feedback": ""}
    rule = {"shape": "words", "accepted": list(accepted), "remarks": []}
    asked = {"key": "q", "kind": "short_text", "points": "1", "rule": rule, "shown": {}, "source": "en"}
    return {
        "titles": {"en": "A quiz"},
        "source": "en",
        "rules": {"pass_mark": pass_mark},
        "questions": [asked | {"words": {"en": words}}],
    }


WORD = st.sampled_from("abcd")


@given(st.sets(WORD, min_size=1), st.sets(WORD, min_size=1), WORD, st.booleans(), st.integers(0, 100))
def test_a_verdict_never_takes_a_pass_back_and_is_given_once(old, new, given_word, was_passed, pass_mark):
    frozen, newer = frozen_text(sorted(old)), frozen_text(sorted(new))
    rules = {"quiz": {"pass_mark": pass_mark}, "questions": {"q": newer["questions"][0]}}
    verdict = judge(frozen, {"q": given_word}, was_passed, rules)
    if verdict:
        assert verdict.passed >= was_passed
        assert verdict.falls == (given_word in old and given_word not in new)
        assert judge(verdict.frozen, {"q": given_word}, verdict.passed, rules) is None


# ---------------------------------------------------------------------------------------- what becomes of attempts


@pytest.fixture
def world(db):
    """A quiz whose one question forgot an accepted answer, and a learner who gave it."""
    asked = question("short_text", answer=authoring.short_text("s", ["freelancing"]))
    return Taken(quiz([asked], title="A check")), asked


def correct(asked, *accepted):
    write_question(
        key=asked.translation_key,
        locale=locale(),
        title=asked.title,
        prompt=[authoring.text("<p>Other words by now</p>")],
        answer=authoring.short_text("s", list(accepted)),
    )


def take(taken, *, given, hours=0, enrolment=None):
    now = NOW + timedelta(hours=hours)
    attempt = start(enrolment=enrolment or taken.enrolment, item=taken.item, now=now)
    for asked in attempt.quiz:
        answer(attempt=attempt, key=asked.key, given=given, now=now)
    return submit(attempt=attempt, now=now)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def ordered(db, committed):
    """An order, weighed in the background."""
    by = superuser()

    def order(subject, **fields):
        with committed():
            made = order_regrade(subject=subject, reason="It was right", by=by, **fields)
        made.refresh_from_db()
        return made

    return order


@pytest.fixture
def regraded(ordered, committed):
    """An order, carried out in the background."""

    def regrade(subject, **fields):
        order = ordered(subject, **fields)
        with committed():
            assert carry_out_regrade(order=order, by=order.ordered_by)
        order.refresh_from_db()
        return order

    return regrade


def test_an_order_is_weighed_and_changes_nothing(world, ordered):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "freelancing", "self-employment")
    order = ordered(asked)
    attempt = Attempt.objects.get()
    assert (order.state, order.findings) == (
        "weighed",
        {"looked": 1, "touched": 1, "changed": 1, "passing": [attempt.pk], "falling": []},
    )
    assert (attempt.passed, attempt.share, Regrade.objects.count()) == (False, 0.0, 0)


def test_carried_out_it_passes_those_who_were_right(world, regraded):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "freelancing", "self-employment")
    order = regraded(asked)
    attempt, log = Attempt.objects.get(), Regrade.objects.get()
    assert order.state == "done"
    assert (attempt.passed, attempt.share, attempt.submitted_at) == (True, 1.0, NOW)
    assert (log.order, log.before["passed"], log.before["share"], log.after["passed"]) == (
        order,
        False,
        0.0,
        True,
    )
    assert log.before["rules"]["questions"][str(asked.translation_key)]["accepted"] == ["freelancing"]
    (frozen,) = attempt.quiz
    assert frozen.word("en", "accepted") == ["freelancing", "self-employment"]
    assert "Which of these?" in frozen.word("en", "prompt")[0]["value"]  # what was asked stays
    assert list(MarkedAnswer.objects.values_list("answered", "right")) == [(True, True)]


def test_the_pass_is_a_fact_of_the_hour_it_was_earned_and_completes_the_course(world, regraded):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "self-employment")
    order = regraded(asked)
    facts = LearningEvent.objects.filter(item=taken.item).order_by("pk")
    assert [(one.kind, one.payload["grade"], one.occurred_at) for one in facts] == [
        ("failed", 0.0, NOW),
        ("passed", 1.0, NOW),
    ]
    assert facts[1].payload["corrects"] == str(facts[0].client_id)
    assert facts[1].by == order.carried_out_by
    taken.enrolment.refresh_from_db()
    assert taken.enrolment.completed_at == NOW
    row = taken.enrolment.progress.get(item=taken.item)
    assert (row.grade, row.done_at) == (1.0, NOW)
    rebuild_progress(taken.enrolment)
    assert taken.enrolment.progress.get(item=taken.item).state == row.state


def test_the_learner_is_told_once_and_sees_it_in_the_result(world, regraded, client):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "self-employment")
    order = regraded(asked)
    RegradeOrder.objects.update(state="running")  # a task that runs twice
    work_on_regrade(order=RegradeOrder.objects.get(pk=order.pk))
    notice = Notice.objects.get(kind="quiz_regraded")
    words = words_of(notice, language="en")
    assert (notice.person, words.subject) == (taken.enrolment.person, "“A check” was marked again")
    assert "Your result is now 100 %." in words.text
    client.force_login(taken.user)
    assert "Before, it was 0 %." in client.get(words.link).content.decode()


@pytest.mark.parametrize(("may_lower", "share", "kinds"), [(False, 1.0, 1), (True, 0.0, 2)])
def test_a_grade_falls_only_if_the_order_says_so_and_a_pass_stays(world, regraded, may_lower, share, kinds):
    taken, asked = world
    take(taken, given="freelancing")
    correct(asked, "self-employment")
    order = regraded(asked, may_lower=may_lower)
    attempt = Attempt.objects.get()
    assert order.findings["falling"] == [attempt.pk]
    assert (attempt.passed, attempt.share, Regrade.objects.count()) == (True, share, int(may_lower))
    assert taken.facts() == ["passed"] * kinds
    taken.enrolment.refresh_from_db()
    assert taken.enrolment.completed_at == NOW
    assert taken.enrolment.progress.get(item=taken.item).grade == share


def test_ordering_twice_changes_nothing_more(world, regraded, ordered):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "self-employment")
    order = regraded(asked)
    RegradeOrder.objects.update(state="running")  # a task that runs twice
    work_on_regrade(order=RegradeOrder.objects.get(pk=order.pk))
    assert ordered(asked).findings["touched"] == 0
    assert (Regrade.objects.count(), LearningEvent.objects.filter(item=taken.item).count()) == (1, 2)


def test_a_second_correction_corrects_the_first(world, regraded):
    taken, asked = world
    take(taken, given="self-employment")
    for accepted in (["self-employment"], ["other"], ["self-employment", "more"]):
        correct(asked, *accepted)
        regraded(asked, may_lower=True)
    grades = [(one.payload["grade"], one.payload.get("corrects")) for one in _facts(taken)]
    ids = [str(one.client_id) for one in _facts(taken)]
    assert grades == [(0.0, None), (1.0, ids[0]), (0.0, ids[1]), (1.0, ids[2])]
    assert taken.enrolment.progress.get(item=taken.item).grade == 1.0
    assert [(one.before["share"], one.after["share"]) for one in Regrade.objects.all()] == [
        (0.0, 1.0),
        (1.0, 0.0),
        (0.0, 1.0),
    ]


def _facts(taken):
    return LearningEvent.objects.filter(item=taken.item).order_by("pk")


def test_a_rule_that_changes_no_mark_is_still_shown_right_from_now_on(world, regraded):
    taken, asked = world
    take(taken, given="nonsense")
    correct(asked, "self-employment")
    order = regraded(asked)
    assert (order.findings["touched"], order.findings["changed"]) == (1, 0)
    assert Regrade.objects.get().fact is None
    assert taken.facts() == ["failed"]
    (frozen,) = Attempt.objects.get().quiz
    assert frozen.word("en", "accepted") == ["self-employment"]


def test_a_quiz_is_regraded_by_its_pass_mark_of_today(world, regraded):
    _world, asked = world
    taken = Taken(quiz([asked, question("true_false")]))
    attempt = taken.begin(now=NOW)
    answer(attempt=attempt, key=str(asked.translation_key), given="freelancing", now=NOW)
    submit(attempt=attempt, now=NOW)
    type(taken.quiz).objects.update(pass_mark=50)
    regraded(taken.quiz)
    attempt.refresh_from_db()
    assert (attempt.passed, attempt.share) == (True, 0.5)
    assert Attempt.objects.get().quiz.rules.pass_mark == 50


def test_open_attempts_and_other_questions_are_left_alone(world, regraded):
    taken, asked = world
    take(taken, given="self-employment")
    still = taken.begin(now=NOW + timedelta(hours=1))
    elsewhere = Taken(quiz([question("short_text")]))
    take(elsewhere, given="self-employment")
    correct(asked, "self-employment")
    order = regraded(asked)
    still.refresh_from_db()
    assert (order.findings["looked"], still.is_open) == (1, True)
    assert elsewhere.facts() == ["failed"]


def test_a_decision_is_taken_once(world, ordered):
    _taken, asked = world
    order = ordered(asked)
    assert drop_regrade(order=order)
    assert not carry_out_regrade(order=order, by=None)
    order.refresh_from_db()
    assert order.state == "dropped"


def test_an_order_marks_by_the_rules_of_its_hour(world, ordered, committed):
    taken, asked = world
    take(taken, given="self-employment")
    correct(asked, "self-employment")
    order = ordered(asked)
    correct(asked, "freelancing")  # changed again before it was carried out
    with committed():
        carry_out_regrade(order=order, by=order.ordered_by)
    assert Attempt.objects.get().passed


def test_everybody_who_was_asked_is_regraded(world, regraded):
    taken, asked = world
    for number in range(3):
        person = learner(name=f"Learner {number}").person
        take(taken, given="self-employment", enrolment=enrol(person=person, course=taken.course))
    correct(asked, "self-employment")
    order = regraded(asked)
    assert (len(order.findings["passing"]), Attempt.objects.filter(passed=True).count()) == (3, 3)


def test_an_order_speaks_of_one_thing(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegradeOrder.objects.create(title="Nothing", reason="", rules={})

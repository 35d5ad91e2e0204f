"""Beginning, answering and handing in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from courses.actions import withdraw
from courses.exceptions import NotYet
from courses.models import LearningEvent
from courses.pages.compiling import compile_course
from courses.pages.models import ModulePage
from courses.quizzes.actions import AttemptRefused, answer, close_overdue, settle, start, submit
from courses.quizzes.enums import Kind
from courses.quizzes.models import Attempt, Quiz

from .factories import Taken, answer_all, question, quiz

pytestmark = pytest.mark.django_db
NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)


def later(**units):
    return NOW + timedelta(**units)


def test_an_open_attempt_is_gone_on_with():
    taken = Taken(quiz([question()]))
    first = taken.begin()
    assert taken.begin() == first
    assert (first.number, first.deadline, len(first.quiz)) == (1, None, 1)


def test_passing_is_recorded_once_and_completes_the_course(django_capture_on_commit_callbacks):
    taken = Taken(quiz([question(kind) for kind in Kind.values]))
    attempt = answer_all(taken.begin(now=NOW), now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        done = submit(attempt=attempt, now=NOW)
    again = submit(attempt=attempt, now=later(hours=1))
    assert (done.passed, done.score, done.max_score, done.share) == (True, Decimal(8), Decimal(8), 1.0)
    assert again.submitted_at == done.submitted_at == NOW
    assert taken.facts() == ["passed"]
    taken.enrolment.refresh_from_db()
    assert taken.enrolment.completed_at == NOW


def test_the_fact_carries_the_grade_and_the_attempt():
    taken = Taken(quiz([question(), question("true_false")]))
    attempt = taken.begin()
    first = attempt.quiz.questions[0]
    answer(attempt=attempt, key=first.key, given=sorted(first.marked.rule.right)[0])
    submit(attempt=attempt)
    event = LearningEvent.objects.get(item=taken.item)
    assert (event.kind, event.payload) == ("failed", {"grade": 0.5, "attempt": str(attempt.key)})


def test_an_answer_is_saved_and_may_change_until_handing_in():
    taken = Taken(quiz([question("short_text")]))
    attempt = taken.begin()
    (asked,) = attempt.quiz
    answer(attempt=attempt, key=asked.key, given="job")
    attempt = answer(attempt=attempt, key=asked.key, given="freelancing")
    assert attempt.answer_to(asked.key) == "freelancing"
    submit(attempt=attempt)
    assert answer(attempt=attempt, key=asked.key, given="job").answer_to(asked.key) == "freelancing"


def test_an_answer_to_a_question_not_asked_is_left_out():
    attempt = Taken(quiz([question()])).begin()
    assert answer(attempt=attempt, key="another", given="x").answers == {}


def test_a_checked_answer_stays():
    attempt = Taken(quiz([question("short_text")], feedback_when="at_once")).begin()
    (asked,) = attempt.quiz
    answer(attempt=attempt, key=asked.key, given="job", check=True)
    assert answer(attempt=attempt, key=asked.key, given="freelancing").answer_to(asked.key) == "job"


def test_checking_means_nothing_where_feedback_comes_later():
    attempt = Taken(quiz([question("short_text")])).begin()
    (asked,) = attempt.quiz
    answer(attempt=attempt, key=asked.key, given="job", check=True)
    assert answer(attempt=attempt, key=asked.key, given="freelancing").answer_to(asked.key) == "freelancing"


def test_time_runs_out_after_the_grace():
    taken = Taken(quiz([question("short_text"), question()], time_limit=10, grace=30))
    attempt = taken.begin(now=NOW)
    first = attempt.quiz.questions[0].key
    within, after = later(minutes=10, seconds=30), later(minutes=10, seconds=31)
    answer(attempt=attempt, key=first, given="freelancing", now=within)
    attempt = answer(attempt=attempt, key=first, given="job", now=after)
    assert attempt.answer_to(first) == "freelancing"
    assert settle(attempt=attempt, now=within).is_open
    done = settle(attempt=attempt, now=after)
    assert (done.ran_out, done.submitted_at, done.share) == (True, later(minutes=10), 0.5)
    assert taken.facts() == ["failed"]


def test_handing_in_within_the_grace_is_accepted():
    taken = Taken(quiz([question()], time_limit=10, grace=30))
    done = submit(attempt=taken.begin(now=NOW), now=later(minutes=10, seconds=20))
    assert (done.ran_out, done.submitted_at) == (False, later(minutes=10, seconds=20))


def test_overdue_attempts_are_handed_in_without_their_learner():
    with_limit = Taken(quiz([question()], time_limit=10, grace=0)).begin(now=NOW)
    without = Taken(quiz([question()])).begin(now=NOW)
    assert close_overdue(now=later(minutes=9)) == 0
    assert close_overdue(now=later(minutes=11)) == 1
    assert close_overdue(now=later(minutes=12)) == 0
    assert not Attempt.objects.get(pk=with_limit.pk).is_open
    assert Attempt.objects.get(pk=without.pk).is_open


def test_beginning_again_after_time_ran_out_is_another_attempt():
    taken = Taken(quiz([question()], time_limit=10, grace=0))
    taken.begin(now=NOW)
    assert taken.begin(now=later(minutes=11)).number == 2


def test_the_cooling_off_time_is_kept():
    taken = Taken(quiz([question()], cooling_off=60, attempts_allowed=2))
    submit(attempt=taken.begin(now=NOW), now=NOW)
    with pytest.raises(AttemptRefused) as refused:
        taken.begin(now=later(minutes=59))
    assert (refused.value.code, refused.value.until) == ("wait", later(minutes=60))
    submit(attempt=taken.begin(now=later(minutes=60)), now=later(minutes=60))
    with pytest.raises(AttemptRefused) as refused:
        taken.begin(now=later(days=9))
    assert (refused.value.code, str(refused.value)) == ("none_left", "You have used all your attempts.")


def test_those_who_left_the_course_are_refused():
    taken = Taken(quiz([question()]))
    withdraw(enrolment=taken.enrolment)
    with pytest.raises(AttemptRefused) as refused:
        taken.begin()
    assert refused.value.code == "withdrawn"


def test_a_quiz_in_a_module_that_is_not_open_waits():
    taken = Taken(quiz([question()]))
    ModulePage.objects.descendant_of(taken.page).update(release="days", release_days=7)
    compile_course(taken.page.translation_key)
    with pytest.raises(NotYet):
        taken.begin()


@pytest.mark.parametrize("item", ["", "x", "lesson/activity"])
def test_an_item_without_a_quiz_is_refused(item):
    taken = Taken(quiz([question()]))
    with pytest.raises(AttemptRefused) as refused:
        start(enrolment=taken.enrolment, item=item)
    assert refused.value.code == "no_quiz"


def test_a_quiz_of_another_course_cannot_be_taken_here():
    taken, other = Taken(quiz([question()])), Taken(quiz([question()]))
    with pytest.raises(AttemptRefused) as refused:
        start(enrolment=taken.enrolment, item=other.item)
    assert refused.value.code == "no_quiz"


def test_a_quiz_that_is_a_draft_or_empty_is_refused():
    taken = Taken(quiz([]))
    with pytest.raises(AttemptRefused) as refused:
        taken.begin()
    assert refused.value.code == "empty"
    Quiz.objects.update(live=False)
    with pytest.raises(AttemptRefused) as refused:
        taken.begin()
    assert refused.value.code == "no_quiz"


def test_the_database_refuses_two_open_attempts():
    first = Taken(quiz([question()])).begin()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            enrolment=first.enrolment,
            item=first.item,
            quiz_key=first.quiz_key,
            number=2,
            seed=1,
            frozen=first.frozen,
            started_at=NOW,
        )


def test_negative_marks_never_take_the_score_below_zero():
    taken = Taken(quiz([question(points=2), question("true_false")], negative_marks=50))
    attempt = taken.begin()
    for asked in attempt.quiz:
        (wrong,) = set(asked.marked.rule.keys) - asked.marked.rule.right
        answer(attempt=attempt, key=asked.key, given=wrong)
    assert submit(attempt=attempt).score == 0

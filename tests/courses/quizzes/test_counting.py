"""Which attempt counts, from the quiz's own setting to a learner's grade in the course."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from courses.learning import Outlook
from courses.models import SyllabusVersion
from courses.pages.compiling import compile_course
from courses.quizzes.actions import submit, write_quiz
from courses.quizzes.finding import courses_asking

from .factories import Taken, answer_all, locale, question, quiz

pytestmark = pytest.mark.django_db
NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)


def graded(taken, grade=80):
    """Let the course be complete at a minimum grade, before its learner enrols."""
    taken.page.rule_kind, taken.page.rule_grade = "grade", grade
    taken.page.save()
    compile_course(taken.page.translation_key)
    taken.enrolment.enrolled_at = timezone.now()
    taken.enrolment.save()
    taken.course.refresh_from_db()


def take(taken, right, hours):
    attempt = answer_all(taken.begin(now=NOW + timedelta(hours=hours)), right=right)
    submit(attempt=attempt, now=NOW + timedelta(hours=hours))


def counts(taken):
    return taken.course.items.get(key=taken.item).counts


def versions(taken):
    return [[item.get("counts") for item in one.items] for one in SyllabusVersion.objects.order_by("number")]


@pytest.fixture
def change(django_capture_on_commit_callbacks):
    """Publish a quiz with another setting, as an editor does."""

    def changed(made, **rules):
        for name, value in rules.items():
            setattr(made, name, value)
        with django_capture_on_commit_callbacks(execute=True):
            made.save_revision().publish()

    return changed


def test_the_syllabus_says_which_attempt_counts():
    assert [counts(Taken(quiz([question()], counts=which))) for which in ("best", "last")] == ["best", "last"]


def test_a_translation_follows_its_source():
    source = quiz([question()], counts="last")
    urdu = quiz([], key=source.translation_key, language="ur")
    assert counts(Taken(urdu)) == "last"


def test_a_changed_setting_compiles_the_course_anew(change):
    taken = Taken(quiz([question()]))
    change(taken.quiz, counts="last")
    assert counts(taken) == "last"
    assert versions(taken) == [[None, None]]  # no rule of this course asks for a grade


def test_a_draft_changes_nothing_until_it_is_published(django_capture_on_commit_callbacks):
    taken = Taken(quiz([question()]))
    taken.quiz.counts = "last"
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        taken.quiz.save_revision()
    assert counts(taken) == "best"
    assert len(callbacks) == 0


def test_only_a_changed_rule_is_a_new_version(change):
    taken = Taken(quiz([question()]))
    graded(taken)
    change(taken.quiz, title="Other words", attempts_allowed=3)
    assert versions(taken) == [[None, None], [None, None]]  # the second: a grade is asked for
    change(taken.quiz, counts="last")
    change(taken.quiz, counts="last", title="Words again")
    assert versions(taken) == [[None, None], [None, None], [None, "last"]]


def test_a_script_that_writes_a_quiz_compiles_its_courses_too(django_capture_on_commit_callbacks):
    taken = Taken(quiz([question()]))
    with django_capture_on_commit_callbacks(execute=True):
        write_quiz(key=taken.quiz.translation_key, locale=locale(), title="A quiz", counts="last")
    assert counts(taken) == "last"


def test_every_course_that_asks_a_quiz_is_found_and_no_other():
    made = quiz([question()])
    first, second, _other = Taken(made), Taken(made), Taken(quiz([question()]))
    assert set(courses_asking(made.translation_key)) == {first.course.key, second.course.key}


def test_the_last_attempt_counts_in_the_course():
    taken = Taken(quiz([question(), question()], counts="last", pass_mark=100))
    graded(taken, 100)
    take(taken, right=False, hours=1)
    outlook = Outlook(taken.course, taken.enrolment, "en")
    assert [thing.kind for thing in outlook.progress.missing] == ["grade"]
    take(taken, right=True, hours=2)
    take(taken, right=False, hours=3)
    taken.enrolment.refresh_from_db()
    row = taken.enrolment.progress.get(item=taken.item)
    assert taken.enrolment.completed_at == NOW + timedelta(hours=2)  # a completion never goes away
    assert row.done_at == NOW + timedelta(hours=2)  # nor a pass
    assert row.grade == 0.0


def test_grades_already_reached_follow_the_setting(change):
    taken = Taken(quiz([question()]))
    take(taken, right=True, hours=1)
    take(taken, right=False, hours=2)
    grades = [taken.enrolment.progress.get(item=taken.item).grade]
    for which in ("last", "best"):
        change(taken.quiz, counts=which)
        grades.append(taken.enrolment.progress.get(item=taken.item).grade)
    assert grades == [1.0, 0.0, 1.0]

"""Reports on attempts and questions, and regrading, in Wagtail's admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from courses.actions import enrol
from courses.quizzes import authoring
from courses.quizzes.actions import answer, order_regrade, start, submit
from courses.quizzes.models import Attempt, Question, Quiz, RegradeOrder
from courses.quizzes.reports import harmless
from tests.cms.accounts.factories import learner, superuser
from tests.cms.accounts.factories import user as make_user

from .factories import Taken, answer_all, question, quiz

pytestmark = pytest.mark.django_db
ATTEMPTS, QUESTIONS = "hunar_quizzes_attempts", "hunar_quizzes_questions"


@pytest.fixture
def admin(client):
    client.force_login(superuser())
    return client


def desk(client, *codenames):
    """Sign in somebody who may only do these things in the admin."""
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    staff = make_user()
    staff.groups.add(group)
    client.force_login(staff)
    return client


def crowd(taken, count, *, right=1):
    """That many more learners who took the quiz; the first `right` of them knew."""
    for number in range(count):
        enrolment = enrol(person=learner(name=f"Learner {number}").person, course=taken.course)
        attempt = answer_all(start(enrolment=enrolment, item=taken.item), right=number < right)
        submit(attempt=attempt)


def csv_of(client, name, **query):
    response = client.get(reverse(name), {"export": "csv", **query})
    return b"".join(response.streaming_content).decode().splitlines()


def test_attempts_are_listed_with_grade_state_and_duration(admin):
    taken = Taken(quiz([question()], title="A check"), learner=learner(name="Amina"))
    submit(attempt=answer_all(taken.begin()))
    taken.begin()
    html = admin.get(reverse(ATTEMPTS)).content.decode()
    assert all(words in html for words in ("Amina", "A check", "A course", "Handed in", "Under way"))
    heading, second, first = csv_of(admin, ATTEMPTS)
    assert heading == "Person,Quiz,Course,Attempt,State,Grade in per cent,Passed,Begun,Minutes"
    assert first.startswith("Amina,A check,A course,1,Handed in,100,Yes,")
    assert second.startswith("Amina,A check,A course,2,Under way,,—,")


def test_attempts_are_narrowed_down(admin):
    first, second = Taken(quiz([question()], title="First")), Taken(quiz([question()], title="Second"))
    submit(attempt=answer_all(first.begin()))
    second.begin()
    for query in (
        {"quiz": first.quiz.pk},
        {"course": first.course.pk},
        {"state": "handed_in"},
        {"passed": "true"},
    ):
        _heading, *rows = csv_of(admin, ATTEMPTS, **query)
        assert [row.split(",")[1] for row in rows] == ["First"], query


@pytest.mark.parametrize("count", [1, 3])
def test_reports_cost_the_same_however_long(admin, count, django_assert_num_queries):
    for _ in range(count):
        taken = Taken(quiz([question()]))
        submit(attempt=answer_all(taken.begin()))
        order_regrade(subject=taken.quiz, reason="Why", by=make_user())
    for name, queries in ((ATTEMPTS, 11), (QUESTIONS, 12), ("hunar_regrades:index", 9)):
        admin.get(reverse(name))
        with django_assert_num_queries(queries):
            admin.get(reverse(name))


@pytest.mark.parametrize(("people", "rows"), [(4, 0), (5, 5)])
def test_without_a_right_to_people_only_crowds_are_seen_and_nobody_by_name(client, people, rows):
    taken = Taken(quiz([question()]))
    crowd(taken, people)
    heading, *found = csv_of(desk(client, "view_attempt"), ATTEMPTS)
    assert heading.startswith("Quiz,")
    assert len(found) == rows
    assert "Learner" not in client.get(reverse(ATTEMPTS)).content.decode()


def test_one_who_tries_often_is_no_crowd(client):
    taken = Taken(quiz([question()]))
    for _ in range(6):
        submit(attempt=answer_all(taken.begin()))
    _heading, *found = csv_of(desk(client, "view_attempt"), ATTEMPTS)
    assert found == []
    assert "fewer than 5 people" in client.get(reverse(QUESTIONS)).content.decode()


def test_how_hard_a_question_is(admin):
    taken = Taken(quiz([question(title="Asked"), question("short_text", title="Left out")]))
    crowd(taken, 4, right=1)
    skipped = taken.begin()
    (first, _second) = skipped.quiz
    wrong = next(key for key in first.choices if key not in first.marked.rule.right)
    answer(attempt=skipped, key=first.key, given=wrong)
    submit(attempt=skipped)
    question(title="Never asked")
    assert csv_of(admin, QUESTIONS) == [
        "Question,Kind,Difficulty,Asked,Answered,Right in per cent",
        "Asked,One choice,Medium,5,2,50",
        "Left out,Short text,Medium,5,1,100",
        "Never asked,One choice,Medium,0,0,",
    ]


@pytest.mark.parametrize(("people", "told"), [(4, "fewer than 5 people"), (5, "5")])
def test_small_numbers_are_not_told_to_those_who_may_not_see_people(client, people, told):
    taken = Taken(quiz([question()]))
    crowd(taken, people)
    _heading, row = csv_of(desk(client, "view_question"), QUESTIONS)
    assert row.split(",")[3] == told
    assert csv_of(client, QUESTIONS, ordering="asked") == csv_of(client, QUESTIONS)  # nor by their order


def test_a_name_is_no_formula():
    assert [harmless(value) for value in ("=1+1", "Amina", 5, None)] == ["'=1+1", "Amina", 5, None]


@pytest.mark.parametrize("name", [ATTEMPTS, QUESTIONS, "hunar_regrades:index"])
def test_reports_want_their_permission(client, name):
    assert desk(client).get(reverse(name)).status_code == 302
    assert "Quiz attempts" not in client.get(reverse("wagtailadmin_home")).content.decode()


# ------------------------------------------------------------------------------------------------------- regrading


@pytest.fixture
def wronged():
    """A learner whose right answer was not accepted, before the question was corrected."""
    asked = question("short_text", title="A term", answer=authoring.short_text("s", ["freelancing"]))
    taken = Taken(quiz([asked]), learner=learner(name="Amina"))
    attempt = taken.begin()
    answer(attempt=attempt, key=str(asked.translation_key), given="self-employment")
    submit(attempt=attempt)
    asked.answer = authoring.short_text("s", ["freelancing", "self-employment"])
    asked.save()
    return asked


def test_staff_order_a_regrade_see_what_it_would_change_and_carry_it_out(
    admin, wronged, django_capture_on_commit_callbacks
):
    listing = admin.get(reverse(Question.snippet_viewset.get_url_name("list"))).content.decode()
    address = reverse("hunar_regrades:question", args=[wronged.pk])
    assert address in listing
    assert "A term" in admin.get(address).content.decode()
    assert "This field is required" in admin.post(address, {}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(address, {"reason": "It was right too"}, follow=True)
    page = response.request["PATH_INFO"]
    html = admin.get(page).content.decode()
    assert "Amina" in html
    assert "It was right too" in html
    assert not Attempt.objects.get().passed
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(page, {"decision": "carry_out"})
    assert Attempt.objects.get().passed
    assert "Carried out on" in admin.get(page).content.decode()
    assert "This was decided already." in admin.post(page, {"decision": "drop"}, follow=True).content.decode()


def test_a_regrade_being_worked_on_looks_again_by_itself(admin, wronged):
    order = order_regrade(subject=wronged, reason="Why", by=None)
    response = admin.get(reverse("hunar_regrades:order", args=[order.pk]))
    assert response["Refresh"] == "3"
    assert "Mark these attempts again" not in response.content.decode()


def test_a_translation_is_regraded_as_its_source(admin):
    source = quiz([question()], title="The source")
    urdu = quiz([], key=source.translation_key, language="ur", title="کوئز")
    address = reverse("hunar_regrades:quiz", args=[urdu.pk])
    assert "The source" in admin.get(address).content.decode()
    assert address in admin.get(reverse(Quiz.snippet_viewset.get_url_name("list"))).content.decode()


def test_without_a_right_to_people_a_regrade_names_nobody(
    client, wronged, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        order = order_regrade(subject=wronged, reason="Why", by=None)
    address = reverse("hunar_regrades:order", args=[order.pk])
    html = desk(client, "view_regradeorder").get(address).content.decode()
    assert "Amina" not in html
    assert "Mark these attempts again" not in html
    client.post(address, {"decision": "carry_out"})
    assert RegradeOrder.objects.get().state == "weighed"
    assert client.get(reverse("hunar_regrades:question", args=[wronged.pk])).status_code == 302

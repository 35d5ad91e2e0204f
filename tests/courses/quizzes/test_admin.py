"""The question bank in Wagtail's admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from courses.quizzes.enums import Kind
from courses.quizzes.models import Attempt, Question, QuestionTag, Quiz
from tests.cms.accounts.factories import superuser
from tests.cms.accounts.factories import user as make_user

from .factories import locale, question, quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    locale("ur")
    client.force_login(superuser())
    return client


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def choice(text, *, right=False):
    value = {"text": rich_text(f"<p>{text}</p>"), "image-image": "", "image-alt_text": "", "feedback": ""}
    return value | ({"right": "on"} if right else {})


def question_data(*choices):
    answer = {"choices-count": str(len(choices))}
    for place, value in enumerate(choices):
        answer |= {f"choices-{place}-{name}": "" for name in ("deleted", "id", "type")}
        answer |= {f"choices-{place}-value-{name}": part for name, part in value.items()}
        answer[f"choices-{place}-order"] = str(place)
    return nested_form_data(
        {
            "title": "Where to find work",
            "prompt": streamfield([("text", rich_text("<p>Where?</p>"))]),
            "answer": streamfield([("one_choice", answer)]),
            "hint": rich_text("<p></p>"),
            "feedback": rich_text("<p></p>"),
            "points": "1",
            "difficulty": "easy",
            "tags": "money, work",
        }
    )


def quiz_data(*questions, **rules):
    data = {
        "title": "Changed",
        "introduction": rich_text("<p>Hello</p>"),
        "selection": "fixed",
        "pass_mark": "70",
        "counts": "best",
        "cooling_off": "0",
        "grace": "60",
        "negative_marks": "0",
        "feedback_when": "after",
        "quiz_questions": inline_formset([{"question": str(one.pk)} for one in questions]),
    }
    return nested_form_data(data | rules)


def test_an_editor_writes_a_question(admin):
    data = question_data(choice("Upwork", right=True), choice("Paint"))
    response = admin.post(url(Question, "add"), data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    made = Question.objects.get()
    assert (made.kind, made.live, sorted(tag.name for tag in made.tags.all())) == (
        "one_choice",
        True,
        ["money", "work"],
    )


def test_an_editor_is_told_what_is_wrong_with_a_question(admin):
    data = question_data(choice("Upwork", right=True), choice("Paint", right=True))
    response = admin.post(url(Question, "add"), data | {"action-publish": "1"})
    assert response.status_code == 200
    assert "Mark exactly one choice as right: now 2 are." in response.content.decode()
    assert Question.objects.count() == 0


def test_a_copied_question_is_another_question(admin):
    first = question("one_choice", key=None)
    assert admin.get(url(Question, "copy", first.pk)).status_code == 200
    admin.post(
        url(Question, "add"), question_data(choice("a", right=True), choice("b")) | {"action-publish": "1"}
    )
    assert Question.objects.values("translation_key").distinct().count() == 2


def test_an_editor_lists_the_questions_of_a_quiz(admin):
    first, second = question(), question("ordering")
    response = admin.post(url(Quiz, "add"), quiz_data(second, first) | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert list(Question.objects.of_quiz(Quiz.objects.get())) == [second, first]


def test_a_drawn_quiz_wants_its_tag(admin):
    response = admin.post(
        url(Quiz, "add"), quiz_data(selection="drawn", draw_count="3") | {"action-publish": "1"}
    )
    assert "Say which tag to draw the questions from." in response.content.decode()


def test_a_translation_has_no_rules_of_its_own(admin):
    source = quiz([question()], pass_mark=80)
    urdu = quiz([], key=source.translation_key, language="ur")
    html = admin.get(url(Quiz, "edit", urdu.pk)).content.decode()
    assert "come from “A quiz” in English" in html
    assert 'name="pass_mark"' not in html
    assert 'name="quiz_questions-TOTAL_FORMS"' not in html
    data = nested_form_data({"title": "کوئز", "introduction": rich_text("<p></p>")})
    response = admin.post(url(Quiz, "edit", urdu.pk), data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert list(Quiz.objects.order_by("pk").values_list("title", "pass_mark")) == [
        ("A quiz", 80),
        ("کوئز", 60),
    ]


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_can_be_edited_previewed_and_tried(admin, kind):
    made = question(kind)
    assert admin.get(url(Question, "edit", made.pk)).status_code == 200
    trial = reverse("hunar_quizzes_try", args=[made.pk])
    assert "Which of these?" in admin.get(trial).content.decode()
    assert "0 of 1 points" in admin.post(trial, {}).content.decode()
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize(("mode", "shown"), [("", False), ("marked", True)])
def test_the_preview_shows_the_key_when_asked(admin, rf, mode, shown):
    made = question("short_text")
    response = made.make_preview_request(preview_mode=mode)
    response.render()
    assert ("Right answer:" in response.content.decode()) is shown


def test_a_question_without_an_answer_can_be_previewed(admin):
    response = Question(title="New", locale=locale()).make_preview_request(preview_mode="")
    response.render()
    assert "Add an answer to see the question." in response.content.decode()


def test_trying_shows_the_newest_draft(admin):
    made = question("short_text")
    made.prompt = [("text", "<p>Newer words</p>")]
    made.save_revision()
    assert "Newer words" in admin.get(reverse("hunar_quizzes_try", args=[made.pk])).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_long(admin, count, django_assert_num_queries):
    made = [question(tags=["money"]) for _ in range(count)]
    for _ in range(count):
        quiz(made)
    for model in (Question, Quiz, QuestionTag):
        admin.get(url(model, "list"))
    translate = count  # Wagtail's own "Translate" button asks once for each row
    for model, queries in ((Question, 12 + translate), (Quiz, 11 + translate), (QuestionTag, 9)):
        with django_assert_num_queries(queries):
            admin.get(url(model, "list"))


def test_questions_are_found_by_kind_and_tag(admin):
    question("one_choice", title="First", tags=["money"])
    question("ordering", title="Second")
    tag = QuestionTag.objects.get()
    for query in ("kind=one_choice", f"tag={tag.pk}", "q=First"):
        html = admin.get(f"{url(Question, 'list')}?{query}").content.decode()
        assert ("First" in html, "Second" in html) == (True, False), query


def test_a_question_says_where_it_is_used(admin):
    made = question()
    quiz([made], title="The quiz that asks it")
    assert "The quiz that asks it" in admin.get(url(Question, "usage", made.pk)).content.decode()


def test_those_without_the_permission_neither_list_nor_try(client):
    made = question()
    staff = make_user()
    group = Group.objects.create(name="Desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    staff.groups.add(group)
    client.force_login(staff)
    trial = reverse("hunar_quizzes_try", args=[made.pk])
    assert [client.get(one).status_code for one in (trial, url(Question, "list"))] == [302, 302]
    group.permissions.add(Permission.objects.get(codename="change_question"))
    staff = type(staff).objects.get(pk=staff.pk)
    client.force_login(staff)
    assert [client.get(one).status_code for one in (trial, url(Question, "list"))] == [200, 200]
    client.force_login(make_user())
    assert client.get(trial).status_code == 302


def test_a_tag_that_a_quiz_draws_from_stays():
    made = question(tags=["money"])
    tag = made.tags.get()
    quiz(selection="drawn", draw_tag=tag, draw_count=1)
    with pytest.raises(ProtectedError):
        tag.delete()

"""Taking a quiz in a browser without JavaScript."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from courses.quizzes.actions import answer, submit
from courses.quizzes.authoring import Gap, Option, gaps, one_choice
from courses.quizzes.enums import Kind
from courses.quizzes.models import Attempt
from tests.cms.accounts.factories import learner as make_learner

from .factories import ANSWERS, Taken, answer_all, locale, question, quiz, right_answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def taking(client):
    """Begin a quiz of these questions in a browser; the page of each question by number."""

    def begin(*questions, **rules):
        taken = Taken(quiz(questions, **rules))
        client.force_login(taken.user)
        taken.attempt_url = client.post(taken.start_url).url
        taken.attempt = Attempt.objects.get()
        return taken

    return begin


def page_of(taken, number):
    return f"{taken.attempt_url}{number}/"


def text_of(response):
    """The words of the page, without tags."""
    html = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def form_data(asked, answer_):
    """What a browser would post for this answer."""
    prefix = f"q{asked.number}"
    if asked.choices:
        keys = [answer_] if isinstance(answer_, str) else answer_
        return {f"{prefix}-choice": [str(asked.choices.index(key)) for key in keys]}
    if asked.slots:
        return {
            f"{prefix}-slot-{place}": str(slot["options"].index(answer_[slot["key"]]))
            if slot["options"]
            else answer_[slot["key"]]
            for place, slot in enumerate(asked.slots)
        }
    return {f"{prefix}-text": answer_}


def test_a_learner_takes_a_quiz_of_every_kind_to_the_end(client, taking):
    taken = taking(*[question(kind) for kind in Kind.values])
    url = client.get(taken.attempt_url).url
    for asked in taken.attempt.quiz:
        assert client.get(url).status_code == 200
        url = client.post(url, form_data(asked, right_answer(asked)) | {"go": "next"}).url
    assert url == f"{taken.attempt_url}hand-in/"
    assert "You have answered every question." in text_of(client.get(url))
    url = client.post(url).url
    words = text_of(client.get(url))
    assert "Passed 8 of 8 points: 100 %" in words
    assert taken.facts() == ["passed"]


def test_the_lesson_shows_the_quiz_with_its_button(client):
    taken = Taken(quiz([question()], attempts_allowed=3))
    client.force_login(taken.user)
    response = client.get(taken.lesson_url)
    words = text_of(response)
    assert "A quiz" in words
    assert "1 question" in words
    assert "3 attempts left" in words
    assert f'action="{taken.start_url}"' in response.content.decode()


def test_the_first_page_tells_the_rules(client):
    taken = Taken(quiz([question()], negative_marks=25, time_limit=20, pass_mark=70))
    client.force_login(taken.user)
    words = text_of(client.get(taken.start_url))
    for told in ("Pass mark 70 %", "20 minutes", "takes away 25 %", "The time runs on if you leave."):
        assert told in words


def test_an_attempt_is_resumed_at_the_first_question_without_an_answer(client, taking):
    taken = taking(question("short_text"), question("short_text"))
    client.post(page_of(taken, 1), {"q1-text": "freelancing", "go": "next"})
    assert client.post(taken.start_url).url == taken.attempt_url
    assert client.get(taken.attempt_url).url == page_of(taken, 2)
    assert 'value="freelancing"' in client.get(page_of(taken, 1)).content.decode()


def test_going_back_saves_too(client, taking):
    taken = taking(question("short_text"), question("short_text"))
    assert client.post(page_of(taken, 2), {"q2-text": "freelancing", "go": "previous"}).url == page_of(
        taken, 1
    )
    taken.attempt.refresh_from_db()
    assert taken.attempt.answer_to(taken.attempt.quiz.questions[1].key) == "freelancing"


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("numeric", {"q1-text": "about five"}, "Write one number, such as 12.5. Its unit here is Rs."),
        ("one_choice", {"q1-choice": "9"}, "Choose one of the answers shown."),
        ("several_choices", {"q1-choice": ["9"]}, "Choose one of the answers shown."),
        ("matching", {"q1-slot-0": "9"}, "Choose one of the answers shown."),
        ("ordering", {"q1-slot-0": "0", "q1-slot-1": "0"}, "Two steps have this place. Give each its own."),
        ("short_text", {"q1-text": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_what_cannot_be_read_is_told_in_words(client, taking, kind, data, words):
    taken = taking(question(kind))
    response = client.post(page_of(taken, 1), data | {"go": "next"})
    assert response.status_code == 200
    assert words in text_of(response)
    taken.attempt.refresh_from_db()
    assert taken.attempt.answers == {}


def test_checking_shows_feedback_and_keeps_the_answer(client, taking):
    taken = taking(question("one_choice", feedback="<p>Because.</p>"), feedback_when="at_once")
    (asked,) = taken.attempt.quiz
    wrong = next(key for key in asked.choices if key not in asked.marked.rule.right)
    url = page_of(taken, 1)
    response = client.post(url, form_data(asked, wrong) | {"go": "check"}, follow=True)
    words = text_of(response)
    for told in ("Not this one", "Upwork Right", "No.", "Because.", "0 of 1 points"):
        assert told in words
    client.post(url, form_data(asked, right_answer(asked)) | {"go": "next"})
    taken.attempt.refresh_from_db()
    assert taken.attempt.answer_to(asked.key) == wrong


def test_checking_nothing_is_refused_in_words(client, taking):
    taken = taking(question("one_choice"), feedback_when="at_once")
    response = client.post(page_of(taken, 1), {"go": "check"})
    assert "Answer first, then check." in text_of(response)


SECRET = {
    "one_choice": ["Yes, a marketplace."],
    "true_false": ["Read lesson 2 again."],
    "numeric": ["500", "495"],
    "short_text": ["freelancing", "لانسنگ", "A job has one employer."],
    "gaps": ["invoice", "bill"],
}


def quiet_keys(asked):
    """Keys whose appearance in a page could tell the answer."""
    return [*asked.choices, *(slot["key"] for slot in asked.slots), asked.key]


@pytest.mark.parametrize("when", ["at_once", "after", "never"])
@pytest.mark.parametrize("kind", Kind.values)
def test_the_answer_is_nowhere_in_the_page_before_it_may_be_seen(client, taking, kind, when):
    taken = taking(question(kind, feedback="<p>SECRET explanation</p>"), feedback_when=when)
    (asked,) = taken.attempt.quiz
    url = page_of(taken, 1)
    pages = [client.get(url)]
    if when != "at_once":
        client.post(url, form_data(asked, right_answer(asked)))
        answer(attempt=taken.attempt, key=asked.key, given="")
        pages += [client.get(url), client.get(f"{taken.attempt_url}hand-in/")]
    html = "".join(page.content.decode() for page in pages)
    secrets = [
        "SECRET explanation",
        *SECRET.get(kind, []),
        *(key for key in quiet_keys(asked) if len(key) > 8),
    ]
    assert [
        secret for secret in secrets if re.search(rf"(?<![\w-]){re.escape(escape(secret))}(?![\w-])", html)
    ] == []
    assert "h-choice-right" not in html


def test_the_page_of_a_choice_does_not_change_with_the_right_answer(client, taking):
    """The same question with the other choice right draws the same form, byte for byte."""
    pages = []
    for right in (0, 1):
        options = [Option(f"<p>{word}</p>", right=place == right) for place, word in enumerate("ab")]
        taken = Taken(quiz([question(answer=one_choice("seed", options))], shuffle_choices=False))
        client.force_login(taken.user)
        html = client.get(client.post(taken.start_url).url, follow=True).content.decode()
        pages.append(re.search(r"<fieldset.*?</fieldset>", html, re.DOTALL)[0])
    assert pages[0] == pages[1]


def test_the_right_answers_come_when_passed_or_without_attempts_left(client, taking):
    taken = taking(question("short_text"), attempts_allowed=2)
    for expected in (False, True):
        attempt = taken.begin()
        submit(attempt=attempt)
        words = text_of(client.get(f"/en/learning/quizzes/attempts/{attempt.key}/result/"))
        assert ("Right answer: freelancing" in words) is expected


def test_a_typed_gap_shows_what_was_accepted_in_the_readers_language(client, taking):
    english = question("gaps")
    answer_ur = gaps("other", "[1] [2]", [Gap([Option("a", right=True), Option("b")]), Gap([], typed=True)])
    answer_ur[0]["value"] = _in_urdu(english.answer.raw_data[0]["value"])
    question("gaps", key=english.translation_key, language="ur", answer=answer_ur)
    taken = taking(english, attempts_allowed=1)
    submit(attempt=taken.attempt)
    url = f"{taken.attempt_url}result/"
    assert "invoice / bill" in text_of(client.get(url))
    assert "انوائس" in text_of(client.get(url.replace("/en/", "/ur/")))
    assert "invoice" not in text_of(client.get(url.replace("/en/", "/ur/")))


def _in_urdu(value):
    """The same gaps with the same keys, the typed one in Urdu words."""
    value = json.loads(json.dumps(value))
    for option, word in zip(value["gaps"][1]["value"]["options"], ("انوائس", "بل"), strict=True):
        option["value"]["text"] = word
    return value


def test_a_quiz_that_gives_no_feedback_shows_the_result_only(client, taking):
    taken = taking(question("one_choice", feedback="<p>SECRET</p>"), feedback_when="never")
    submit(attempt=answer_all(taken.attempt))
    response = client.get(f"{taken.attempt_url}result/")
    assert "Your answers" not in text_of(response)
    assert "SECRET" not in response.content.decode()


def test_the_result_says_when_to_try_again(client, taking):
    taken = taking(question(), cooling_off=90)
    submit(attempt=taken.attempt)
    words = text_of(client.get(f"{taken.attempt_url}result/"))
    assert re.search(r"You can try again in 1 hour, (29|30) minutes", words)
    assert "Try again" not in words
    assert client.post(taken.start_url, follow=True).status_code == 200
    assert Attempt.objects.count() == 1


def test_the_result_offers_another_attempt(client, taking):
    taken = taking(question(), attempts_allowed=2)
    submit(attempt=taken.attempt)
    response = client.get(f"{taken.attempt_url}result/")
    assert f'action="{taken.start_url}"' in response.content.decode()
    assert "1 attempt left" in text_of(response)


def test_an_attempt_out_of_time_shows_its_result(client, taking):
    taken = taking(question("short_text"), time_limit=5)
    Attempt.objects.update(deadline=timezone.now() - timedelta(hours=1))
    response = client.post(page_of(taken, 1), {"q1-text": "freelancing"}, follow=True)
    words = text_of(response)
    assert "The time is over. Every answer you had saved was marked." in response.content.decode()
    assert "Not passed yet" in words


def test_questions_that_are_not_there_are_not_found(client, taking):
    taken = taking(question())
    assert [client.get(page_of(taken, number)).status_code for number in (0, 1, 2)] == [404, 200, 404]


def test_words_come_in_the_readers_language(client, taking):
    english = question("one_choice", prompt="<p>Where?</p>")
    question("one_choice", key=english.translation_key, language="ur", prompt="<p>کہاں؟</p>")
    taken = taking(english, question("true_false", prompt="<p>Only English.</p>"))
    urdu = taken.attempt_url.replace("/en/", "/ur/")
    assert "کہاں؟" in text_of(client.get(f"{urdu}1/"))
    second = client.get(f"{urdu}2/").content.decode()
    assert re.search(r'<div class="hq-prompt" id="q2-prompt" lang="en" dir="ltr">.*Only English\.', second)
    assert 'class="hq-foreign"' in second


def test_a_choice_that_holds_markup_is_shown_safely(client, taking):
    options = [Option("<p>a <b>b</b> <script>x()</script></p><p>c</p>", right=True), Option("<p>d</p>")]
    taken = taking(question(answer=one_choice("seed", options)))
    html = client.get(page_of(taken, 1)).content.decode()
    assert "a <b>b</b> <br>c" in html
    assert "x()" not in html


@pytest.mark.parametrize("page", ["", "1/", "hand-in/", "result/"])
def test_only_the_learner_sees_an_attempt(client, taking, page):
    taken = taking(question())
    url = f"{taken.attempt_url}{page}"
    assert client.get(url).status_code in (200, 302)
    client.force_login(make_learner())
    assert client.get(url).status_code == 404
    assert client.post(url, {"q1-choice": "0"}).status_code in (404, 405)
    client.logout()
    assert client.get(url).status_code == 302
    assert "/login" in client.get(url).url
    taken.attempt.refresh_from_db()
    assert (taken.attempt.answers, taken.attempt.is_open) == ({}, True)


def test_those_not_enrolled_cannot_begin(client):
    taken = Taken(quiz([question()]))
    client.force_login(make_learner())
    assert client.get(taken.start_url).status_code == 404
    assert client.post(taken.start_url).status_code == 404
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_many_questions(client, taking, count, django_assert_num_queries):
    taken = taking(*[question(kind) for kind in Kind.values[:count]])
    client.get(page_of(taken, 1))
    with django_assert_num_queries(8):
        client.get(page_of(taken, 1))
    submit(attempt=taken.attempt)
    with django_assert_num_queries(11):
        client.get(f"{taken.attempt_url}result/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_first_page_costs_the_same_however_many_attempts(client, count, django_assert_num_queries):
    taken = Taken(quiz([question() for _ in range(count)]))
    client.force_login(taken.user)
    for _ in range(count):
        submit(attempt=taken.begin())
    client.get(taken.start_url)
    with django_assert_num_queries(13):
        client.get(taken.start_url)


def test_factories_cover_every_language_switch():
    assert locale("ur") != locale("en")
    assert set(ANSWERS) == set(Kind.values)

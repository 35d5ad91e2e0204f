"""The results page: what was found, the ways to narrow it, and the ways on from nothing."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from cms.topics.models import Topic
from courses.pages.models import CoursePage, LessonPage
from search import indexing

from ..cms.certificates.factories import template
from ..courses.factories import course_page, home, text

pytestmark = pytest.mark.django_db
SEARCH = "/en/search/"


@pytest.fixture
def courses():
    home("en"), home("ur")
    topic = Topic.objects.create(name="Tax", name_ur="ٹیکس", slug="tax")
    tax = course_page(
        "Pay your tax", lessons=1, level="beginner", minutes=50, certificate_template=template()
    )
    tax.topics.set([topic])
    tax.save_revision().publish()
    lesson = LessonPage.objects.descendant_of(tax).get()
    lesson.title, lesson.is_open = "Filing a return", True
    lesson.body = [text("Before the last day of September every freelancer files a return of income.")]
    lesson.save_revision().publish()
    course_page("Tax for companies", lessons=1, level="advanced", minutes=300)
    course_page("Drawing letters", lessons=0, level="beginner", minutes=100)
    from courses.pages.compiling import compile_course

    for page in CoursePage.objects.all():
        compile_course(page.translation_key)
    indexing.rebuild()


def get(client, path=SEARCH, **asked):
    response = client.get(path, asked)
    assert response.status_code == 200
    return response


def titles(response):
    return ["".join(piece.text for piece in answer.title) for answer in response.context["answers"]]


def choices(response):
    return {
        facet.name: [(str(choice.label), choice.count, choice.selected) for choice in facet.choices]
        for facet in response.context["facets"]
    }


def test_answers_show_the_passage_with_the_words_marked(client, courses):
    response = get(client, q="september return")
    assert titles(response) == ["Filing a return"]
    (answer,) = response.context["answers"]
    assert [piece.text for piece in answer.passage if piece.marked] == ["September", "return"]
    assert answer.document.within == "Pay your tax"
    assert "<mark>September</mark>" in response.content.decode()


def test_facets_narrow_and_count_without_their_own_choice(client, courses):
    response = get(client, q="tax", level="beginner", kind="hunar_course_pages.course")
    assert titles(response) == ["Pay your tax"]
    assert choices(response) == {
        "kind": [("Course", 1, True)],
        "level": [("Beginner", 1, True), ("Advanced", 1, False)],
    }


def test_facets_are_those_of_the_declarations(client, courses):
    assert choices(get(client, q="tax", kind="hunar_course_pages.course")) == {
        "kind": [("Course", 2, True)],
        "level": [("Beginner", 1, False), ("Advanced", 1, False)],
        "topic": [("Tax", 1, False)],
        "length": [("Up to 1 hour", 1, False), ("More than 4 hours", 1, False)],
        "certificate": [("With a certificate", 1, False), ("Without a certificate", 1, False)],
    }


def test_choice_is_taken_away_by_its_own_link(client, courses):
    response = get(client, q="tax", level="advanced")
    (facet,) = [facet for facet in response.context["facets"] if facet.name == "level"]
    assert [choice.href for choice in facet.choices] == [
        f"{SEARCH}?q=tax&level=beginner",
        f"{SEARCH}?q=tax",
    ]


def test_unknown_facets_and_values_narrow_nothing(client, courses):
    plain = titles(get(client, q="tax"))
    assert titles(get(client, q="tax", level="zzz", colour="red", topic="'; --")) == plain


def test_page_past_the_end_leads_to_the_last(client, courses):
    response = client.get(SEARCH, {"q": "tax", "page": 40})
    assert (response.status_code, response["Location"]) == (302, f"{SEARCH}?q=tax&page=1")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 400, "1.5", "۲"])
def test_strange_page_is_the_first_or_the_last(client, courses, page):
    response = client.get(SEARCH, {"q": "tax", "page": page}, follow=True)
    assert sorted(titles(response)) == ["Pay your tax", "Tax for companies"]


@pytest.mark.parametrize(
    "asked", ["x" * 10_000, "\x00\x01\x1b", '"((" OR NEAR(', "%_\\", "\u202e\u200f", "🙂"]
)
def test_strange_questions_get_a_clear_answer(client, courses, asked):
    assert titles(get(client, q=asked)) == []
    assert get(client, "/en/search/suggest/", q=asked).json() == {"suggestions": []}


def test_nothing_asked_shows_the_box_and_the_ways_in(client, courses):
    response = get(client)
    assert (titles(response), response.context["help"]) == ([], None)
    assert [(str(choice.label), choice.href) for choice in response.context["topics"]] == [
        ("Tax", f"{SEARCH}?topic=tax")
    ]


def test_slip_of_the_finger_is_put_right(client, courses):
    meant = get(client, q="drawign letters").context["help"].meant
    assert (meant.text, meant.href, meant.count) == (
        "Drawing letters",
        f"{SEARCH}?q=Drawing+letters",
        1,
    )


def test_word_that_is_hopeless_is_left_out_of_what_was_meant(client, courses):
    meant = get(client, q="qqqqqq tterrs letetrs").context["help"].meant
    assert (meant.text, meant.count) == ("letters", 1)


def test_wrong_first_letter_is_put_right(client, courses):
    assert get(client, q="trawing").context["help"].meant.text == "Drawing"


def test_choices_that_leave_nothing_can_be_taken_away(client, courses):
    unfiltered = get(client, q="letters", level="advanced").context["help"].unfiltered
    assert (unfiltered.href, unfiltered.count) == (f"{SEARCH}?q=letters", 1)


def test_one_word_alone_is_offered_when_all_are_too_many(client, courses):
    fewer = get(client, q="drawing september").context["help"].fewer
    assert [(way.text, way.count) for way in fewer] == [("drawing", 1), ("september", 1)]


def test_topics_are_offered_when_nothing_is_found(client, courses):
    topics = get(client, q="zzzzzz").context["help"].topics
    assert [(way.text, way.href, way.count) for way in topics] == [("Tax", f"{SEARCH}?topic=tax", 2)]


def test_question_is_escaped_wherever_it_is_shown(client, courses):
    html = get(client, q='"><script>alert(1)</script>tax').content.decode()
    assert "<script>alert" not in html
    assert len(re.findall("&lt;script&gt;", html)) > 0


def test_answers_are_no_matter_for_search_engines_or_shared_caches(client, courses):
    response = get(client, q="tax")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert (response["X-Robots-Tag"], response["Cache-Control"]) == ("noindex", "private, max-age=0")


def test_suggestions_lead_to_titles(client, courses):
    response = get(client, "/en/search/suggest/", q="pay yo")
    page = CoursePage.objects.get(title="Pay your tax")
    assert json.loads(response.content) == {
        "suggestions": [{"title": "Pay your tax", "url": page.url, "kind": "Course", "lang": "en"}]
    }


def test_search_speaks_urdu(client, courses):
    with override("ur"):
        path = reverse("hunar_search:search")
    html = get(client, path, q="ٹیکس").content.decode()
    assert 'dir="rtl"' in html
    assert "Search this site" not in html


@pytest.mark.parametrize("path", [SEARCH, "/en/search/suggest/"])
def test_search_only_reads(client, path):
    assert client.post(path, {"q": "tax"}).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_results_page_costs_the_same(client, number, django_assert_num_queries):
    home("en")
    for n in range(number):
        course_page(f"Tax {n}", lessons=1)
    indexing.rebuild()
    client.get(SEARCH, {"q": "tax"})
    with django_assert_num_queries(6):
        client.get(SEARCH, {"q": "tax"})

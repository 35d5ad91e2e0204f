"""The words of the demo: both languages say the same things, in the same order, within the fields' sizes."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from courses.demo import pictures, words

COURSES = words.courses()
LESSONS = [pytest.param(lesson, id=lesson.name) for course in COURSES for lesson in course.lessons]
QUIZZES = [pytest.param(quiz, id=quiz.name) for course in COURSES for quiz in course.quizzes]
QUESTIONS = [
    pytest.param(question, id=question["name"])
    for course in COURSES
    for quiz in course.quizzes
    for question in quiz.questions
]
SIZES = {"heading": 150, "author": 120, "title": 150, "caption": 200, "term": 80}
CALLOUTS = {"note", "tip", "warn", "example"}
URDU = re.compile(r"[\u0600-\u06ff]")
ARABIC_FORMS = re.compile(
    r"[\u0643\u064a\u0649\u06d5]"
)  # Arabic kaf and yeh look right and are found by no search


def strings(value):
    """Every text inside a nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def word_count(lesson):
    return {
        language: len(re.sub("<[^>]+>", " ", " ".join(strings(lesson.words[language]))).split())
        for language in words.LANGUAGES
    }


class Balance(HTMLParser):
    """The names of the elements used, and whether each was closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open, self.used, self.balanced, self.links = [], set(), True, []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.used.add(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag):
        self.balanced &= bool(self.open) and self.open.pop() == tag


def html_of(text):
    parser = Balance()
    parser.feed(text)
    parser.close()
    return parser


def test_the_demo_has_one_long_course_and_two_short_ones():
    assert [(len(course.modules), len(course.quizzes), len(course.lessons) >= 3) for course in COURSES] == [
        (3, 3, True),
        (1, 1, True),
        (1, 1, True),
    ]
    assert len(COURSES[0].lessons) == 12


@pytest.mark.parametrize("course", [pytest.param(course, id=course.slug) for course in COURSES])
def test_a_course_has_every_word_in_both_languages(course):
    english, urdu = course.words["en"], course.words["ur"]
    assert english.keys() == urdu.keys()
    assert len(english["outcomes"]) == len(urdu["outcomes"])
    for words_of in (english, urdu):
        assert len(words_of["summary"]) <= 180
        assert len(words_of["audience"]) <= 500
        assert len(words_of["contact"]) <= 200
    for module in course.modules:
        assert module.words["en"].keys() == module.words["ur"].keys() == {"title", "intro"}
        assert all(len(module.words[language]["intro"]) <= 600 for language in words.LANGUAGES)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_the_same_blocks_in_both_languages(lesson):
    english, urdu = lesson.words["en"], lesson.words["ur"]
    assert {name: english.get(name) for name in ("minutes", "completion", "is_open")} == {
        name: urdu.get(name) for name in ("minutes", "completion", "is_open")
    }
    assert [shape(block) for block in english["body"]] == [shape(block) for block in urdu["body"]]


def shape(block):
    """What must agree between languages: the kind of block, and how many steps, rows and columns."""
    [(kind, value)] = block.items()
    if kind == "steps":
        return kind, len(value)
    if kind == "table":
        return kind, len(value["head"]), [len(row) for row in value["rows"]]
    if kind == "callout":
        return kind, value["kind"]
    return kind, value if kind == "quiz" else None


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_long_enough_to_teach_and_short_enough_to_read(lesson):
    assert all(330 <= count <= 950 for count in word_count(lesson).values())


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_fits_its_fields(lesson):
    for text in lesson.words.values():
        assert len(text["intro"]) <= 400
        for block in text["body"]:
            [(kind, value)] = block.items()
            assert kind != "callout" or value["kind"] in CALLOUTS
            assert kind != "table" or all(len(row) == len(value["head"]) for row in value["rows"])
            assert not too_long(kind, value)


def too_long(kind, value):
    named = value if isinstance(value, dict) else {kind: value}
    named = [named, *(value if kind == "steps" else [])]
    return [
        text
        for one in named
        for name, text in one.items()
        if isinstance(text, str) and len(text) > SIZES.get(name, 10_000)
    ]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_clean_html_in_its_own_script(lesson):
    for language, text in lesson.words.items():
        for words_of in strings(text):
            html = html_of(words_of)
            assert html.balanced
            assert not html.open
            assert html.used <= {"p", "b", "i", "ul", "ol", "li", "a"}
            assert all(urlsplit(link).scheme == "https" for link in html.links)
        assert bool(URDU.search(text["title"])) == (language == "ur")
    assert not ARABIC_FORMS.search(" ".join(strings(lesson.words["ur"])))


@pytest.mark.parametrize("course", [pytest.param(course, id=course.slug) for course in COURSES])
def test_every_quiz_of_a_course_stands_in_one_lesson(course):
    used = [
        block["quiz"] for lesson in course.lessons for block in lesson.words["en"]["body"] if "quiz" in block
    ]
    assert sorted(used) == [quiz.name for quiz in course.quizzes]


@pytest.mark.parametrize("quiz", QUIZZES)
def test_a_quiz_asks_in_several_ways(quiz):
    assert len(quiz.questions) >= 5
    assert len({question["kind"] for question in quiz.questions}) >= 4
    assert quiz.words["en"].keys() == quiz.words["ur"].keys()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_the_same_parts_in_both_languages(question):
    english, urdu = question["en"], question["ur"]
    assert english.keys() == urdu.keys()
    assert english["feedback"]
    for name in ("choices", "items", "pairs", "extra", "remarks", "options"):
        assert len(english.get(name, [])) == len(urdu.get(name, []))
    assert [len(options) for options in english.get("options", [])] == [
        len(options) for options in urdu.get("options", [])
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_says_which_answers_are_right(question):
    right, english = question.get("right"), question["en"]
    if question["kind"] in ("one_choice", "several_choices"):
        assert right
        assert max(right) < len(english["choices"])
        assert all(
            choice["feedback"] for language in words.LANGUAGES for choice in question[language]["choices"]
        )
    elif question["kind"] == "gaps":
        assert len(right) == len(english["options"])
        assert all(f"[{n}]" in question[language]["text"] for language in words.LANGUAGES for n in (1, 2))


def test_every_drawing_is_small_and_named():
    drawings = {path.stem: path.stat().st_size for path in (words.CONTENT / "pictures").glob("*.png")}
    assert drawings.keys() == pictures.TITLES.keys()
    assert max(drawings.values()) < 20_000
    used = {course.facts["picture"] for course in COURSES} | {words.bootcamp()["picture"]}
    assert used == drawings.keys()


def test_every_question_has_its_own_name():
    names = [question["name"] for course in COURSES for quiz in course.quizzes for question in quiz.questions]
    assert len(names) == len(set(names))

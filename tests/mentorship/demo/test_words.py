"""The words of the demo: whole in both languages, within the fields' sizes, and of nobody who could be real."""

import re
from itertools import chain

import pytest
from django.utils.text import slugify

from cms.people import geography
from cms.topics import seed
from mentorship.demo import words
from mentorship.models import Feedback, Goal, Meeting, MenteeApplication, Mentor, Note

URDU = re.compile(r"[\u0600-\u06ff]")
ARABIC_FORMS = re.compile(r"[\u0643\u064a\u0649\u06d5]")  # they look right and are found by no search
NUMBER = re.compile(r"\+?\d(?:[ \-]?\d){9,}")
INVENTED_NUMBERS = "+9230123456"
FILES = ("programmes", "mentors", "mentees", "matches", "pages", "thanks")
STORIES = words.read("matches")["matches"]
MENTORS = words.read("mentors")["mentors"]
MENTEES = words.read("mentees")["mentees"]


def strings(value):
    """Every text inside a nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def all_strings():
    return chain.from_iterable(strings(words.read(name)) for name in FILES)


def longest(model, field):
    return model._meta.get_field(field).max_length


def test_twelve_mentors_and_forty_mentees():
    assert len(MENTORS) == 12
    assert len(MENTEES) == 40
    assert {one["programme"] for one in MENTEES} == {one["slug"] for one in words.programmes()}


@pytest.mark.parametrize("written", [*words.programmes(), *MENTORS])
def test_programmes_and_profiles_are_whole_in_both_languages(written):
    assert written["en"].keys() == written["ur"].keys()
    for said in written["ur"].values():
        assert URDU.search(said)
    for said in written["en"].values():
        assert not URDU.search(said)


@pytest.mark.parametrize("page", [words.read("pages")["index"], *words.read("pages")["programmes"]])
def test_a_page_has_the_same_blocks_in_both_languages(page):
    english, urdu = page["en"], page["ur"]
    assert [list(block) for block in english["body"]] == [list(block) for block in urdu["body"]]
    assert all(len(said["intro"]) <= 400 for said in (english, urdu))
    assert URDU.search(urdu["title"])


def test_a_code_of_conduct_has_as_many_rules_in_both_languages():
    for programme in words.programmes():
        lines = {language: programme[language]["conduct"].strip().splitlines() for language in ("en", "ur")}
        assert len(lines["en"]) == len(lines["ur"])


def test_everybody_has_a_name_in_both_scripts():
    for one in (*MENTORS, *MENTEES):
        if "login" not in one:
            assert one["name"]
            assert URDU.search(one["name_ur"])
            assert not URDU.search(one["name"])
    names = [one["name"] for one in (*MENTORS, *MENTEES) if "name" in one]
    assert len(names) == len(set(names))


def test_learners_speak_urdu_mostly_and_some_english():
    urdu = [bool(URDU.search(one["goal"])) for one in MENTEES]
    assert 0.6 < sum(urdu) / len(urdu) < 0.95


def test_urdu_is_written_with_its_own_letters():
    assert [text for text in all_strings() if ARABIC_FORMS.search(text)] == []


def test_no_number_could_be_somebodys():
    found = {found for text in all_strings() for found in NUMBER.findall(text)}
    assert found == {one["guardian_phone"] for one in MENTEES if "guardian_phone" in one}
    assert all(number.startswith(INVENTED_NUMBERS) and len(number) == 13 for number in found)


def test_no_address_could_be_somebodys():
    assert [text for text in all_strings() if "@" in text or re.search(r"https?://", text)] == []


def test_words_fit_their_fields():
    for one in MENTORS:
        assert len(one["en"]["about"]) <= longest(Mentor, "about")
        assert len(one["ur"]["about"]) <= longest(Mentor, "about_ur")
    for one in MENTEES:
        assert len(one["goal"]) <= longest(MenteeApplication, "goal")
        assert len(one.get("note", "")) <= longest(MenteeApplication, "decision_note")
    for story in (*STORIES, *words.read("matches")["circles"]):
        for note in (*story.get("notes", ()), *story.get("messages", ())):
            assert len(note["words"]) <= longest(Note, "words")
        for meeting in story["meetings"]:
            assert len(meeting["about"]) <= longest(Meeting, "about")
        for goal in story.get("goals", ()):
            assert all(len(said["words"]) <= longest(Goal, "words") for said in (goal, *goal["steps"]))
        for told in story.get("feedback", ()):
            assert len(told.get("thanks", "")) <= longest(Feedback, "thanks")


def test_stories_name_people_places_and_skills_that_there_are():
    mentors, mentees = ({one["key"] for one in side} for side in (MENTORS, MENTEES))
    told = words.read("matches")
    assert {story["mentor"] for story in (*STORIES, *told["circles"], *told["requests"])} <= mentors
    assert {story["mentee"] for story in (*STORIES, *told["requests"])} <= mentees
    assert {key for circle in told["circles"] for key in circle["mentees"]} <= mentees
    districts = {row["code"] for row in geography.read()["districts"] if not row.get("valid_to")}
    assert {one["district"] for one in (*MENTORS, *MENTEES) if "district" in one} <= districts
    topics = seed.read()
    assert set(chain(*(one["skills"] for one in (*MENTORS, *MENTEES)))) <= {
        slugify(skill["en"]) for topic in topics for skill in topic["skills"]
    }
    assert set(chain(*(one.get("sectors", ()) for one in (*MENTORS, *MENTEES)))) <= {
        slugify(topic["en"]) for topic in topics
    }


def test_free_times_are_read():
    week = words.week(["evening:0-4", "morning:5"])
    assert week.parts() == {**dict.fromkeys(range(5), ("evening",)), 5: ("morning",)}
    assert not words.week([])

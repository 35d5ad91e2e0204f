"""Reading an unpacked course into plain values."""

from collections import Counter

import pytest

from courses.interop.olx.reading import read_course
from courses.interop.olx.words import BrokenCourse

from .factories import course_files, folder_of

BOMB = (
    '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<vertical display_name='&b;'><html url_name='h1'/></vertical>"
)


def reading(tmp_path, **changes):
    return read_course(folder_of(tmp_path / "course", course_files(**changes)))


def refusal(tmp_path, **changes):
    with pytest.raises(BrokenCourse) as caught:
        reading(tmp_path, **changes)
    return caught.value


def test_course_is_read_with_its_pointers(tmp_path):
    course = reading(tmp_path)
    assert (course.source, course.title, course.language, course.pass_mark) == (
        "Org/C1/run",
        "Sewing",
        "en",
        0.5,
    )
    vertical = course.chapters[0].sequentials[0].verticals[0]
    assert (vertical.name, vertical.title) == ("v1", "Needles")
    text, problem = vertical.components
    assert (text.usage, text.title, text.source) == (
        "html/h1",
        "About needles",
        "<p>A needle has an eye.</p>",
    )
    assert (problem.usage, problem.where) == ("problem/p1", "problem/p1.xml")


def test_parts_written_in_place_get_lasting_names(tmp_path):
    course = reading(tmp_path, vertical__v1_xml="<vertical><html>Hello <b>you</b></html></vertical>")
    text = course.chapters[0].sequentials[0].verticals[0].components[0]
    assert (text.name, text.source) == ("v1-0", "Hello <b>you</b>")


def test_unit_straight_in_a_chapter_gets_a_section(tmp_path):
    course = reading(
        tmp_path, chapter__ch1_xml='<chapter display_name="Start"><vertical url_name="v1"/></chapter>'
    )
    sequential = course.chapters[0].sequentials[0]
    assert (sequential.title, sequential.verticals[0].name) == ("Needles", "v1")


def test_pass_mark_is_the_lowest_cutoff(tmp_path):
    course = reading(tmp_path, policies__run__grading_policy_json='{"GRADE_CUTOFFS": {"A": 0.9, "C": 0.6}}')
    assert course.pass_mark == 0.6


def test_what_no_unit_names_is_told(tmp_path):
    assert [part.usage for part in reading(tmp_path, problem__p2_xml="<problem/>").unused] == ["problem/p2"]


def test_bank_of_problems_keeps_its_parts(tmp_path):
    bank = '<library_content max_count="1"><problem url_name="p1"/></library_content>'
    course = reading(tmp_path, vertical__v1_xml=f"<vertical>{bank}</vertical>")
    bank = course.chapters[0].sequentials[0].verticals[0].components[0]
    assert [part.usage for part in bank.all()] == ["library_content/v1-0", "problem/p1"]


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"vertical__v1_xml": None}, "missing_file", "vertical/v1.xml"),
        ({"html__h1_html": None}, "missing_file", "html/h1.html"),
        ({"html__h1_html": b"\xff\xfe\x00"}, "bad_encoding", "html/h1.html"),
        ({"html__h1_html": "a\0b"}, "bad_encoding", "html/h1.html"),
        ({"problem__p1_xml": "<problem><p>cut"}, "bad_xml", "problem/p1.xml"),
        ({"problem__p1_xml": ""}, "bad_xml", "problem/p1.xml"),
        ({"problem__p1_xml": "<html/>"}, "bad_root", "problem/p1.xml"),
        ({"vertical__v1_xml": BOMB}, "doctype", "vertical/v1.xml"),
        ({"vertical__v1_xml": BOMB.encode("utf-16")}, "doctype", "vertical/v1.xml"),
        ({"course_xml": '<course url_name="../../etc/passwd"/>'}, "bad_name", "course.xml"),
        ({"html__h1_xml": '<html filename="../../secret"/>'}, "unsafe_path", "html/../../secret.html"),
        ({"policies__run__policy_json": "{"}, "bad_json", "policies/run/policy.json"),
        ({"course_xml": "<library/>"}, "bad_root", "course.xml"),
    ],
)
def test_broken_course_says_where(tmp_path, changes, code, where):
    refused = refusal(tmp_path, **changes)
    assert (refused.code, refused.params["where"]) == (code, where)
    assert str(refused)


def test_malformed_xml_names_line_and_column(tmp_path):
    refused = refusal(tmp_path, vertical__v1_xml='<vertical>\n  <html url_name="h1">\n</vertical>')
    assert (refused.params["line"], refused.params["column"]) == ("3", "12")


def test_demo_course_is_read_whole(demo_course):
    course = read_course(demo_course)
    assert course.source == "OpenedX/DemoX/DemoCourse"
    assert len(course.chapters) == 6
    sections = [section for chapter in course.chapters for section in chapter.sequentials]
    assert (len(sections), sum(len(section.verticals) for section in sections)) == (17, 58)
    kinds = Counter(component.kind for component in course.components())
    assert (kinds["html"], kinds["problem"], kinds["video"]) == (266, 29, 11)
    assert course.unused == ()

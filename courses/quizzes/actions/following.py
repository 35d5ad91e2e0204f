"""After a quiz changed: the courses that ask it are compiled anew, for their syllabus says which attempt counts."""

from ...pages.compiling import compile_course
from ..finding import courses_asking


def follow_quiz(*, key: str) -> int:
    """Compile every course that asks the quiz of this translation key; returns how many. Safe to run again."""
    found = courses_asking(key)
    for course in found:
        compile_course(course)
    return len(found)

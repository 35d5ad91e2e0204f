"""How long the server takes for a signed-in course and lesson page of 40 lessons.

Against an empty page of the same site at the same depth and sign-in, in the same process; and against the course
page of wagtail-lms 0.11.1 with 40 lessons, half of them done, installed for this alone in an environment of its own.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from .bench import Report, is_light, medians, site, timed

LESSONS = 40
PEER = "wagtail-lms==0.11.1"
HERE = Path(__file__).resolve().parent


def pages() -> dict[str, str]:
    """The addresses that are measured: name → address. The learner has done half of the course."""
    from cms.people.models import Person
    from courses import actions
    from courses.models import Course
    from courses.pages.models import LessonPage

    from ..courses.factories import course_page, lesson_keys
    from ..courses.test_queries import empty_page_at

    page = course_page(lessons=LESSONS // 4, modules=4)
    course = Course.objects.get(key=page.translation_key)
    enrolment = actions.enrol(person=Person.objects.get(), course=course)
    done = [actions.Fact("marked", key) for key in lesson_keys(course)[: LESSONS // 2]]
    actions.record_facts(enrolment=enrolment, facts=done)
    lesson = LessonPage.objects.descendant_of(page).order_by("path")[LESSONS // 2]
    return {
        "course page": page.url,
        "empty page, deep as a course": empty_page_at(2).url,
        "lesson page": lesson.url,
        "empty page, deep as a lesson": empty_page_at(4).url,
    }


def ours() -> dict[str, Callable[[], float]]:
    """One request for each of our pages, answering how long it took."""
    from django.test import Client

    from ..cms.accounts.factories import learner

    client = Client()
    client.force_login(learner())

    def get(address):
        assert client.get(address).status_code == 200, address

    return {name: timed(partial(get, address)) for name, address in pages().items()}


@contextmanager
def theirs() -> Iterator[Callable[[], float]]:
    """The same for wagtail-lms, in a process of its own environment that answers one line for each line."""
    from cms.settings.base import VAR

    python = VAR / "benchmarks" / PEER.replace("==", "-") / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", PEER], check=True, stderr=subprocess.DEVNULL
        )
    command = [str(python), str(HERE / "peer_wagtail_lms.py"), str(LESSONS)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as peer:

        def ask() -> float:
            peer.stdin.write("again\n")
            return float(peer.stdout.readline())

        yield ask
        peer.stdin.close()


def main() -> None:
    report = Report("pages")
    with site(), theirs() as peer:
        took = medians({**ours(), "course page of wagtail-lms": peer}, rounds=20 if is_light() else 200)
    report.figures = {f"{name}, ms": value for name, value in took.items()}
    report.at_most("course page ÷ empty page", took["course page"] / took["empty page, deep as a course"], 3)
    report.at_most("lesson page ÷ empty page", took["lesson page"] / took["empty page, deep as a lesson"], 3)
    report.at_most(
        "course page ÷ that of wagtail-lms", took["course page"] / took["course page of wagtail-lms"], 1
    )
    report.finish()


if __name__ == "__main__":
    main()

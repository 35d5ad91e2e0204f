"""How long the server takes for a signed-in course and lesson page of 40 lessons.

Against an empty page of the same site at the same depth, and against the course page of wagtail-lms 0.11.1 with 40
lessons, half of them done. All are answered in turns by one process, with the same sign-in, middleware and layout;
wagtail-lms is installed in a folder of its own for this alone.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .bench import Report, is_light, medians, site, timed

LESSONS = 40
PEER = "wagtail-lms==0.11.1"


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


def install_peer() -> None:
    """Make wagtail-lms importable here, and nowhere else."""
    folder = Path("var", "benchmarks", PEER.replace("==", "-")).resolve()
    if not (folder / "wagtail_lms").exists():
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", f"--target={folder}", PEER]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    sys.path.append(str(folder))


def peer_page() -> str:
    """The address of wagtail-lms's course page, as deep as ours and half done as well."""
    from django.contrib.auth import get_user_model
    from wagtail_lms.models import CourseEnrollment, CoursePage, H5PLessonCompletion, H5PLessonPage

    from ..courses.factories import catalogue

    learner = get_user_model().objects.get()
    course = catalogue().add_child(instance=CoursePage(title="Freelancing", description="<p>One line.</p>"))
    CourseEnrollment.objects.create(user=learner, course=course)
    for number in range(LESSONS):
        body = [("paragraph", "<p>Some words.</p>")]
        lesson = course.add_child(instance=H5PLessonPage(title=f"Lesson {number}", body=body))
        if number < LESSONS // 2:
            H5PLessonCompletion.objects.create(user=learner, lesson=lesson)
    return course.url


def requests() -> dict[str, Callable[[], float]]:
    """One request for each page, answering how long it took."""
    from django.test import Client

    from ..cms.accounts.factories import learner

    client = Client()
    client.force_login(learner())

    def get(address):
        assert client.get(address).status_code == 200, address

    addresses = pages() | {"course page of wagtail-lms": peer_page()}
    return {name: timed(partial(get, address)) for name, address in addresses.items()}


def main() -> None:
    report = Report("pages")
    install_peer()
    with site("tests.benchmarks.peer.settings"):
        took = medians(requests(), rounds=20 if is_light() else 200)
    report.figures = {f"{name}, ms": value for name, value in took.items()}
    report.at_most("course page ÷ empty page", took["course page"] / took["empty page, deep as a course"], 3)
    report.at_most("lesson page ÷ empty page", took["lesson page"] / took["empty page, deep as a lesson"], 3)
    report.at_most(
        "course page ÷ that of wagtail-lms", took["course page"] / took["course page of wagtail-lms"], 1
    )
    report.finish()


if __name__ == "__main__":
    main()

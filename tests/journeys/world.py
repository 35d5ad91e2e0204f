"""A small bilingual site to walk through: two courses, a quiz, a certificate."""

from types import SimpleNamespace
from uuid import uuid4

from wagtail.models import Locale

from cms.topics.models import Topic
from courses.pages.compiling import compile_course
from courses.pages.models import LessonPage, ModulePage

from ..cms.certificates.factories import template
from ..courses.factories import catalogue, course_page, home, text
from ..courses.quizzes.factories import question, quiz

URDU_TITLE = "فری لانسنگ کا آغاز"


def build():
    """`course` is for beginners, on freelancing, in both languages; `other` is neither."""
    for language in ("en", "ur"):
        home(language), catalogue(language)
    topic = Topic.objects.create(name="Freelancing", name_ur="فری لانسنگ", slug="freelancing")
    asked = question(answer=None)
    quiz_made = quiz([asked], title="First check", pass_mark=60, attempts_allowed=3, cooling_off=0)
    course = course_page("Start freelancing", lessons=2, certificate_template=template(), level="beginner")
    course.topics.set([topic])
    course.save_revision().publish()
    module = ModulePage.objects.child_of(course).get()
    module.add_child(
        instance=LessonPage(
            title="Check yourself",
            body=[text(), ("quiz", {"key": str(uuid4()), "quiz": quiz_made})],
            completion="activities",
        )
    )
    translate(course, URDU_TITLE, "پہلے آرڈر تک کا راستہ")
    compile_course(course.translation_key)
    other = course_page("Design for print", lessons=1, level="advanced")
    return SimpleNamespace(course=course, other=other, topic=topic)


def translate(course, title, summary):
    """The course in Urdu: its page, module and lessons."""
    urdu = Locale.objects.get(language_code="ur")
    below = course.get_descendants().specific().order_by("path")
    names = iter(("پہلا حصہ", "پہلا سبق", "دوسرا سبق", "خود کو پرکھیں"))
    for original in (course, *below):
        copy = original.copy_for_translation(urdu)
        copy.title = title if original == course else next(names)
        if original == course:
            copy.summary = summary
        copy.save_revision().publish()

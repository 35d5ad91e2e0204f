"""Which quiz stands at an item of a course, and which courses ask a quiz: the lessons say so, nobody else."""

from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from ..models import Course
from ..pages.models import CoursePage, LessonPage
from .models import Quiz

BLOCK = "quiz"


def quiz_key_of(course: Course, item: str) -> UUID | None:
    """The translation key of the quiz at this live item of the course, or None."""
    if not course.items.live().filter(key=item).exists():
        return None
    lesson, _slash, activity = item.partition("/")
    page = LessonPage.objects.live().filter(
        translation_key=lesson, locale__language_code=course.source_language
    )
    chosen = _chosen_quiz(page.first(), activity)
    return (
        Quiz.objects.filter(pk=chosen).values_list("translation_key", flat=True).first() if chosen else None
    )


def _chosen_quiz(page: LessonPage | None, activity: str) -> int | None:
    """The pk of the quiz in the block with that key."""
    for block in page.body.raw_data if page else ():
        if block["type"] == BLOCK and block["value"].get("key") == activity:
            return block["value"].get("quiz")
    return None


def courses_asking(key: UUID | str) -> list[UUID]:
    """The keys of the courses in which a lesson has the quiz of this key, in whichever language's row."""
    page_type = ContentType.objects.get_for_model(Page)
    pages: set[str] = set()
    for quiz in Quiz.objects.filter(translation_key=key):
        found = ReferenceIndex.get_references_to(quiz).filter(base_content_type=page_type)
        pages.update(found.values_list("object_id", flat=True))
    above = [
        CoursePage.objects.ancestor_of(lesson).values_list("translation_key", flat=True)
        for lesson in LessonPage.objects.filter(pk__in=pages)
    ]
    return list(dict.fromkeys(course for courses in above for course in courses))

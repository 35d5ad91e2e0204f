"""Which quiz stands at an item of a course: the source-language lesson says so, nobody else."""

from uuid import UUID

from ..models import Course
from ..pages.models import LessonPage
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

"""What learning records stand on. None of them points at a page."""

from .cohorts import Bootcamp, Cohort, Seat
from .enrolment import Enrolment
from .facts import ItemProgress, LearningEvent
from .joining import JoinedCourse
from .syllabus import ChoiceLog, Course, SyllabusItem, SyllabusVersion

__all__ = [
    "Bootcamp",
    "ChoiceLog",
    "Cohort",
    "Course",
    "Enrolment",
    "ItemProgress",
    "JoinedCourse",
    "LearningEvent",
    "Seat",
    "SyllabusItem",
    "SyllabusVersion",
]

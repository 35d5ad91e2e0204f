"""What may happen in learning: check, lock, write, log, then signal on commit."""

from .choosing import choose_for_learners
from .claims import Claim, Outcome
from .cohorts import give_back_seat, take_seat
from .compiling import CompiledCourse, CompiledItem, archive_course, store_bootcamp, store_course
from .enrolling import enrol, missing_prerequisites, withdraw
from .excusing import excuse
from .joining import join_courses
from .recording import Fact, mark_lesson, rebuild_progress, record_claims, record_facts, settle

__all__ = [
    "Claim",
    "CompiledCourse",
    "CompiledItem",
    "Fact",
    "Outcome",
    "archive_course",
    "choose_for_learners",
    "enrol",
    "excuse",
    "give_back_seat",
    "join_courses",
    "mark_lesson",
    "missing_prerequisites",
    "rebuild_progress",
    "record_claims",
    "record_facts",
    "settle",
    "store_bootcamp",
    "store_course",
    "take_seat",
    "withdraw",
]

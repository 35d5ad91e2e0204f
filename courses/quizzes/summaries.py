"""How a learner stands with the quiz of an item: for its card in the lesson and its first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from ..models import Enrolment
from .availability import Availability, Past, availability, counting
from .enums import Selection
from .freezing import rules_of
from .frozen import Rules
from .models import Attempt, Quiz


@dataclass(frozen=True)
class Summary:
    """A quiz, and what this learner did with it. `languages`: its live rows, the source's first."""

    languages: Sequence[Quiz]
    attempts: Sequence[Attempt]
    language: str
    now: datetime

    @property
    def source(self) -> Quiz:
        return self.languages[0]

    @property
    def quiz(self) -> Quiz:
        """The words in the reader's language, or else in the source language."""
        spoken = (row for row in self.languages if row.locale.language_code == self.language)
        return next(spoken, self.source)

    @cached_property
    def rules(self) -> Rules:
        return rules_of(self.source)

    @property
    def questions(self) -> int:
        """How many questions an attempt has."""
        if self.source.selection == Selection.DRAWN:
            return self.source.draw_count or 0
        return self.source.question_count

    @cached_property
    def past(self) -> list[Past]:
        return [attempt.as_past() for attempt in self.attempts]

    @cached_property
    def availability(self) -> Availability:
        return availability(self.rules, self.past, self.now)

    @property
    def open_attempt(self) -> Attempt | None:
        return next((attempt for attempt in self.attempts if attempt.is_open), None)

    @property
    def ended(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if not attempt.is_open]

    @cached_property
    def result(self) -> Attempt | None:
        """The attempt that counts."""
        found = counting(self.rules, self.past)
        return next((one for one in self.attempts if found and one.number == found.number), None)


def summarise(
    *, key: UUID, enrolment: Enrolment | None, item: str, language: str, now: datetime | None = None
) -> Summary | None:
    """The quiz of that key at that item, for a learner or (enrolment None) a guest; None when it is not live."""
    rows = Quiz.objects.in_all_languages(key).annotate(question_count=Count("quiz_questions"))
    languages = list(rows)
    if not languages:
        return None
    attempts = list(Attempt.objects.of_item(enrolment, item).without_paper()) if enrolment else []
    return Summary(languages, attempts, language, now or timezone.now())

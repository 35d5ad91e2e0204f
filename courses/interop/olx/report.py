"""The report of an import: one line for each part, in the order of the course."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cms import spreadsheets

from .enums import Outcome
from .models import CourseImport, ImportLine
from .notes import Note


@dataclass
class Line:
    outcome: Outcome
    kind: str
    usage: str
    title: str = ""
    depth: int = 0
    notes: tuple[Note, ...] = ()
    page_id: int | None = None
    question_id: int | None = None


@dataclass
class Report:
    lines: list[Line] = field(default_factory=list)

    def add(self, outcome: Outcome, kind: str, usage: str, **more: Any) -> Line:
        line = Line(outcome, kind, usage, **more)
        self.lines.append(line)
        return line

    def store(self, course_import: CourseImport) -> None:
        """Write the lines, in place of those of an earlier try."""
        course_import.lines.all().delete()
        ImportLine.objects.bulk_create(
            [row_of(course_import, place, line) for place, line in enumerate(self.lines)], batch_size=200
        )


def row_of(course_import: CourseImport, place: int, line: Line) -> ImportLine:
    return ImportLine(
        course_import=course_import,
        place=place,
        depth=line.depth,
        outcome=line.outcome,
        kind=line.kind[:60],
        usage=line.usage[:300],
        title=line.title[:255],
        notes=[[note.code, dict(note.params)] for note in line.notes],
        page_id=line.page_id,
        question_id=line.question_id,
    )


def first_outcome(notes: Iterable[Note]) -> Outcome:
    return Outcome.CHANGED if tuple(notes) else Outcome.IMPORTED


def as_csv(lines: Iterable[ImportLine]) -> str:
    """The report for a spreadsheet."""
    heading = [_("Part"), _("Name on the old platform"), _("Title"), _("Outcome"), _("Why and what")]
    return "".join(spreadsheets.as_csv(heading, csv_rows(lines)))


def csv_rows(lines: Iterable[ImportLine]) -> Iterator[list[str]]:
    for line in lines:
        words = " ".join(line.words)
        yield [line.kind_words, line.usage, line.title, line.get_outcome_display(), words]

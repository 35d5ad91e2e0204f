"""The course as it will stand here: plain values, ready to be written.

A chapter becomes a module and a unit (the old platform's page, a `vertical`) becomes a lesson: units are short,
which suits small phones and slow networks, links between parts lead to units, and a problem stays on the page of
the words it asks about. A section (`sequential`) has no page of its own; its name introduces its lessons, and
whether it was graded decides how they are completed. The problems of a unit become one quiz, where the first of
them stood; a bank that draws at random becomes a quiz of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .content import Chapter, Component, OlxCourse, Sequential, Vertical
from .converting import Context, Part, convert
from .notes import Note, note
from .pieces import Piece
from .questions import Question

TITLE_LENGTH = 255


@dataclass(frozen=True)
class QuizPlan:
    usage: str  # lasting: "vertical/<name>/quiz" or the bank's own
    title: str
    questions: tuple[Question, ...]
    draw: int | None
    attempts: int | None
    pass_mark: int


@dataclass(frozen=True)
class LessonPlan:
    usage: str
    title: str
    section: str  # its usage
    intro: str
    graded: bool
    items: tuple[Piece | QuizPlan, ...]
    parts: tuple[Part, ...]
    names: tuple[str, ...]  # what a link may call this lesson
    notes: tuple[Note, ...] = ()
    refused: Note | None = None

    @property
    def quizzes(self) -> tuple[QuizPlan, ...]:
        return tuple(item for item in self.items if isinstance(item, QuizPlan))


@dataclass(frozen=True)
class SectionPlan:
    """Only for the report: a section has no page."""

    usage: str
    title: str


@dataclass(frozen=True)
class ModulePlan:
    usage: str
    title: str
    sections: tuple[SectionPlan, ...]
    lessons: tuple[LessonPlan, ...]
    refused: Note | None = None


@dataclass(frozen=True)
class CoursePlan:
    course: OlxCourse
    overview: tuple[Piece, ...]
    notes: tuple[Note, ...]
    modules: tuple[ModulePlan, ...]

    @property
    def lessons(self) -> Iterator[LessonPlan]:
        for module in self.modules:
            yield from module.lessons


class Planner:
    """Plans a course; `done` is called with the count of parts converted so far."""

    def __init__(self, course: OlxCourse, context: Context, done=lambda count: None) -> None:
        self.course, self.context, self.done = course, context, done
        self.count = 0
        self.pass_mark = round(course.pass_mark * 100)

    def plan(self) -> CoursePlan:
        overview = Component("html", "overview", "", "about/overview.html", self.course.overview)
        part = self.convert(overview)
        modules = tuple(self.module(chapter) for chapter in self.course.chapters)
        return CoursePlan(self.course, part.pieces, part.notes if part.pieces else (), modules)

    def convert(self, component: Component) -> Part:
        self.count += 1
        self.done(self.count)
        return convert(component, self.context)

    def module(self, chapter: Chapter) -> ModulePlan:
        sections = tuple(SectionPlan(f"sequential/{one.name}", one.title) for one in chapter.sequentials)
        lessons = tuple(
            self.lesson(vertical, section, hidden=chapter.hidden or section.hidden or vertical.hidden)
            for section in chapter.sequentials
            for vertical in section.verticals
        )
        refused = note("staff_only") if chapter.hidden else None
        if not any(lesson.refused is None for lesson in lessons):
            refused = refused or note("empty")
        return ModulePlan(f"chapter/{chapter.name}", title(chapter.title), sections, lessons, refused)

    def lesson(self, vertical: Vertical, section: Sequential, *, hidden: bool) -> LessonPlan:
        usage = f"vertical/{vertical.name}"
        if hidden:
            parts = tuple(hide(one) for component in vertical.components for one in component.all())
            return LessonPlan(
                usage, title(vertical.title), f"sequential/{section.name}", "", False, (), parts, (),
                refused=note("staff_only"),
            )  # fmt: skip
        parts = tuple(self.convert(component) for component in vertical.components)
        items, notes = self.items(vertical, parts)
        names = (vertical.name, *(one.name for component in vertical.components for one in component.all()))
        return LessonPlan(
            usage=usage,
            title=title(vertical.title or section.title),
            section=f"sequential/{section.name}",
            intro=section.title if plain(section.title) != plain(vertical.title) else "",
            graded=section.graded,
            items=items,
            parts=parts,
            names=names,
            notes=notes,
            refused=None if items else note("empty"),
        )

    def items(
        self, vertical: Vertical, parts: tuple[Part, ...]
    ) -> tuple[tuple[Piece | QuizPlan, ...], tuple[Note, ...]]:
        questions = tuple(question for part in parts if not part.draw for question in questions_of(part))
        items: list[Piece | QuizPlan] = []
        placed = False
        for part in parts:
            items += part.pieces
            if part.draw:
                items.append(self.quiz(part.component.usage, vertical.title, questions_of(part), part.draw))
            elif questions_of(part) and not placed:
                items.append(self.quiz(f"vertical/{vertical.name}/quiz", vertical.title, questions, None))
                placed = True
        return tuple(items), (note("quiz_made", count=len(questions)),) if questions else ()

    def quiz(self, usage: str, name: str, questions: tuple[Question, ...], draw: int | None) -> QuizPlan:
        """The old platform counted attempts per problem; the quiz allows as many as its most generous problem."""
        attempts = [question.attempts for question in questions]
        allowed = None if None in attempts else max((one for one in attempts if one), default=None)
        return QuizPlan(usage, title(name)[:200], questions, draw, allowed, self.pass_mark)


def questions_of(part: Part) -> tuple[Question, ...]:
    return part.questions + tuple(question for one in part.parts for question in questions_of(one))


def hide(component: Component) -> Part:
    return Part(component, refused=note("staff_only"))


def title(text: str) -> str:
    return " ".join(text.split())[:TITLE_LENGTH] or "—"


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()

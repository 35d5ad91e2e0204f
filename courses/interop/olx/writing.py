"""Write a planned course as drafts: pages, quizzes, pictures, and a line of the report for each part.

To be called inside a transaction. Modules and lessons are made first, empty, so that links between them can be
written; then questions and quizzes, then the bodies.
"""

from __future__ import annotations

from math import ceil
from pathlib import Path
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Page

from courses.pages.models import CourseIndexPage, CoursePage, LessonPage, ModulePage

from .bank import Bank
from .bodies import Bodies
from .converting import Part
from .digests import digest
from .drafts import Keeper, Settled, Shape
from .enums import Outcome
from .media import Media
from .models import CourseImport
from .notes import Note, Notes, note
from .pieces import Text
from .planning import CoursePlan, LessonPlan, ModulePlan, QuizPlan, SectionPlan
from .report import Line, Report, first_outcome
from .static import PICTURES, StaticFiles, ending

COURSE = Shape("title", "summary", "description", "image_id")
MODULE = Shape("title")
LESSON = Shape("title", "intro", "body", "minutes", "completion")
SUMMARY_LENGTH, INTRO_LENGTH = 180, 400
WORDS_A_MINUTE, MINUTES_A_QUESTION = 150, 1
STRONGEST = (
    Outcome.CONFLICT,
    Outcome.UPDATED,
    Outcome.CHANGED,
    Outcome.IMPORTED,
    Outcome.UNCHANGED,
    Outcome.REFUSED,
)


class Writer:
    def __init__(
        self,
        plan: CoursePlan,
        root: Path,
        statics: StaticFiles,
        parent: CourseIndexPage,
        record: CourseImport,
    ):
        self.plan, self.statics, self.parent = plan, statics, parent
        self.locale = parent.locale
        self.record, self.user, self.report = record, record.user, Report()
        self.keeper = Keeper(plan.course.source, self.locale, record)
        self.media = Media(root, self.keeper)
        self.bodies = Bodies(self.media, self.page_of, lambda quiz: self.bank.quizzes.get(quiz.usage))
        self.bank = Bank(self.keeper, self.bodies)
        self.targets: dict[str, str] = {}  # what a link may say: the usage of the lesson meant
        self.pages: dict[str, Any] = {}  # by usage
        self.new: set[str] = set()

    def write(self) -> CoursePage:
        course = self.course()
        for module in self.plan.modules:
            self.stand_module(module, course)
        for lesson in self.plan.lessons:
            for quiz in lesson.quizzes:
                self.bank.write(quiz)
        self.finish_course(course)
        for module in self.plan.modules:
            self.finish_module(module)
        self.rest()
        self.keeper.save()
        return course

    # Standing pages up

    def course(self) -> CoursePage:
        course = self.find(CoursePage, "course")
        if course is None:
            if self.keeper.known("course"):
                self.keeper.forget()
            values = {"title": self.plan.course.title[:255], "summary": self.summary()}
            course = self.stand("course", CoursePage(**values), self.parent)
        self.pages["course"] = course
        return course

    def find(self, model: type[Page], usage: str) -> Any:
        return model.objects.filter(translation_key=self.keeper.key(usage), locale=self.locale).first()

    def stand(self, usage: str, page: Any, parent: Page, after: Page | None = None) -> Any:
        page.translation_key, page.locale = self.keeper.key(usage), self.locale
        page.live, page.owner = False, self.user
        if after is not None:
            after.add_sibling(pos="right", instance=page)
        else:
            parent.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=self.user)
        self.new.add(usage)
        return page

    def stand_module(self, plan: ModulePlan, course: CoursePage) -> None:
        if plan.refused:
            return
        module = self.place(plan.usage, ModulePage(title=plan.title), course)
        if module is None:
            return
        for lesson in plan.lessons:
            if lesson.refused is None:
                self.place(lesson.usage, LessonPage(title=lesson.title), module)
            for name in lesson.names:
                self.targets.setdefault(name, lesson.usage)
        first = next((lesson.usage for lesson in plan.lessons if lesson.usage in self.pages), "")
        for usage in (plan.usage, *(section.usage for section in plan.sections)):
            self.targets.setdefault(usage.split("/", 1)[1], first)

    def place(self, usage: str, page: Any, parent: Any) -> Any:
        """The page that is here already, or a new one in its order. None if it was deleted here."""
        found = self.find(type(page), usage)
        if found is None and self.keeper.known(usage) is None:
            before = self.last_below(parent)
            found = self.stand(usage, page, parent, before)
        if found is not None:
            self.pages[usage] = found
            parent.olx_last = found
        return found

    def last_below(self, parent: Any) -> Page | None:
        """The page placed last below this parent in this import, as it now is in the tree."""
        last = getattr(parent, "olx_last", None)
        return Page.objects.get(pk=last.pk) if last is not None and last.get_next_sibling() else None

    def page_of(self, name: str) -> int | None:
        page = self.pages.get(self.targets.get(name, ""))
        return page.pk if page else None

    # Filling them

    def settle(self, usage: str, kind: str, shape: Shape, values: dict[str, Any]) -> Settled:
        page = self.pages[usage]
        if usage not in self.new:
            return self.keeper.settle(usage, kind, page, shape, values)
        page = type(page).objects.get(pk=page.pk)  # its place in the tree may have moved on
        shape.write(page, values)
        page.save()
        self.keeper.created(usage, kind, page, shape)
        return Settled(Outcome.IMPORTED, ())

    def summary(self) -> str:
        words = " ".join(self.plan.course.summary.split()) or self.plan.course.title
        return (
            words
            if len(words) <= SUMMARY_LENGTH
            else f"{words[: SUMMARY_LENGTH - 1].rsplit(' ', 1)[0].rstrip(',;:–-')}…"
        )

    def finish_course(self, course: CoursePage) -> None:
        source, notes = self.plan.course, Notes()
        notes.extend(self.plan.notes)
        if source.language and source.language.split("-")[0].lower() != self.locale.language_code:
            notes.add("language_differs", language=source.language, site=self.locale.language_code)
        if course.get_parent().pk != self.parent.pk:
            notes.add("parent_kept", title=course.get_parent().title)
        seed = f"{self.keeper.source}/course"
        values = {
            "title": source.title[:255],
            "summary": self.summary(),
            "description": self.bodies.body(
                seed, self.plan.overview, notes, title=source.title, lesson=False
            ),
            "image_id": self.course_image(notes),
        }
        settled = self.settle("course", "course", COURSE, values)
        self.line(settled, notes.tuple(), "course", self.keeper.source, source.title, 0, course.pk)

    def course_image(self, notes: Notes) -> int | None:
        name = self.statics.find(self.plan.course.image) if self.plan.course.image else None
        if not name:
            return None
        if ending(name) not in PICTURES or not self.statics.readable(name):
            notes.add("image_format", name=name)
            return None
        return self.media.picture(name)

    def finish_module(self, plan: ModulePlan) -> None:
        if plan.refused or plan.usage not in self.pages:
            self.refuse(plan.usage, "chapter", plan.title, 1, plan.refused or note("deleted_here"))
        else:
            settled = self.settle(plan.usage, "chapter", MODULE, {"title": plan.title})
            self.line(settled, (), "chapter", plan.usage, plan.title, 1, self.pages[plan.usage].pk)
        for section in plan.sections:
            self.section(section)
            for lesson in plan.lessons:
                if lesson.section == section.usage:
                    self.finish_lesson(lesson)

    def section(self, section: SectionPlan) -> None:
        """It has no page; it came with its lessons."""
        here = self.keeper.known(section.usage) is not None
        self.keeper.note(section.usage, "sequential", section.title)
        outcome = Outcome.UNCHANGED if here else Outcome.CHANGED
        notes = (note("unchanged" if here else "section_name"),)
        self.report.add(outcome, "sequential", section.usage, title=section.title, depth=2, notes=notes)

    def finish_lesson(self, plan: LessonPlan) -> None:
        page = self.pages.get(plan.usage)
        if page is None:
            self.refuse(plan.usage, "vertical", plan.title, 3, plan.refused or note("deleted_here"))
            for part in plan.parts:
                self.refuse_part(part, plan.refused or note("deleted_here"))
            return
        notes = Notes()
        notes.extend(plan.notes)
        body = self.bodies.body(f"{self.keeper.source}/{plan.usage}", plan.items, notes, title=plan.title)
        graded = plan.graded and any(block["type"] == "quiz" for block in body)
        values = {
            "title": plan.title,
            "intro": plan.intro[:INTRO_LENGTH],
            "body": body,
            "minutes": minutes(plan),
            "completion": "activities" if graded else "read",
        }
        settled = self.settle(plan.usage, "vertical", LESSON, values)
        self.line(settled, notes.tuple(), "vertical", plan.usage, plan.title, 3, page.pk)
        for quiz in plan.quizzes:
            self.quiz(quiz, page)
        for part in plan.parts:
            self.part(part, page, settled, 4)

    # Lines

    def line(
        self,
        settled: Settled,
        notes: tuple[Note, ...],
        kind: str,
        usage: str,
        title: str,
        depth: int,
        page: int,
    ) -> Line:
        outcome = first_outcome(notes) if settled.outcome == Outcome.IMPORTED else settled.outcome
        notes = settled.notes if outcome == Outcome.UNCHANGED else settled.notes + notes
        return self.report.add(outcome, kind, usage, title=title, depth=depth, notes=notes, page_id=page)

    def quiz(self, plan: QuizPlan, page: LessonPage) -> None:
        """Only when there is something to tell: its questions have lines of their own."""
        settled = self.bank.settled.get(plan.usage)
        if settled and settled.outcome in (Outcome.UPDATED, Outcome.CONFLICT):
            self.line(settled, (), "quiz", plan.usage, plan.title, 4, page.pk)

    def part(self, part: Part, page: LessonPage, lesson: Settled, depth: int) -> None:
        component = part.component
        if part.refused:
            self.keeper.note(component.usage, component.kind, component.title)
            notes = (part.refused, *(one for one in part.notes if one != part.refused))
            self.refuse(component.usage, component.kind, component.title, depth, *notes)
        elif part.questions:
            self.problem(part, page, depth)
        else:
            settled = self.settle_part(part, lesson)
            self.line(settled, part.notes, component.kind, component.usage, component.title, depth, page.pk)
        for below in part.parts:
            self.part(below, page, lesson, depth + 1)

    def settle_part(self, part: Part, lesson: Settled) -> Settled:
        """A part lives in its lesson's body: whether it is new is told by what it was when it last came."""
        component = part.component
        known = self.keeper.known(component.usage)
        pieces = digest({"pieces": [repr(piece) for piece in part.pieces], "draw": part.draw})
        incoming = known.incoming if known else ""
        self.keeper.note(component.usage, component.kind, component.title, incoming=pieces)
        if not incoming:
            return Settled(Outcome.IMPORTED, ())
        if incoming == pieces:
            return Settled(Outcome.UNCHANGED, (note("unchanged"),))
        conflict = lesson.outcome == Outcome.CONFLICT
        return lesson if conflict else Settled(Outcome.UPDATED, (note("updated"),))

    def problem(self, part: Part, page: LessonPage, depth: int) -> None:
        """The line of a problem says what became of its questions."""
        component = part.component
        self.keeper.note(component.usage, component.kind, component.title)
        kept = [self.bank.kept[one.name] for one in part.questions]
        outcome = min((one.outcome for one in kept), key=STRONGEST.index)
        notes = Notes()
        for one in kept:
            notes.extend(one.notes)
        settled = Settled(outcome, notes.tuple())
        line = self.line(
            settled, part.notes, component.kind, component.usage, component.title, depth, page.pk
        )
        if outcome == Outcome.IMPORTED:
            line.notes = notes.tuple() + part.notes
            line.outcome = first_outcome(line.notes)
        line.title = line.title or part.questions[0].title
        line.question_id = next((one.row.pk for one in kept if one.row), None)

    def refuse(self, usage: str, kind: str, title: str, depth: int, *notes: Note) -> None:
        self.keeper.see(usage)
        self.report.add(Outcome.REFUSED, kind, usage, title=title, depth=depth, notes=notes)

    def refuse_part(self, part: Part, reason: Note) -> None:
        component = part.component
        self.refuse(component.usage, component.kind, component.title, 4, part.refused or reason)
        for question in part.questions:
            self.keeper.see(f"problem/{question.name}")
        for below in part.parts:
            self.refuse_part(below, reason)

    def rest(self) -> None:
        """What lay beside the tree, and what came once but was not sent this time."""
        for component in self.plan.course.unused:
            self.refuse(component.usage, component.kind, component.title, 1, note("unused"))
        for kind in self.plan.course.skipped:
            self.report.add(Outcome.REFUSED, kind, kind, depth=1, notes=(note("course_part", kind=kind),))
        self.report.lines += self.media.lines
        for item in self.keeper.gone():
            if item.kind not in ("static", "quiz"):
                self.report.add(
                    Outcome.REMOVED,
                    item.kind,
                    item.usage,
                    title=item.title,
                    depth=1,
                    notes=(note("removed"),),
                )


def minutes(plan: LessonPlan) -> int:
    """A guess an editor can better: a slow reader's time, and one minute a question."""
    words = sum(len(item.html.split()) for item in plan.items if isinstance(item, Text))
    questions = sum(quiz.draw or len(quiz.questions) for quiz in plan.quizzes)
    return max(1, min(ceil(words / WORDS_A_MINUTE) + MINUTES_A_QUESTION * questions, 600))

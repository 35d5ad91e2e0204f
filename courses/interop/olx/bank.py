"""Questions and quizzes of an import in the question bank, as drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from courses.quizzes import authoring
from courses.quizzes.actions import question_tag, write_question, write_quiz
from courses.quizzes.models import Question as BankQuestion
from courses.quizzes.models import Quiz, QuizQuestion

from .bodies import Bodies, fit
from .drafts import Keeper, Settled, Shape
from .enums import Outcome
from .notes import Note, Notes, note
from .pieces import Code, Picture, Text
from .planning import QuizPlan
from .questions import Gaps, Numeric, OneChoice, Question, SeveralChoices, ShortText
from .rich import one_as_rich_text

RICH = ("bold", "italic", "link", "ol", "ul", "code", "superscript", "subscript")
INLINE = ("bold", "italic", "code", "superscript", "subscript")


@dataclass(frozen=True)
class Kept:
    """What became of a question."""

    outcome: Outcome
    row: BankQuestion | None
    notes: tuple[Note, ...] = ()


class QuizShape(Shape):
    """A quiz's questions are rows below it; here they are the keys of the questions in order."""

    def read(self, obj: Any) -> dict[str, Any]:
        rows = sorted(obj.quiz_questions.all(), key=lambda row: row.sort_order or 0)
        return super().read(obj) | {"questions": [row.question_id for row in rows]}

    def write(self, obj: Any, values: Any) -> None:
        super().write(obj, values)
        obj.quiz_questions = [
            QuizQuestion(question_id=pk, sort_order=place) for place, pk in enumerate(values["questions"])
        ]


QUESTION = Shape("title", "prompt", "answer", "hint", "feedback", "points")
QUIZ = QuizShape("title", "selection", "draw_count", "pass_mark", "attempts_allowed")


class Bank:
    """Writes the questions and quizzes of one course."""

    def __init__(self, keeper: Keeper, bodies: Bodies) -> None:
        self.keeper, self.bodies = keeper, bodies
        self.kept: dict[str, Kept] = {}
        self.quizzes: dict[str, int] = {}
        self.settled: dict[str, Settled] = {}

    def write(self, plan: QuizPlan) -> None:
        tag = self.tag(plan) if plan.draw else ""
        rows = [kept.row for one in plan.questions if (kept := self.question(one, tag)).row]
        usage = plan.usage if plan.usage.endswith("/quiz") else f"{plan.usage}/quiz"
        known, existing = self.keeper.known(usage), self.find(Quiz, usage)
        if not rows or (known and not existing):
            self.keeper.see(usage)
            return
        values = {
            "title": plan.title,
            "selection": "drawn" if plan.draw else "fixed",
            "draw_count": plan.draw,
            "pass_mark": plan.pass_mark,
            "attempts_allowed": plan.attempts,
            "questions": [] if plan.draw else [row.pk for row in rows],
        }
        self.quizzes[plan.usage] = (existing or self.new_quiz(plan, usage, values, rows, tag)).pk
        if existing:
            self.settled[plan.usage] = self.keeper.settle(usage, "quiz", existing, QUIZ, values)

    def new_quiz(self, plan: QuizPlan, usage: str, values: dict, rows: list, tag: str) -> Quiz:
        rules = {name: values[name] for name in QUIZ.names if name != "title"}
        if tag:
            rules["draw_tag"] = question_tag(tag)
        quiz = write_quiz(
            key=self.keeper.key(usage), locale=self.keeper.locale, title=plan.title, live=False,
            questions=[] if plan.draw else rows, **rules,
        )  # fmt: skip
        self.keeper.created(usage, "quiz", quiz, QUIZ)
        return quiz

    def tag(self, plan: QuizPlan) -> str:
        return f"{self.keeper.source} {plan.usage}"[:100]

    def find(self, model: Any, usage: str) -> Any:
        return model.objects.filter(translation_key=self.keeper.key(usage), locale=self.keeper.locale).first()

    def question(self, plan: Question, tag: str) -> Kept:
        if plan.name not in self.kept:
            self.kept[plan.name] = self.keep(plan, tag)
        return self.kept[plan.name]

    def keep(self, plan: Question, tag: str) -> Kept:
        usage, notes = f"problem/{plan.name}", Notes()
        known, existing = self.keeper.known(usage), self.find(BankQuestion, usage)
        if known and not existing:
            self.keeper.see(usage)
            return Kept(Outcome.REFUSED, None, (note("deleted_here"),))
        values = self.values(plan, usage, notes)
        try:
            with transaction.atomic():
                return (
                    self.settle(usage, existing, values, notes)
                    if existing
                    else self.create(usage, values, tag, notes)
                )
        except ValidationError as refused:
            return Kept(
                Outcome.REFUSED, existing, (note("bank_refuses", words=" ".join(refused.messages)[:300]),)
            )

    def create(self, usage: str, values: dict, tag: str, notes: Notes) -> Kept:
        row = write_question(
            key=self.keeper.key(usage),
            locale=self.keeper.locale,
            live=False,
            tags=[tag] if tag else [],
            **values,
        )
        self.keeper.created(usage, "question", row, QUESTION)
        return Kept(Outcome.IMPORTED, row, notes.tuple())

    def settle(self, usage: str, row: BankQuestion, values: dict, notes: Notes) -> Kept:
        settled = self.keeper.settle(usage, "question", row, QUESTION, values)
        return Kept(settled.outcome, row, settled.notes + notes.tuple())

    # Values

    def values(self, plan: Question, usage: str, notes: Notes) -> dict[str, Any]:
        seed = str(self.keeper.key(usage))
        prompt = [block for piece in plan.prompt for block in self.prompt(piece, notes)]
        for place, block in enumerate(prompt):
            block["id"] = authoring.stable_key(seed, "prompt", place)
        return {
            "title": plan.title,
            "prompt": prompt,
            "answer": self.answer(seed, plan, notes),
            "hint": self.rich(plan.hint, notes),
            "feedback": self.rich(plan.feedback, notes),
            "points": plan.points,
        }

    def prompt(self, piece: Any, notes: Notes) -> list[dict[str, Any]]:
        if isinstance(piece, Picture):
            return [{"type": "image", "value": self.bodies.image(piece)}]
        if isinstance(piece, Code):
            return [{"type": "code", "value": piece.text}]
        html = piece.html if isinstance(piece, Text) else one_as_rich_text(piece, notes)
        html = self.rich(html, notes)
        return [{"type": "text", "value": html}] if html else []

    def rich(self, html: str, notes: Notes) -> str:
        return fit(self.bodies.linked(html, notes), RICH) if html else ""

    def answer(self, seed: str, plan: Question, notes: Notes) -> list[dict[str, Any]]:
        match plan.answer:
            case OneChoice(choices):
                return authoring.one_choice(seed, self.options(choices))
            case SeveralChoices(choices, partial):
                return authoring.several_choices(seed, self.options(choices), partial=partial)
            case Numeric(value, tolerance, percent, unit):
                return authoring.numeric(seed, value, tolerance=tolerance, percent=percent, unit=unit)
            case ShortText(accepted, remarks):
                return authoring.short_text(seed, accepted, remarks=remarks)
            case Gaps(text, gaps):
                made = [
                    authoring.Gap([authoring.Option(words, right) for words, right in gap]) for gap in gaps
                ]
                return authoring.gaps(seed, text, made)

    def options(self, choices: Any) -> list[authoring.Option]:
        return [
            authoring.Option(
                text=fit(choice.text, INLINE) if choice.text else "",
                right=choice.right,
                feedback=choice.feedback,
                image=self.bodies.image(choice.picture)["image"] if choice.picture else None,
                alt_text=choice.picture.alt if choice.picture else "",
            )
            for choice in choices
        ]

"""Turn a problem of the old platform into questions of ours, or say why it cannot be one.

A problem is prose with responses in it. Each response becomes a question, asked with the prose before it; menus in
a table or within sentences become one question with gaps. Scripts are never run: a problem that needs one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from . import responses
from .cleaning import Cleaned, clean
from .content import Component
from .gaps import read_gaps, stands_in_prose
from .markdown import problem_from_markdown
from .markup import Element, inner_xml, outer_html, parse_xml, words_of
from .notes import Note, Notes, Refused
from .pieces import Code, Heading, Picture, Piece, Text
from .questions import Answer, Question
from .rich import as_rich_text
from .static import StaticFiles

Reader = Callable[[Element, Notes, Callable[[str], Cleaned]], Answer]
READERS: dict[str, Reader] = {
    "multiplechoiceresponse": responses.one_choice,
    "choiceresponse": responses.several_choices,
    "optionresponse": responses.menu,
    "numericalresponse": responses.number,
    "stringresponse": responses.short_text,
    "annotationresponse": responses.annotation,
}
REASONS = {
    "customresponse": "script_graded",
    "imageresponse": "image_answer",
    "schematicresponse": "circuit",
    "formularesponse": "formula",
    "symbolicresponse": "formula",
    "coderesponse": "code_answer",
    "externalresponse": "code_answer",
    "jsmeresponse": "javascript",
    "javascriptresponse": "javascript",
}
INPUTS = (
    "choicegroup", "checkboxgroup", "radiogroup", "optioninput", "annotationinput", "textline",
    "formulaequationinput", "responseparam", "additional_answer", "stringequalhint", "correcthint",
    "regexphint", "hintgroup", "compoundhint", "numericalhint", "partial_answers",
)  # fmt: skip
ANNOTATION = ("title", "comment", "text", "tag_prompt")
ASIDE = ("solution", "demandhint", "script", "style")
VARIABLE = re.compile(r"^\s*([A-Za-z_]\w*)\s*(?:,\s*[A-Za-z_]\w*\s*)*=(?!=)", re.MULTILINE)
TITLE_LENGTH = 120


def read_problem(
    component: Component, *, statics: StaticFiles, notes: Notes
) -> tuple[list[Question], list[Piece]]:
    """The questions, and prose that asked nothing to be marked. Raises Refused."""
    problem = parse_xml(component.source.encode(), component.where)
    if not list(find_responses(problem)) and component.attributes.get("markdown", "null") not in ("", "null"):
        problem = problem_from_markdown(component.attributes["markdown"])
    return ProblemReader(component, problem, statics, notes).read()


def find_responses(problem: Element) -> Iterator[Element]:
    return (one for one in problem.iter() if str(one.tag).endswith("response"))


class ProblemReader:
    def __init__(self, component: Component, problem: Element, statics: StaticFiles, notes: Notes) -> None:
        self.component, self.problem, self.statics, self.notes = component, problem, statics, notes
        self.prose: list[Piece] = []

    def clean(self, html: str) -> Cleaned:
        cleaned = clean(html, statics=self.statics)
        self.notes.extend(cleaned.notes)
        return cleaned

    def read(self) -> tuple[list[Question], list[Piece]]:
        found = list(find_responses(self.problem))
        if not found:
            raise Refused("no_response")
        self.check_scripts()
        if len(found) > 1 and stands_in_prose(found):
            return [self.finish(self.gap_question(), 0, found[0])], []
        questions = self.one_by_one(found)
        if len(questions) > 1:
            self.notes.add("split_problem", count=len(questions))
        return questions, self.prose

    def check_scripts(self) -> None:
        """A script may be left out when nothing it makes is used."""
        script = "\n".join(one.text or "" for one in self.problem.iter("script"))
        if not script:
            return
        names = set(VARIABLE.findall(script))
        used = set(re.findall(r"\$\{?([A-Za-z_]\w*)", self.text_without_scripts()))
        if names & used:
            raise Refused("script_random")
        if not any(str(one.tag) in REASONS for one in find_responses(self.problem)):
            self.notes.add("script_dropped")

    def text_without_scripts(self) -> str:
        parts = (one for one in self.problem.iter() if one.tag != "script")
        return "\n".join(
            " ".join([one.text or "", one.tail or "", *(str(value) for value in one.attrib.values())])
            for one in parts
        )

    def one_by_one(self, found: list[Element]) -> list[Question]:
        """Each response with the prose before it; what follows the last one goes to it too."""
        questions: list[Question] = []
        refused: list[Note] = []
        before = ""
        for piece in segments(self.problem):
            if isinstance(piece, str):
                before += piece
                continue
            try:
                question = self.question(piece, before, len(questions), refused)
            except Refused as reason:
                refused.append(reason.note)
            else:
                questions += [question] if question else []
            before = ""
        if not questions and not self.prose:
            raise refusal_of(refused)
        self.notes.extend(tuple(refused))
        if questions and (after := self.clean(before).pieces):
            questions[-1] = replace(questions[-1], prompt=questions[-1].prompt + after)
        return questions

    def question(self, response: Element, before: str, place: int, refused: list[Note]) -> Question | None:
        kind = str(response.tag)
        if kind not in READERS:
            code = REASONS.get(kind, "response_kind")
            code = "javascript" if response.find(".//jsinput") is not None else code
            raise Refused(code, **({"kind": kind} if code == "response_kind" else {}))
        prompt = self.clean(before + asked_in(response)).pieces
        if kind == "stringresponse" and responses.accepts_anything(response):
            self.notes.add("any_answer")
            self.prose += prompt
            return None
        answer = READERS[kind](response, self.notes, self.clean)
        return self.finish((prompt, answer), place, response)

    def gap_question(self) -> tuple[tuple[Piece, ...], Answer]:
        around, answer = read_gaps(self.problem, self.notes)
        return self.clean(around).pieces, answer

    def finish(self, asked: tuple[tuple[Piece, ...], Answer], place: int, response: Element) -> Question:
        prompt, answer = asked
        attributes = self.component.attributes
        if not any(isinstance(piece, Text | Heading | Code | Picture) for piece in prompt):
            prompt = (Text(f"<p>{self.component.title}</p>"),) if self.component.title else prompt
        if not prompt:
            raise Refused("no_prompt")
        limit = attributes.get("max_attempts", "")
        attempts = int(limit) if limit.isdigit() and int(limit) > 0 else None
        if attempts:
            self.notes.add("attempts_joined", count=attempts)
        return Question(
            name=f"{self.component.name}/{place}",
            title=self.title(prompt, place),
            prompt=prompt,
            answer=answer,
            hint=self.hints() if place == 0 else "",
            feedback=self.explanation(response, place),
            points=points(attributes.get("weight", ""), self.notes),
            attempts=attempts,
        )

    def title(self, prompt: tuple[Piece, ...], place: int) -> str:
        words = self.component.title or next((words_in(piece) for piece in prompt if words_in(piece)), "")
        words = words if len(words) <= TITLE_LENGTH else f"{words[: TITLE_LENGTH - 1]}…"
        return f"{words} ({place + 1})" if place else words or self.component.name

    def hints(self) -> str:
        hints = [
            as_rich_text(self.clean(inner_xml(hint)).pieces, self.notes) for hint in self.problem.iter("hint")
        ]
        return "".join(hints)

    def explanation(self, response: Element, place: int) -> str:
        """The solution inside the response, or, for the first question, the problem's own."""
        own = list(response.iter("solution"))
        outside = (
            [one for one in self.problem.iter("solution") if not inside_response(one)] if place == 0 else []
        )
        html = "".join(inner_xml(one) for one in own or outside)
        html = re.sub(r"<p>\s*Explanation:?\s*</p>", "", html)
        return as_rich_text(self.clean(html).pieces, self.notes)


def segments(element: Element) -> Iterator[str | Element]:
    """The problem in reading order: HTML, and the responses standing in it, whatever they are wrapped in."""
    yield text_html(element.text)
    for child in element:
        tag = str(child.tag)
        if tag.endswith("response"):
            yield child
        elif tag in ASIDE:
            pass
        elif any(str(one.tag).endswith("response") for one in child.iter()):
            yield from segments(child)
        else:
            yield outer_html(child)
        yield text_html(child.tail)


def text_html(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def asked_in(response: Element) -> str:
    """The prose of a response: its label, description and whatever stands beside its inputs."""
    html = text_html(response.text)
    for child in response:
        tag = str(child.tag)
        if tag in ("label", "description"):
            html += f"<p>{inner_xml(child)}</p>"
        elif tag == "annotationinput":
            html += "".join(f"<p>{inner_xml(one)}</p>" for one in child if str(one.tag) in ANNOTATION)
        elif tag == "p" and any(str(one.tag) in INPUTS for one in child.iter()):
            html += f"<p>{text_html(words_of(child))}</p>"
        elif tag not in INPUTS and tag not in ASIDE:
            html += outer_html(child)
        html += text_html(child.tail)
    labels = (one.get("label", "") for one in response.iter(*INPUTS))
    label = next((one for one in labels if one), "")
    return html or (f"<p>{text_html(label)}</p>" if label else "")


def inside_response(element: Element) -> bool:
    return any(str(one.tag).endswith("response") for one in element.iterancestors())


def refusal_of(notes: list[Note]) -> Refused:
    first = notes[0]
    return Refused(first.code, **dict(first.params))


def points(weight: str, notes: Notes) -> str:
    """The weight as points of the bank: at most two decimals, never nothing."""
    try:
        value = float(weight)
    except ValueError:
        return "1"
    rounded = f"{min(max(value, 0), 999):.2f}".rstrip("0").rstrip(".")
    if rounded in ("0", ""):
        notes.add("points_rounded", weight=weight, points="1")
        return "1"
    return rounded


def words_in(piece: Piece) -> str:
    if isinstance(piece, Text):
        return " ".join(re.sub(r"<[^>]+>", " ", piece.html).split())
    return piece.text if isinstance(piece, Heading) else ""

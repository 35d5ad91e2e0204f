"""One part of the old platform at a time: what becomes of it, and why not when nothing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .cleaning import clean
from .content import Component
from .markup import Element, inner_xml, parse_xml
from .notes import Note, Notes, Refused
from .pieces import Piece
from .problems import read_problem
from .questions import Question
from .static import StaticFiles
from .videos import read_video

REASONS = {
    "drag-and-drop-v2": "drag_and_drop",
    "drag-and-drop": "drag_and_drop",
    "openassessment": "open_response",
    "combinedopenended": "open_response",
    "peergrading": "open_response",
    "edx_sga": "upload",
    "staffgradedxblock": "upload",
    "poll": "poll",
    "survey": "poll",
    "poll_question": "poll",
    "word_cloud": "poll",
    "done": "done_button",
    "discussion": "discussion",
    "split_test": "experiment",
    "randomize": "experiment",
    "conditional": "conditional",
}
BANKS = ("library_content", "itembank", "problem-bank", "problemset")


@dataclass(frozen=True)
class Context:
    """What a part may look things up in."""

    root: Path
    statics: StaticFiles
    language: str


@dataclass(frozen=True)
class Part:
    """A component and what became of it. A bank of problems carries its problems as parts."""

    component: Component
    pieces: tuple[Piece, ...] = ()
    questions: tuple[Question, ...] = ()
    parts: tuple[Part, ...] = ()
    draw: int | None = None
    notes: tuple[Note, ...] = ()
    refused: Note | None = None


def convert(component: Component, context: Context) -> Part:
    """Never raises Refused: the reason is in the part."""
    notes = Notes()
    try:
        if component.hidden:
            raise Refused("staff_only")
        if component.attributes.get("group_access", "{}") not in ("{}", "null", ""):
            notes.add("group_only")
        return MAKERS.get(component.kind, unknown)(component, context, notes)
    except Refused as reason:
        parts = tuple(Part(one, refused=reason.note) for part in component.parts for one in part.all())
        return Part(component, parts=parts, notes=notes.tuple(), refused=reason.note)


def text(component: Component, context: Context, notes: Notes) -> Part:
    if not component.source.strip():
        raise Refused("empty")
    cleaned = clean(component.source, statics=context.statics)
    notes.extend(cleaned.notes)
    if not cleaned.pieces:
        codes = {note.code for note in cleaned.notes}
        raise Refused("needs_controls" if "controls_dropped" in codes else reason_for_nothing(codes))
    return Part(component, cleaned.pieces, notes=notes.tuple())


def reason_for_nothing(codes: set[str]) -> str:
    return (
        "nothing_left"
        if codes & {"script_dropped", "style_dropped"}
        else "empty"
        if not codes
        else "nothing_kept"
    )


def video(component: Component, context: Context, notes: Notes) -> Part:
    pieces = read_video(
        component, statics=context.statics, root=context.root, language=context.language, notes=notes
    )
    return Part(component, tuple(pieces), notes=notes.tuple())


def problem(component: Component, context: Context, notes: Notes) -> Part:
    questions, prose = read_problem(component, statics=context.statics, notes=notes)
    return Part(component, tuple(prose), tuple(questions), notes=notes.tuple())


def bank(component: Component, context: Context, notes: Notes) -> Part:
    """A bank draws some of its problems for each learner; so will the quiz it becomes."""
    parts = tuple(convert(part, context) for part in component.parts)
    count = sum(len(part.questions) for part in parts)
    if not count:
        raise Refused("bank_empty")
    wanted = component.attributes.get("max_count", "")
    draw = int(wanted) if wanted.isdigit() and 0 < int(wanted) < count else None
    if draw:
        notes.add("drawn_quiz", count=draw)
    return Part(component, parts=parts, draw=draw, notes=notes.tuple())


def annotatable(component: Component, context: Context, notes: Notes) -> Part:
    """The text, with the notes on its passages listed below it."""
    element = parse_xml(component.source.encode(), component.where)
    remarks = [annotation(one) for one in element.iter("annotation") if one.get("body")]
    if remarks:
        notes.add("annotations_listed")
    html = inner_xml(element) + (f"<ul>{''.join(remarks)}</ul>" if remarks else "")
    cleaned = clean(html, statics=context.statics)
    notes.extend(cleaned.notes)
    return Part(component, cleaned.pieces, notes=notes.tuple())


def annotation(element: Element) -> str:
    passage = "".join(element.itertext()).strip()
    words = element.get("body", "").replace("&", "&amp;").replace("<", "&lt;")
    return f"<li><b>{passage}</b>: {words}</li>"


def tool(component: Component, context: Context, notes: Notes) -> Part:
    raise Refused("lti", url=component.attributes.get("launch_url", "?"))


def unknown(component: Component, context: Context, notes: Notes) -> Part:
    code = REASONS.get(component.kind, "kind")
    raise Refused(code, **({"kind": component.kind} if code == "kind" else {}))


MAKERS: dict[str, Callable[[Component, Context, Notes], Part]] = {
    "html": text,
    "video": video,
    "problem": problem,
    "annotatable": annotatable,
    "lti": tool,
    "lti_consumer": tool,
    **dict.fromkeys(BANKS, bank),
}

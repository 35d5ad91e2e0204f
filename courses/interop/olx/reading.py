"""Read an unpacked Open edX course (OLX) into plain values. Nothing outside its folder is read.

A part is either written in place or is a pointer, an element with nothing but a `url_name`, to
`<kind>/<url_name>.xml`; a text keeps its HTML in a twin `html/<filename>.html`. What is missing or
malformed raises BrokenCourse with the file and, for XML, the line and column.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .content import Chapter, Component, OlxCourse, Sequential, Vertical
from .markup import Element, inner_xml, outer_xml, read_xml
from .words import BrokenCourse

NAME = re.compile(r"[\w.\-: ]{1,250}")
DEEPEST = 6
POINTER = {"url_name", "org", "course", "slug"}
LEAVES_IN_FILES = ("html", "video", "problem", "lti", "annotatable", "library_content", "poll", "survey")
CONTAINERS = (
    "library_content", "itembank", "problem-bank", "split_test", "conditional", "wrapper", "randomize",
    "problemset", "videosequence", "vertical",
)  # fmt: skip
COURSE_PARTS = {"info": "course updates", "tabs": "custom pages", "wiki": "wiki", "pdf_textbook": "textbook"}


def read_course(root: Path) -> OlxCourse:
    """The course below the folder that holds course.xml. Raises BrokenCourse."""
    return Reader(root).course()


class Reader:
    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.used: set[str] = set()

    # Files

    def file(self, relative: str, by: str) -> Path:
        path = (self.root / relative).resolve()
        if not path.is_relative_to(self.root):
            raise BrokenCourse("unsafe_path", relative)
        if not path.is_file():
            raise BrokenCourse("missing_file", relative, by=by)
        return path

    def text(self, relative: str, by: str) -> str:
        try:
            text = self.file(relative, by).read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BrokenCourse("bad_encoding", relative) from error
        if "\0" in text or "\\u0000" in text:  # no database keeps it in a text
            raise BrokenCourse("bad_encoding", relative)
        return text

    def optional_text(self, relative: str) -> str:
        return self.text(relative, COURSE) if (self.root / relative).is_file() else ""

    def follow(self, element: Element, by: str) -> tuple[Element, str]:
        """The element itself, or the one its pointer leads to, and the file it stands in."""
        if not is_pointer(element):
            return element, by
        kind, name = str(element.tag), name_of(element, by)
        where = f"{kind}/{name.replace(':', '/')}.xml"
        found = read_xml(self.file(where, by), where)
        if found.tag != kind:
            raise BrokenCourse("bad_root", where, wanted=kind, found=found.tag)
        found.set("url_name", name)
        return found, where

    # The tree

    def course(self) -> OlxCourse:
        pointer = read_xml(self.file(COURSE, COURSE), COURSE)
        if pointer.tag != "course":
            raise BrokenCourse("bad_root", COURSE, wanted="course", found=pointer.tag)
        element, where = self.follow(pointer, COURSE)
        run = pointer.get("url_name") or element.get("url_name") or "course"
        policy = self.policy(run)
        chapters = tuple(self.chapter(child, where) for child in element.iterchildren("chapter"))
        return OlxCourse(
            org=pointer.get("org") or element.get("org") or "",
            number=pointer.get("course") or element.get("course") or "",
            run=run,
            title=str(policy.get("display_name") or element.get("display_name") or run),
            language=str(policy.get("language") or element.get("language") or ""),
            summary=self.optional_text("about/short_description.html").strip(),
            overview=self.optional_text("about/overview.html"),
            image=str(policy.get("course_image") or element.get("course_image") or ""),
            pass_mark=self.pass_mark(run),
            chapters=chapters,
            unused=tuple(self.unused()),
            skipped=tuple(self.skipped(element)),
        )

    def chapter(self, pointer: Element, by: str) -> Chapter:
        element, where = self.follow(pointer, by)
        name = name_of(element, where)
        children = [(child, index) for index, child in enumerate(element)]
        sequentials = tuple(self.sequential(child, where, f"{name}-{index}") for child, index in children)
        return Chapter(name, title_of(element), sequentials, is_hidden(element))

    def sequential(self, pointer: Element, by: str, fallback: str) -> Sequential:
        """Old courses put a unit, or even a part, straight into a chapter: it gets a section of its own."""
        if pointer.tag != "sequential":
            vertical = self.vertical(pointer, by, fallback)
            return Sequential(f"{fallback}-section", vertical.title, False, (vertical,))
        element, where = self.follow(pointer, by)
        name = name_of(element, where, fallback)
        verticals = tuple(
            self.vertical(child, where, f"{name}-{index}") for index, child in enumerate(element)
        )
        graded = element.get("graded", "").lower() == "true"
        return Sequential(name, title_of(element), graded, verticals, is_hidden(element))

    def vertical(self, pointer: Element, by: str, fallback: str) -> Vertical:
        if pointer.tag != "vertical":
            component = self.component(pointer, by, f"{fallback}-0")
            return Vertical(fallback, component.title, (component,))
        element, where = self.follow(pointer, by)
        name = name_of(element, where, fallback)
        components = tuple(
            self.component(child, where, f"{name}-{index}") for index, child in enumerate(element)
        )
        return Vertical(name, title_of(element), components, is_hidden(element))

    def component(self, pointer: Element, by: str, fallback: str, depth: int = 0) -> Component:
        if depth > DEEPEST:
            raise BrokenCourse("too_deep", by)
        element, where = self.follow(pointer, by)
        kind, name = str(element.tag), name_of(element, where, fallback)
        self.used.add(f"{kind}/{name}")
        parts: tuple[Component, ...] = ()
        if kind in CONTAINERS:
            parts = tuple(
                self.component(child, where, f"{name}-{index}", depth + 1)
                for index, child in enumerate(element)
            )
        return Component(
            kind=kind, name=name, title=title_of(element), where=where,
            source=self.source(element, where), attributes=dict(element.attrib), parts=parts,
            hidden=is_hidden(element),
        )  # fmt: skip

    def source(self, element: Element, where: str) -> str:
        if element.tag != "html":
            return outer_xml(element)
        if filename := element.get("filename"):
            return self.text(f"html/{filename.replace(':', '/')}.html", where)
        return inner_xml(element)

    # Beside the tree

    def policy(self, run: str) -> dict[str, object]:
        whole = self.json(f"policies/{run}/policy.json")
        found = whole.get(f"course/{run}", {}) if isinstance(whole, dict) else {}
        return found if isinstance(found, dict) else {}

    def pass_mark(self, run: str) -> float:
        """The lowest grade that counts as passed, as a share; Open edX's own default is one half."""
        grading = self.json(f"policies/{run}/grading_policy.json")
        cutoffs = grading.get("GRADE_CUTOFFS") if isinstance(grading, dict) else None
        marks = [mark for mark in cutoffs.values() if is_share(mark)] if isinstance(cutoffs, dict) else []
        return float(min(marks, default=0.5))

    def json(self, relative: str) -> object:
        text = self.optional_text(relative)
        try:
            return json.loads(text) if text.strip() else {}
        except (ValueError, RecursionError) as error:
            detail = getattr(error, "msg", str(error))
            line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
            raise BrokenCourse("bad_json", relative, line=line, column=column, detail=detail) from error

    def unused(self) -> Iterator[Component]:
        """Parts that lie in the archive though no unit names them: they are reported, not lost silently."""
        for kind in LEAVES_IN_FILES:
            for path in sorted((self.root / kind).glob("*.xml")):
                if f"{kind}/{path.stem}" not in self.used:
                    where = f"{kind}/{path.name}"
                    element = read_xml(path, where)
                    yield Component(kind, path.stem, title_of(element), where, "")

    def skipped(self, course: Element) -> Iterator[str]:
        for child in course:
            if child.tag != "chapter":
                yield COURSE_PARTS.get(str(child.tag), str(child.tag))
        for folder in ("info", "tabs"):
            if any(self.root.glob(f"{folder}/*")):
                yield COURSE_PARTS[folder]


COURSE = "course.xml"


def is_pointer(element: Element) -> bool:
    empty = not len(element) and not (element.text or "").strip()
    return empty and "url_name" in element.attrib and set(element.attrib) <= POINTER


def name_of(element: Element, where: str, fallback: str = "") -> str:
    name = element.get("url_name") or element.get("slug") or fallback or str(element.tag)
    if not NAME.fullmatch(name) or ".." in name:
        raise BrokenCourse("bad_name", where, name=name)
    return name


def title_of(element: Element) -> str:
    return " ".join((element.get("display_name") or element.findtext("title") or "").split())


def is_hidden(element: Element) -> bool:
    return element.get("visible_to_staff_only", "").lower() == "true"


def is_share(mark: object) -> bool:
    return isinstance(mark, int | float) and 0 < mark <= 1

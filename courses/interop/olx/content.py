"""A course as plain values: what was read from the archive, before anything of ours is made of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ROOT_KINDS = ("course", "chapter", "sequential", "vertical")


@dataclass(frozen=True)
class Component:
    """A leaf of the course: a text, a video, a problem, or something we may not know."""

    kind: str
    name: str  # unique within its kind: the file's name on the old platform
    title: str
    where: str  # the file it was read from
    source: str  # its XML; for a text, its HTML
    attributes: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Component, ...] = ()
    hidden: bool = False

    @property
    def usage(self) -> str:
        return f"{self.kind}/{self.name}"

    def all(self) -> Iterator[Component]:
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True)
class Vertical:
    """A unit: one page of the old platform, one lesson of ours."""

    name: str
    title: str
    components: tuple[Component, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Sequential:
    name: str
    title: str
    graded: bool
    verticals: tuple[Vertical, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Chapter:
    name: str
    title: str
    sequentials: tuple[Sequential, ...]
    hidden: bool = False


@dataclass(frozen=True)
class OlxCourse:
    """The whole course and what was found beside it."""

    org: str
    number: str
    run: str
    title: str
    language: str
    summary: str
    overview: str  # HTML
    image: str
    pass_mark: float
    chapters: tuple[Chapter, ...]
    unused: tuple[Component, ...] = ()  # files that no unit names
    skipped: tuple[str, ...] = ()  # kinds of course-wide parts that have no place here

    @property
    def source(self) -> str:
        """What makes two imports the same course."""
        named = (
            f"{self.org}/{self.number}/{self.run}" if self.org or self.number else f"{self.title}/{self.run}"
        )
        return named if len(named) <= 200 else hashlib.sha256(named.encode()).hexdigest()

    def components(self) -> Iterator[Component]:
        for chapter in self.chapters:
            for sequential in chapter.sequentials:
                for vertical in sequential.verticals:
                    for component in vertical.components:
                        yield from component.all()

"""The demo courses as they are written: TOML files read into plain values. Pure, apart from reading the files.

A course is a folder: `course.toml` (its shape, and its words in both languages), `lessons/<name>.<language>.toml`
and `quizzes/<name>.toml`. What must agree between the languages (order, keys, right answers) is written once.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("en", "ur")
SOURCE = "en"

Words = dict[str, Any]


@dataclass(frozen=True)
class Lesson:
    """`words` by language: title, intro, minutes, completion, is_open and a body of one-key blocks."""

    name: str
    words: dict[str, Words]

    @property
    def slug(self) -> str:
        return self.name.partition("-")[2]


@dataclass(frozen=True)
class Module:
    slug: str
    release: str
    words: dict[str, Words]
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Quiz:
    """`rules` hold for every language; each question has its rules beside its words by language."""

    name: str
    rules: Words
    words: dict[str, Words]
    questions: tuple[Words, ...] = field(repr=False)


@dataclass(frozen=True)
class Course:
    slug: str
    facts: Words
    words: dict[str, Words]
    modules: tuple[Module, ...]
    quizzes: tuple[Quiz, ...]

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return tuple(lesson for module in self.modules for lesson in module.lessons)


@cache
def courses() -> tuple[Course, ...]:
    """Every course of the demo, the main one first."""
    found = [course(path.parent) for path in CONTENT.glob("*/course.toml")]
    return tuple(sorted(found, key=lambda one: (one.facts["place"], one.slug)))


def course(folder: Path) -> Course:
    shape = read(folder / "course.toml")
    words = _take_words(shape)
    modules = tuple(_module(folder, module) for module in shape.pop("modules"))
    quizzes = tuple(_quiz(path) for path in sorted((folder / "quizzes").glob("*.toml")))
    return Course(shape.pop("slug"), shape, words, modules, quizzes)


def catalogue() -> Words:
    """The page that all courses stand below."""
    return read(CONTENT / "catalogue.toml")


def bootcamp() -> Words:
    """The bootcamp: its page's words by language, and its cohorts."""
    return read(CONTENT / "bootcamp.toml")


def read(path: Path) -> Words:
    with path.open("rb") as file:
        return tomllib.load(file)


def _module(folder: Path, shape: Words) -> Module:
    lessons = tuple(_lesson(folder / "lessons", name) for name in shape["lessons"])
    return Module(shape["slug"], shape["release"], _take_words(shape), lessons)


def _lesson(folder: Path, name: str) -> Lesson:
    return Lesson(name, {language: read(folder / f"{name}.{language}.toml") for language in LANGUAGES})


def _quiz(path: Path) -> Quiz:
    rules = read(path)
    questions = tuple(rules.pop("questions"))
    return Quiz(path.stem, rules, _take_words(rules), questions)


def _take_words(shape: Words) -> dict[str, Words]:
    return {language: shape.pop(language) for language in LANGUAGES}

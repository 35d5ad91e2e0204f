"""What keeps an index and answers questions. tests/search/backends/test_contract.py says what each must do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..counting import Counts
from ..documents import Document
from ..query import Question


class EngineFailed(Exception):
    """The engine cannot be reached, is too slow, or answered with a fault. It says nothing of what was asked."""


class RebuildRunning(Exception):
    """Another rebuild is under way."""


@dataclass(frozen=True)
class Results:
    """The documents of one page, how many there are in all, and how many each value of each facet would leave."""

    documents: Sequence[Document] = ()
    total: int = 0
    counts: Counts = field(default_factory=dict)


class Backend(ABC):
    """An index that is asked and written to. Writes carry a number that only grows: an older one never undoes a
    newer one. A new index is built beside the live one; from `begin` on, writes go to both."""

    @abstractmethod
    def search(self, question: Question) -> Results:
        """The documents this visitor may see that have every word and every chosen value, best first."""

    @abstractmethod
    def suggest(self, question: Question) -> Sequence[Document]:
        """Documents whose titles have the words so far, best first."""

    @abstractmethod
    def write(self, documents: Sequence[Document], gone: Collection[str], version: int) -> None:
        """Put these documents in place of those of the same key, and take out the keys that are gone."""

    @abstractmethod
    def digests(self, origins: Collection[str]) -> Mapping[str, str]:
        """key → digest of all documents of these objects, in the live index."""

    @abstractmethod
    def origins(self, after: str = "", until: str = "") -> Sequence[str]:
        """The objects that have documents in the live index, in order: those after the one, up to the other."""

    @abstractmethod
    def begin(self, name: str) -> None:
        """A new, empty index of that name, to be filled. Raises RebuildRunning."""

    @abstractmethod
    def fill(self, documents: Sequence[Document], version: int) -> None:
        """Put documents into the index that is being built, and into no other."""

    @abstractmethod
    def swap(self) -> None:
        """The index that was being built answers from now on; the one before is gone."""

    @abstractmethod
    def abandon(self) -> None:
        """Throw the index that is being built away; the live one goes on."""


class Record(Backend):
    """A backend that keeps whole documents and knows their places: the one another can be filled from."""

    @abstractmethod
    def below(self, path: str) -> Mapping[str, str]:
        """key → origin of all documents of pages at that place of Wagtail's tree or under it."""

    @abstractmethod
    def documents(self, origins: Collection[str]) -> Sequence[Document]:
        """All documents of these objects."""

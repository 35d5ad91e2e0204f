"""What to try when nothing was found. It looks only at what this visitor may find, so it gives nothing away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from . import engine
from .asking import Asking
from .presenting import TOPIC
from .query import Question, Word, asked_words
from .spelling import nearest
from .words import terms_of, words

MOST_WORDS = 5  # that are tried one by one
LOOKED_AT = 200  # titles that are searched for a word that was meant


@dataclass(frozen=True)
class Way:
    """Another question, and how many answers it has."""

    text: str
    href: str
    count: int


@dataclass(frozen=True)
class Help:
    meant: Way | None = None  # the same words, spelt otherwise
    unfiltered: Way | None = None  # the same without what was chosen
    fewer: tuple[Way, ...] = ()  # one of the words alone
    topics: tuple[Way, ...] = ()  # what else there is, by topic


def help_with(asking: Asking) -> Help:
    """Ways on from a question without answers."""
    question = asking.question
    unfiltered = _way(asking, question.text, question.without_filters()) if question.filters else None
    if unfiltered or not question.words:
        return Help(unfiltered=unfiltered)
    tried = _tried(asking)
    finding = tuple(way for way in tried.values() if way)
    fewer = finding if len(question.words) > 1 else ()
    return Help(meant=_meant(asking, tried), fewer=fewer, topics=tuple(_topics(asking)))


def _topics(asking: Asking) -> Iterator[Way]:
    """Every topic with its number of documents: the nearest thing to a map."""
    everything = replace(asking.question.without_filters(), text="", words=(), limit=0)
    counts = engine.search(everything).counts.get(TOPIC, {})
    for value, label in asking.labels.get(TOPIC, {}).items():
        if value in counts:
            yield Way(label, asking.to(text="", **{TOPIC: value}), counts[value])


def _way(asking: Asking, text: str, question: Question) -> Way | None:
    count = engine.search(replace(question, offset=0, limit=0)).total
    nothing = dict.fromkeys(asking.question.filters, "")
    return Way(text, asking.to(text=text, **nothing), count) if count else None


def _tried(asking: Asking) -> dict[str, Way | None]:
    """Each of the question's words, and what it finds alone."""
    tried = {}
    for match in list(words(asking.question.text))[:MOST_WORDS]:
        alone = replace(asking.question.without_filters(), words=asked_words(match[0]))
        tried[match[0]] = _way(asking, match[0], alone)
    return tried


def _meant(asking: Asking, tried: Mapping[str, Way | None]) -> Way | None:
    """The question with unknown words as the titles that this visitor may find spell them; others are left out."""
    better = {word: word if way else _better(asking.question, word) for word, way in tried.items()}
    if better == {word: word if way else "" for word, way in tried.items()}:
        return None
    text = " ".join(filter(None, better.values()))
    return _way(asking, text, replace(asking.question.without_filters(), words=asked_words(text)))


def _better(question: Question, word: str) -> str:
    term = "".join(terms_of(word))
    for titles in _titles_like(question, term):
        spelt = {"".join(terms_of(found[0])): found[0] for title in titles for found in words(title)}
        if meant := nearest(term, spelt):
            return spelt[meant]
    return ""


def _titles_like(question: Question, term: str) -> Iterator[list[str]]:
    """Titles with a word that begins alike, for the first letters are seldom wrong; then the weightiest titles."""
    near = replace(question.without_filters(), limit=LOOKED_AT)
    begins = replace(near, words=(Word(term[:2], begins=True),))
    yield [document.title for document in engine.suggest(begins)]
    anything = replace(near, text="", words=())
    yield [document.title for document in engine.search(anything).documents]

"""What an editor should look at before a page goes out. Pure: the page's HTML in, findings in words out.

It reads what a reader gets and not the fields an editor fills, so that it is right for every kind of page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from cms.language.scripts import is_arabic_script

BLOCKS = {"p", "li", "td", "th", "dd", "dt", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}
UNREAD = {"script", "style", "svg", "template", "nav", "form"}
SIDE_NOTE = "small"  # where a fact comes from, and since when: beside the sentence it stands in
VOID = {"img", "br", "hr", "input", "source", "track", "wbr", "meta", "link", "area", "col", "embed"}
SENTENCE = re.compile(r"[.!?؟۔]+(?=\s|$)")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
LONG_SENTENCE = {"en": 25, "ur": 30}  # words; Urdu splits what English says in one word
TO_WRITE_OVER = re.compile(r"\[\[.+?\]\]")  # words of a template, in double brackets
GRADE = 8  # of school; a reader of about thirteen
META = 160  # letters of a description that search engines show
SHORT = 20  # letters; a name or a number alone stands well on either side
HEAVY = 200_000  # bytes of pictures that a page may ask of a slow line
EMPTY_WORDS = {
    *("here", "click here", "read more", "more", "this", "this link", "link", "learn more", "details"),
    *("یہاں", "یہاں کلک کریں", "کلک کریں", "مزید", "مزید پڑھیں", "یہ لنک", "لنک", "تفصیل"),
}


@dataclass(slots=True)
class Text:
    """A paragraph, a line of a list, a heading: what is read in one go."""

    words: str
    tag: str
    says_direction: bool = False

    @property
    def sentences(self) -> list[str]:
        return [found for part in SENTENCE.split(self.words) if (found := part.strip())]


@dataclass(slots=True)
class Draft:
    """A page as it is read: its texts, links as (words, address), and pictures as (words for the blind, address)."""

    language: str
    description: str = ""
    texts: list[Text] = field(default_factory=list)
    links: list[tuple[str, str | None]] = field(default_factory=list)
    pictures: list[tuple[str | None, str]] = field(default_factory=list)
    picture_bytes: int = 0
    lacking: list[str] = field(default_factory=list)  # fields that must be filled in before it can be drawn
    left_over: list[str] = field(default_factory=list)  # words of a template that nobody wrote over

    @property
    def is_bidi(self) -> bool:
        return bool(get_language_info(self.language)["bidi"])

    @property
    def sentences(self) -> list[str]:
        return [one for text in self.texts if not text.tag.startswith("h") for one in text.sentences]


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` names the check, `words` say what to do, `where` quotes the place."""

    what: str
    words: Any
    where: str = ""


class Reader(HTMLParser):
    """Reads the main part of a page."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(convert_charrefs=True)
        self.draft, self.open = draft, list[str]()
        self.text: Text | None = None
        self.link: list[Any] | None = None

    @property
    def is_read(self) -> bool:
        return "main" in self.open and not UNREAD.intersection(self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if not self.is_read:
            return
        has = dict(attrs)
        if tag in BLOCKS:
            self._close_text()
            self.text = Text("", tag, "dir" in has or "lang" in has)
        elif tag == "a":
            self.link = ["", has.get("href")]
        elif tag == "img":
            self.draft.pictures.append((has.get("alt"), has.get("src") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in BLOCKS:
            self._close_text()
        elif tag == "a" and self.link:
            self.draft.links.append((" ".join(self.link[0].split()), self.link[1]))
            self.link = None

    def handle_data(self, data: str) -> None:
        if not self.is_read:
            return
        if self.text and SIDE_NOTE not in self.open:
            self.text.words += data
        if self.link:
            self.link[0] += data

    def _close_text(self) -> None:
        if self.text and (words := " ".join(self.text.words.split())):
            self.text.words = words
            self.draft.texts.append(self.text)
        self.text = None


def read(html: str, language: str, description: str = "") -> Draft:
    draft = Draft(language, description)
    reader = Reader(draft)
    reader.feed(html)
    reader.close()
    return draft


def left_over(texts: str) -> list[str]:
    """The words of a template in them, each once."""
    return list(dict.fromkeys(TO_WRITE_OVER.findall(texts)))


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: near enough over a whole page."""
    found = len(VOWELS.findall(word.lower()))
    return max(1, found - word.lower().endswith("e") * (found > 1))


def grade(draft: Draft) -> float | None:
    """The school year in which English of this kind is read with ease, after Flesch and Kincaid (1975):
    0.39 words a sentence + 11.8 syllables a word - 15.59. None for a short text or another language."""
    words = [word for sentence in draft.sentences for word in WORD.findall(sentence)]
    if draft.language != "en" or len(words) < 100:
        return None
    average = sum(map(syllables, words)) / len(words)
    return round(0.39 * len(words) / len(draft.sentences) + 11.8 * average - 15.59, 1)


def look_over(draft: Draft) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(draft)]


def _quote(words: str) -> str:
    return Truncator(words).chars(120)


def too_hard(draft: Draft) -> Iterator[Finding]:
    level = grade(draft)
    if level is not None and level > GRADE:
        words = _(
            "This reads like school year %(level)s. Aim at %(most)s: shorter sentences, everyday words."
        )
        yield Finding("grade", words % {"level": round(level), "most": GRADE})


def long_sentences(draft: Draft) -> Iterator[Finding]:
    most = LONG_SENTENCE.get(draft.language, LONG_SENTENCE["en"])
    for sentence in draft.sentences:
        count = len(sentence.split())
        if count > most:
            words = ngettext(
                "%(count)d word in one sentence. Make two of it.",
                "%(count)d words in one sentence. Make two of it.",
                count,
            )
            yield Finding("sentence", words % {"count": count}, _quote(sentence))


def no_description(draft: Draft) -> Iterator[Finding]:
    if not draft.description:
        yield Finding(
            "meta", _("Write a search description: one or two sentences that say what the reader gets.")
        )
    elif len(draft.description) > META:
        words = _("The search description has %(count)d letters; what goes past %(most)d is cut off.")
        yield Finding(
            "meta", words % {"count": len(draft.description), "most": META}, _quote(draft.description)
        )


def pictures_without_words(draft: Draft) -> Iterator[Finding]:
    for alternative, address in draft.pictures:
        if alternative is None:
            words = _("A picture has no words for those who cannot see it, and is not marked as decoration.")
            yield Finding("alt", words, address.rsplit("/", 1)[-1])


def pictures_in_other_letters(draft: Draft) -> Iterator[Finding]:
    """Words that came with the picture from a page in another language, and nobody put into this one."""
    for alternative, _address in draft.pictures:
        if alternative and len(alternative) > SHORT and is_arabic_script(alternative) != draft.is_bidi:
            words = _("The words of a picture are in other letters than the page. Say them in its language.")
            yield Finding("alt", words, _quote(alternative))


def links_without_meaning(draft: Draft) -> Iterator[Finding]:
    for words, address in draft.links:
        if address is None:
            yield Finding("dead", _("A link leads nowhere: the page it led to is gone."), _quote(words))
        elif words.strip(" .…›»→").lower() in EMPTY_WORDS:
            yield Finding("link", _("Let the words of a link say where it leads."), _quote(words))
        elif words.startswith(("http://", "https://", "www.")):
            yield Finding("link", _("A bare address says little. Put the link under words."), _quote(words))


def other_direction(draft: Draft) -> Iterator[Finding]:
    """A text that begins in letters of the other direction takes the wrong side of the page, full stop and all."""
    for text in draft.texts:
        if (
            len(text.words) > SHORT
            and not text.says_direction
            and is_arabic_script(text.words) != draft.is_bidi
        ):
            words = _(
                "This begins with letters of the other direction. Begin with a word of the page's language."
            )
            yield Finding("direction", words, _quote(text.words))


def too_heavy(draft: Draft) -> Iterator[Finding]:
    if draft.picture_bytes > HEAVY:
        words = _("The pictures weigh %(kilobytes)d KB. Aim at %(most)d: fewer of them, or simpler ones.")
        yield Finding("weight", words % {"kilobytes": draft.picture_bytes // 1000, "most": HEAVY // 1000})


def words_of_a_template(draft: Draft) -> Iterator[Finding]:
    for words in draft.left_over:
        yield Finding(
            "template", _("These are words of a template. Write your own in their place."), _quote(words)
        )


def not_filled_in(draft: Draft) -> Iterator[Finding]:
    if draft.lacking:
        words = _("Fill these in first; the rest of the page is looked over after that.")
        yield Finding("lacking", words, ", ".join(draft.lacking))


CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    not_filled_in,
    words_of_a_template,
    too_hard,
    long_sentences,
    pictures_without_words,
    pictures_in_other_letters,
    links_without_meaning,
    other_direction,
    too_heavy,
    no_description,
)

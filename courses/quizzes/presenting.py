"""One question as a learner sees it: words, form, and as much of the marking as may be seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import expand_db_html

from .blocks import GAP, PROMPT_BLOCK
from .enums import Kind
from .forms import AnswerForm
from .frozen import FrozenQuestion
from .marking import Choices, Mark, Slots
from .seeing import Sight

PHRASES = {"b", "strong", "i", "em", "code", "sup", "sub", "br"}
_BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p[^>]*>")
_IMAGE = ImageBlock(required=False)


@dataclass(frozen=True)
class ShownChoice:
    value: str
    html: SafeString
    image: Any
    checked: bool
    state: str  # right, wrong, missed or ""
    feedback: str


@dataclass(frozen=True)
class ShownSlot:
    """A place to fill. `given` is what stands there; `right` what belongs there, where that may be seen."""

    field: Any
    label: str
    given: str
    state: str
    right: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a text with gaps: words, or a gap."""

    words: str = ""
    slot: ShownSlot | None = None


class Sheet:
    """A question on the screen. `sight` decides what of the marking is in it at all."""

    def __init__(
        self,
        question: FrozenQuestion,
        language: str,
        *,
        given: Any = None,
        form: AnswerForm | None = None,
        sight: Sight = Sight.NOTHING,
        locked: bool = False,
    ):
        self.question, self.sight, self.locked = question, sight, locked
        self.language = question.language(language)
        self.is_foreign = self.language != language
        self.given = given
        self.form = form or AnswerForm(question, self.language, given=given, prefix=f"q{question.number}")

    @property
    def number(self) -> int:
        return self.question.number

    @property
    def kind(self) -> str:
        return self.question.kind

    @cached_property
    def mark(self) -> Mark | None:
        """The mark, where anything of it may be seen."""
        return self.question.mark(self.given) if self.sight else None

    @property
    def state(self) -> str:
        if self.mark is None:
            return ""
        return "right" if self.mark.right else "partly" if self.mark.points > 0 else "wrong"

    @property
    def shows_key(self) -> bool:
        return self.sight == Sight.KEY

    @property
    def points(self) -> str:
        count = plain_number(self.question.points)
        return ngettext("%(count)s point", "%(count)s points", 1 if count == "1" else 2) % {"count": count}

    @property
    def earned(self) -> str:
        """The points earned of those possible, in words."""
        if self.mark is None:
            return ""
        words = {"points": plain_number(self.mark.points), "most": plain_number(self.mark.max)}
        return _("%(points)s of %(most)s points") % words

    @cached_property
    def prompt(self):
        return PROMPT_BLOCK.to_python(self._word("prompt"))

    @property
    def hint(self) -> str:
        return self._word("hint") or ""

    @property
    def explanation(self) -> str:
        return self._word("feedback") or "" if self.sight else ""

    @property
    def unit(self) -> str:
        return self._word("unit") or ""

    @property
    def instruction(self) -> str:
        """What to do, in words."""
        return {
            Kind.ONE_CHOICE: _("Choose one answer."),
            Kind.SEVERAL_CHOICES: _("Choose every answer that is right."),
            Kind.TRUE_FALSE: _("Is this true or false?"),
            Kind.GAPS: _("Fill each gap."),
            Kind.MATCHING: _("For each one, choose what goes with it."),
            Kind.ORDERING: _("Give each step its place: 1 is first."),
        }.get(self.kind, "")

    @cached_property
    def choices(self) -> list[ShownChoice]:
        values = self.form["choice"].value() or []
        chosen = [values] if isinstance(values, str) else values
        keys = self.question.choices
        return [self._choice(str(place), key, str(place) in chosen) for place, key in enumerate(keys)]

    def _choice(self, value: str, key: str, chosen: bool) -> ShownChoice:
        words = self._word("choices", key) or {}
        return ShownChoice(
            value,
            _phrases(words["text"]) if "text" in words else escape(TRUE_FALSE[key]()),
            _IMAGE.to_python(words["image"]) if (words.get("image") or {}).get("image") else None,
            chosen,
            self._choice_state(key, chosen),
            self._choice_feedback(key, chosen),
        )

    def _choice_state(self, key: str, chosen: bool) -> str:
        rule = self.question.marked.rule
        if not self.sight or not isinstance(rule, Choices):
            return ""
        right = key in rule.right
        if chosen:
            return "right" if right else "wrong"
        if not (right and self.shows_key):
            return ""
        return "missed" if self.kind == Kind.SEVERAL_CHOICES else "right"

    def _choice_feedback(self, key: str, chosen: bool) -> str:
        return self._word("choices", key, "feedback") or "" if self.sight and chosen else ""

    @cached_property
    def slots(self) -> list[ShownSlot]:
        return [self._slot(place, slot) for place, slot in enumerate(self.question.slots)]

    def _slot(self, place: int, slot: dict) -> ShownSlot:
        right = self.mark.parts[slot["key"]] if self.mark else False
        state = ("right" if right else "wrong") if self.mark else ""
        words = self._right_words(slot) if self.shows_key and not right else ""
        field = self.form[f"slot-{place}"]
        return ShownSlot(field, self.form.slot_label(place), self._given_words(slot), state, words)

    def _given_words(self, slot: dict) -> str:
        given = (self.given or {}).get(slot["key"]) or ""
        return self.form.option_word(slot, given) if given and slot["options"] else given

    def _right_words(self, slot: dict) -> str:
        rule = self.question.marked.rule
        assert isinstance(rule, Slots)  # noqa: S101  only slots have slots
        (found,) = (one for one in rule.slots if one.key == slot["key"])
        if found.typed:  # accepted in every language, shown in the reader's, in the order they were written
            spoken = self._word("options", slot["key"]).values()
            words = [text for text in found.right if text in spoken]
        else:
            words = [self.form.option_word(slot, key) for key in found.right]
        return " / ".join(words)

    @property
    def pieces(self) -> Iterator[Piece]:
        """The text with gaps, cut at its gaps."""
        for number, part in enumerate(GAP.split(self._word("text"))):
            yield Piece(slot=self.slots[int(part) - 1]) if number % 2 else Piece(words=part)

    @property
    def remarks(self) -> list[str]:
        """The words written for this wrong text answer."""
        keys = self.mark.feedback if self.mark and self.kind == Kind.SHORT_TEXT else ()
        return [words for key in keys if (words := self._word("remarks", key))]

    @property
    def right_text(self) -> str:
        """The right answer to a typed question, where it may be seen and was not given."""
        if not self.shows_key or (self.mark and self.mark.right):
            return ""
        if self.kind == Kind.SHORT_TEXT:
            return self._word("accepted")[0]
        return (
            f"{plain_number(self.question.marked.rule.value)} {self.unit}".strip()
            if self.kind == Kind.NUMERIC
            else ""
        )

    def _word(self, *path: str):
        return self.question.word(self.language, *path)


TRUE_FALSE = {"true": lambda: _("True"), "false": lambda: _("False")}


def _phrases(html: str) -> SafeString:
    """Rich text of one choice without its paragraphs: it stands inside a label."""
    flat = _BETWEEN_PARAGRAPHS.sub("<br>", expand_db_html(html or ""))
    return mark_safe(nh3.clean(flat, tags=PHRASES, attributes={}))  # noqa: S308  cleaned in this line


def plain_number(number) -> str:
    """A number of points without needless zeros, at most two places."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")

"""The right answer of one response of a problem, kind by kind. Each raises Refused with its reason."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from .cleaning import Cleaned
from .markup import Element, inner_xml, words_of
from .notes import Notes, Refused
from .pieces import Picture
from .questions import Choice, Numeric, OneChoice, SeveralChoices, ShortText
from .rich import as_rich_text

Clean = Callable[[str], Cleaned]
HINTS = ("choicehint", "optionhint")
ANYTHING = re.compile(r"^\^?\(?(\.[*+]\??\.?|\.\.\*|\[\\s\\S\][*+])\)?\$?$")
LISTED = re.compile(r"^\^?\(?([\w\s'\-]+(?:\|[\w\s'\-]+)*)\)?\$?$")
RANGE = re.compile(r"^([\[(])\s*([^,\s]+)\s*,\s*([^,\s]+)\s*([\])])$")
FRACTION = re.compile(r"^(-?\d+)\s*/\s*(\d+)$")
PLACES = 6


def one_choice(response: Element, notes: Notes, clean: Clean) -> OneChoice:
    found = list(response.iter("choice"))
    if any(one.get("correct", "").lower() == "partial" for one in found):
        notes.add("partial_choice")
    pool = next(
        (one.get("answer-pool") for one in response.iter("choicegroup") if one.get("answer-pool")), ""
    )
    if pool:
        notes.add("answer_pool")
    choices = tuple(read_choice(one, notes, clean) for one in found)
    right = [choice for choice in choices if choice.right]
    check_choices(choices)
    if len(right) > 1:  # the old platform then took any of them, or drew one
        raise Refused("several_right")
    return OneChoice(choices)


def several_choices(response: Element, notes: Notes, clean: Clean) -> SeveralChoices:
    choices = tuple(read_choice(one, notes, clean) for one in response.iter("choice"))
    check_choices(choices)
    if response.find(".//compoundhint") is not None:
        notes.add("hint_dropped")
    return SeveralChoices(choices, partial=bool(response.get("partial_credit")))


def menu(response: Element, notes: Notes, clean: Clean) -> OneChoice:
    """A menu asks for one of its options."""
    options = [one for one in response.iter("option") if one.get("correct") is not None]
    if options:
        choices = tuple(read_choice(one, notes, clean) for one in options)
    else:
        choices = tuple(Choice(escape(text), right) for text, right in menu_options(response))
    check_choices(choices)
    return OneChoice(choices)


def menu_options(response: Element) -> tuple[tuple[str, bool], ...]:
    """The options of a menu as plain text, in either of the two forms it may have."""
    options = tuple((own_words(one), is_right(one)) for one in response.iter("option"))
    if not options:
        asked = next(response.iter("optioninput"))
        right = asked.get("correct", "").strip()
        options = tuple((text, text == right) for text in listed(asked.get("options", "")))
    if len(options) < 2:
        raise Refused("no_choices")
    if not any(right for _text, right in options):
        raise Refused("no_right_answer")
    return options


def listed(text: str) -> list[str]:
    """`('a','b')` or `a, b`."""
    try:
        found = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        found = text.strip().strip("()").split(",")
    values = found if isinstance(found, tuple | list) else [found]
    return [str(value).strip().strip("'\"") for value in values if str(value).strip()]


def annotation(response: Element, notes: Notes, clean: Clean) -> OneChoice:
    """The choice asked about a marked passage; the free comment beside it cannot be marked."""
    notes.add("comment_dropped")
    options = list(response.iter("option"))
    if any(one.get("choice") == "partially-correct" for one in options):
        notes.add("partial_choice")
    choices = tuple(Choice(escape(words_of(one)), one.get("choice") == "correct") for one in options)
    check_choices(choices)
    return OneChoice(choices)


def read_choice(element: Element, notes: Notes, clean: Clean) -> Choice:
    hints = [child for child in element if str(child.tag) in HINTS]
    chosen = [one for one in hints if one.get("selected", "true").lower() == "true"]
    if hints and not chosen:
        notes.add("hint_on_choice")
    feedback = " ".join(words_of(one) for one in chosen or hints)
    for hint in hints:
        hint.text, hint[:] = "", []
    cleaned = clean(inner_xml(element))
    pictures = [piece for piece in cleaned.pieces if isinstance(piece, Picture)]
    others = [piece for piece in cleaned.pieces if not isinstance(piece, Picture)]
    text = inline(as_rich_text(others, notes))
    return Choice(text, is_right(element), feedback, pictures[0] if pictures else None)


def check_choices(choices: tuple[Choice, ...]) -> None:
    if len([choice for choice in choices if choice.text or choice.picture]) < 2:
        raise Refused("no_choices")
    if not any(choice.right for choice in choices):
        raise Refused("no_right_answer")


def inline(html: str) -> str:
    """One paragraph of a choice: inner paragraphs and lists become lines."""
    html = re.sub(r"</(p|li)>\s*<(p|li)>", "<br>", html)
    return f"<p>{re.sub(r'</?(p|ul|ol|li)>', '', html)}</p>" if html else ""


def own_words(element: Element) -> str:
    hints = " ".join(words_of(child) for child in element if str(child.tag) in HINTS)
    words = words_of(element)
    return words.removesuffix(hints).strip() if hints else words


def is_right(element: Element) -> bool:
    return element.get("correct", "").strip().lower() == "true"


def escape(text: str) -> str:
    return f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"


def number(response: Element, notes: Notes, clean: Clean) -> Numeric | ShortText:
    answer = response.get("answer", "").strip()
    if response.get("partial_credit"):
        notes.add("partial_dropped")
    tolerance, percent = tolerance_of(response)
    others = [one.get("answer", "") for one in response.iter("additional_answer")]
    if others and not tolerance:
        notes.add("numbers_listed")
        return ShortText(tuple(str(decimal(one)) for one in [answer, *others]))
    if others:
        raise Refused("several_numbers")
    if found := RANGE.match(answer):
        low, high = decimal(found[2]), decimal(found[3])
        notes.add("range_to_tolerance", range=answer)
        return Numeric(plain((low + high) / 2), plain(abs(high - low) / 2))
    if found := FRACTION.match(answer):
        return fraction(Fraction(int(found[1]), int(found[2]) or 1), tolerance, percent)
    return Numeric(plain(decimal(answer)), plain(tolerance), percent)


def fraction(value: Fraction, tolerance: Decimal, percent: bool) -> Numeric:
    """A fraction may have no end as a decimal number; the last place is then tolerated."""
    rounded = round(Decimal(value.numerator) / Decimal(value.denominator), PLACES)
    ends = Fraction(rounded) == value
    return Numeric(plain(rounded), plain(tolerance or (Decimal(0) if ends else Decimal("0.000001"))), percent)


def tolerance_of(response: Element) -> tuple[Decimal, bool]:
    for one in response.iter("responseparam"):
        text = (one.get("default") or "").strip()
        if one.get("type") == "tolerance" and text:
            return abs(decimal(text.removesuffix("%").strip())), text.endswith("%")
    return Decimal(0), False


def decimal(text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise Refused("not_a_number", answer=text) from None
    if not value.is_finite() or abs(value) > Decimal(10) ** 15:
        raise Refused("not_a_number", answer=text)
    return value


def plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def accepts_anything(response: Element) -> bool:
    return "regexp" in response.get("type", "") and bool(ANYTHING.match(response.get("answer", "")))


def short_text(response: Element, notes: Notes, clean: Clean) -> ShortText:
    kind, answer = response.get("type", "cs"), response.get("answer", "").strip()
    answers = [answer, *(one.get("answer") or words_of(one) for one in response.iter("additional_answer"))]
    answers += [part.strip() for part in response.get("answer", "").split("_or_")] if "_or_" in answer else []
    if "regexp" in kind:
        answers = patterns_listed(answers, notes)
    elif "ci" not in kind and any(one.lower() != one.upper() for one in answers):
        notes.add("case_dropped")
    accepted = tuple(dict.fromkeys(one.strip() for one in answers if one.strip() and "_or_" not in one))
    if not accepted:
        raise Refused("no_right_answer")
    if any(len(one) > 200 for one in accepted):
        raise Refused("long_answer")
    remarks = tuple((one.get("answer", ""), words_of(one)) for one in response.iter("stringequalhint"))
    return ShortText(accepted, tuple(remark for remark in remarks if all(remark)))


def patterns_listed(patterns: list[str], notes: Notes) -> list[str]:
    """A pattern that only lists words becomes those words; any other is refused."""
    words: list[str] = []
    for pattern in patterns:
        found = LISTED.match(pattern)
        if not found:
            raise Refused("pattern", pattern=pattern)
        words += [part.strip() for part in found[1].split("|")]
        notes.add("pattern_listed", pattern=pattern)
    return words

"""The content of questions in plain Python: for importers, demo content and tests.

Each builder takes a `seed` (any text that names the question for good, the same in every language) and gives the
`answer` of a question. The keys of choices, gaps and the rest come from the seed and the position, so the same
builder called for another language, or again for a later import, gives the same keys. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Stream = list[dict[str, Any]]


@dataclass(frozen=True)
class Option:
    """A choice, or an option for a gap. `text` of a choice is HTML; `image` the pk of an image, with its words."""

    text: str
    right: bool = False
    feedback: str = ""
    image: int | None = None
    alt_text: str = ""


@dataclass(frozen=True)
class Gap:
    """A gap: its options, or, when `typed`, the answers accepted."""

    options: Sequence[Option]
    typed: bool = False


def stable_key(seed: str, *place: object) -> str:
    """The same key for the same seed and place, for ever."""
    return str(uuid5(NAMESPACE_URL, "/".join(("hunar-quizzes", seed, *map(str, place)))))


def text(html: str) -> dict[str, Any]:
    """A piece of a prompt."""
    return {"type": "text", "value": html}


def image(pk: int, alt_text: str = "") -> dict[str, Any]:
    """A picture in a prompt; without words it is decorative."""
    return {"type": "image", "value": _image(pk, alt_text)}


def code(source: str) -> dict[str, Any]:
    """Program text in a prompt, shown as it is."""
    return {"type": "code", "value": source}


def one_choice(seed: str, choices: Iterable[Option]) -> Stream:
    return _answer(seed, "one_choice", choices=_choices(seed, choices))


def several_choices(seed: str, choices: Iterable[Option], *, partial: bool = False) -> Stream:
    return _answer(seed, "several_choices", choices=_choices(seed, choices), partial=partial)


def true_false(seed: str, right: bool, *, feedback_true: str = "", feedback_false: str = "") -> Stream:
    words = {"feedback_true": feedback_true, "feedback_false": feedback_false}
    return _answer(seed, "true_false", right="true" if right else "false", **words)


def numeric(
    seed: str,
    value: object,
    *,
    tolerance: object = 0,
    percent: bool = False,
    unit: str = "",
    other_units: Iterable[str] = (),
) -> Stream:
    """`value` and `tolerance` as decimal numbers or their text."""
    return _answer(
        seed,
        "numeric",
        value=str(value),
        tolerance=str(tolerance),
        tolerance_kind="percent" if percent else "absolute",
        unit=unit,
        other_units=", ".join(other_units),
    )


def short_text(seed: str, accepted: Iterable[str], *, remarks: Iterable[tuple[str, str]] = ()) -> Stream:
    """`remarks`: (wrong answer, feedback to it)."""
    made = [{"answer": answer, "feedback": feedback} for answer, feedback in remarks]
    return _answer(
        seed, "short_text", accepted=_items(seed, "accepted", accepted), remarks=_items(seed, "remark", made)
    )


def gaps(seed: str, words: str, blanks: Iterable[Gap], *, partial: bool = True) -> Stream:
    """`words` with [1], [2] … where the blanks stand."""
    made = [{"typed": gap.typed, "options": _options(seed, number, gap)} for number, gap in enumerate(blanks)]
    return _answer(seed, "gaps", text=words, gaps=_items(seed, "gap", made), partial=partial)


def matching(
    seed: str, pairs: Iterable[tuple[str, str]], *, extra: Iterable[str] = (), partial: bool = True
) -> Stream:
    made = [{"left": left, "right": right} for left, right in pairs]
    return _answer(
        seed,
        "matching",
        pairs=_items(seed, "pair", made),
        extra=_items(seed, "extra", extra),
        partial=partial,
    )


def ordering(seed: str, items: Iterable[str], *, partial: bool = False) -> Stream:
    """`items` in the right order."""
    return _answer(seed, "ordering", items=_items(seed, "item", items), partial=partial)


def _answer(seed: str, kind: str, **value: Any) -> Stream:
    return [{"type": kind, "id": stable_key(seed, "answer"), "value": value}]


def _items(seed: str, name: str, values: Iterable[Any]) -> Stream:
    return [
        {"type": "item", "id": stable_key(seed, name, number), "value": value}
        for number, value in enumerate(values)
    ]


def _choices(seed: str, choices: Iterable[Option]) -> Stream:
    made = [
        {
            "text": choice.text,
            "image": _image(choice.image, choice.alt_text),
            "right": choice.right,
            "feedback": choice.feedback,
        }
        for choice in choices
    ]
    return _items(seed, "choice", made)


def _options(seed: str, number: int, gap: Gap) -> Stream:
    made = [{"text": option.text, "right": option.right} for option in gap.options]
    return _items(seed, f"gap/{number}/option", made)


def _image(pk: int | None, alt_text: str) -> dict[str, Any]:
    return {"image": pk, "alt_text": alt_text, "decorative": pk is not None and not alt_text}

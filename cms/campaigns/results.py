"""What came of a poll and of promises so far, as it may be shown to anybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from . import asking
from .conf import setting
from .enums import What
from .models import Campaign, Hit, Tally
from .suppressing import shown

SEPARATOR = ":"


@dataclass(frozen=True)
class Share:
    """How many chose it; None is kept back. `percent` is of those who answered this question."""

    text: str
    number: int | None
    percent: int | None


@dataclass(frozen=True)
class Result:
    question: str
    shares: list[Share]
    total: int | None
    retired: bool = False


def detail_of(question: str, choice: str) -> str:
    return f"{question}{SEPARATOR}{choice}"


def counts_of(campaign: Campaign, what: str) -> Counter[str]:
    """By detail, with what is not added up yet."""
    found: Counter[str] = Counter()
    for model in (Tally, Hit):
        sums = model.objects.filter(campaign=campaign, what=what).sums("detail")
        found.update({detail: number for (detail,), number in sums.items()})
    return found


def poll_results(
    campaign: Campaign, language: str, counts: Counter[str], *, retired: bool = False
) -> list[Result]:
    """Of these counts, which are those of all days or of some."""
    asked = asking.questions(campaign.poll, language, campaign.source_language, retired=retired)
    return [_result(question, counts) for question in asked]


def _result(question: asking.Question, counts: Counter[str]) -> Result:
    numbers = {choice.key: counts[detail_of(question.key, choice.key)] for choice in question.choices}
    seen = shown(numbers, setting("SMALLEST_GROUP"))
    shares = [
        Share(choice.text, seen.groups[choice.key], _percent(seen.groups[choice.key], seen.total))
        for choice in question.choices
    ]
    return Result(question.text, shares, seen.total, question.retired)


def _percent(number: int | None, total: int | None) -> int | None:
    return None if number is None or not total else round(100 * number / total)


def promises(campaign: Campaign) -> int | None:
    """How many have promised; None while they are few."""
    number = counts_of(campaign, What.PLEDGE)[""]
    return number if number >= setting("SMALLEST_GROUP") else None

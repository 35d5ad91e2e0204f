"""The shares of an invented population, read from `content/shares.toml`, as choices for a number from 0 to 1. Pure."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from tomllib import loads
from typing import Any

CONTENT = Path(__file__).parent / "content"
NOT_AT_ALL = ""


class Choice:
    """One of several words by their weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.words, self.ends = list(weights), list(accumulate(weights.values()))

    def __call__(self, at: float) -> str:
        return self.words[min(bisect(self.ends, at * self.ends[-1]), len(self.words) - 1)]


@cache
def read(name: str) -> dict[str, Any]:
    return loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def shares() -> dict[str, Any]:
    return read("shares")


def share(name: str) -> float:
    return shares()["about_people"][name]


@cache
def tongues() -> Choice:
    return Choice({row["code"]: row["millions"] for row in shares()["tongues"]})


@cache
def provinces(tongue: str) -> Choice:
    return Choice(_tongue(tongue)["provinces"])


@cache
def districts(tongue: str, province: str, setting: str, there: Sequence[str]) -> Choice:
    """Of those that are there; only the homes of the language where it has some in that province.

    Towns draw from large districts more than villages do.
    """
    homes = set(_tongue(tongue).get("homes", {}).get(province, there))
    power = 1.3 if setting == "urban" else 0.7
    return Choice({code: _size(code) ** power for code in there if code in homes})


@cache
def level(language: str, kind: str) -> Choice:
    """How well a mentor, or somebody in a town or a village, uses the language; perhaps not at all."""
    levels = shares()["levels"][language][kind]
    return Choice({**levels, NOT_AT_ALL: 100 - sum(levels.values())})


def neighbours(tongue: str) -> Mapping[str, float]:
    return shares()["neighbours"].get(tongue, {})


@cache
def topics(group: str, what: str, known: Sequence[str]) -> Choice:
    """Of the topics of the vocabulary that stand in that group, by how much they are sought or offered."""
    return Choice({name: row[what] for name, row in shares()["topics"][group].items() if name in known})


@cache
def lives(side: str) -> Choice:
    return Choice({life["name"]: life[side] for life in shares()["lives"]})


@cache
def life(name: str) -> Mapping[str, Any]:
    return next(life for life in shares()["lives"] if life["name"] == name)


@cache
def _tongue(code: str) -> Mapping[str, Any]:
    return next(row for row in shares()["tongues"] if row["code"] == code)


@cache
def _size(district: str) -> int:
    named = shares()["districts"]
    size = next((size for size, codes in named.items() if district in codes), "middle")
    return shares()["sizes"][size]

"""What matching takes and gives: plain values, with people named by their keys. Whoever calls fills them from rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from ..availability import BYTES

Pair = tuple[int, int]  # the key of a mentee, then the key of a mentor

LEVELS = (
    "beginner",
    "basic",
    "working",
    "fluent",
    "native",
)  # of a language; the rank is the place in this list
WORKING = LEVELS.index("working")
WOMAN = "woman"
MAN = "man"
NEVER = bytes(BYTES)
MOST_POINTS = 1_000_000  # of one pair: sums of so many are exact wherever we compute with them


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentee:
    """Somebody who looks for a mentor. `week` is `Week.to_bytes()` in UTC; a blank place or category is unknown.

    `category` is "woman", "man" or blank, and blank never satisfies a rule. `background` holds tags that may be shared
    with a mentor or named by a tier. `rural` is None where nobody has told.
    """

    key: int
    skills: Mapping[int, int] = field(
        default_factory=dict
    )  # id of a skill -> 1, or 2, or 3 for what matters most
    languages: Mapping[str, int] = field(default_factory=dict)  # code -> rank in LEVELS
    week: bytes = NEVER
    category: str = ""
    wants_women: bool = False
    remote: bool = True
    in_person: bool = False
    district: str = ""
    province: str = ""
    rural: bool | None = None
    minor: bool = False
    sectors: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    background: frozenset[str] = frozenset()

    @property
    def facts(self) -> frozenset[str]:
        """What a tier may name: "wants_women", "woman", "rural", "province:PK-BA", "district:PK621", "background:…"."""
        said = [
            self.category,
            "wants_women" if self.wants_women else "",
            "minor" if self.minor else "",
            "" if self.rural is None else "rural" if self.rural else "urban",
            f"province:{self.province}" if self.province else "",
            f"district:{self.district}" if self.district else "",
            *(f"background:{tag}" for tag in self.background),
        ]
        return frozenset(filter(None, said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """Somebody who gives time. `places` are those still free: whoever calls subtracts what is active or offered.

    `category` counts only as attested by staff; whoever calls leaves it blank otherwise. Where mentees come in circles,
    `circles` is how many new ones they would lead, and `meets` tells of those that meet already and have room: the
    half hour of the week (UTC) and the seats left.
    """

    key: int
    places: int = 1
    circles: int = 1
    meets: tuple[tuple[int, int], ...] = ()
    skills: frozenset[int] = frozenset()
    languages: Mapping[str, int] = field(default_factory=dict)
    week: bytes = NEVER
    category: str = ""
    women_only: bool = False
    remote: bool = True
    in_person: bool = False
    district: str = ""
    province: str = ""
    sectors: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    background: frozenset[str] = frozenset()
    years: int = 0
    vetted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """What is known of two people together. A block counts for both, whichever of them made it."""

    blocked: frozenset[Pair] = frozenset()
    conflicting: frozenset[Pair] = frozenset()  # of one household, or declared
    rejected: frozenset[Pair] = frozenset()  # by staff, in this round
    previous_good: frozenset[Pair] = frozenset()
    chosen: frozenset[Pair] = frozenset()  # by the mentee, of the few that were shown
    proposed: frozenset[Pair] = frozenset()  # the proposals as they stand, to be kept where that costs little
    pinned: frozenset[Pair] = frozenset()  # by staff: this mentee gets this mentor or nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The most that each term can add to a pair's score."""

    skills: int = 600
    overlap: int = 150
    province: int = 100
    district: int = 50
    experience: int = 100
    sector: int = 60
    platform: int = 40
    background: int = 40
    previous: int = 150
    choice: int = 250

    def __post_init__(self) -> None:
        if any(getattr(self, each.name) < 0 for each in fields(self)):
            raise ValueError("A weight is never negative")
        if sum(getattr(self, each.name) for each in fields(self)) > MOST_POINTS:
            raise ValueError(f"All weights together are at most {MOST_POINTS}")


@dataclass(frozen=True, slots=True)
class Tier:
    """Mentees who come first where places are short: whoever has any of these facts (see `Mentee.facts`)."""

    key: str
    facts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a programme matches; published, and versioned by whoever calls.

    Who stands in several tiers counts in the first. `overlap` is the free time in common a week, and `meeting` the
    length of a meeting, which has to fit into it without a break; both in half hours. `stability` is what keeping a
    proposed pair is worth, in points of score. `circle_size` of 0 pairs one mentee with one mentor; otherwise mentees
    come in circles of at most that many. `candidates` bounds the pairs tried first for each mentee, see `proving`.
    """

    language_level: int = WORKING
    overlap: int = 2
    meeting: int = 1
    observed: bool = False
    women_only: bool = False
    weights: Weights = Weights()
    tiers: tuple[Tier, ...] = ()
    stability: int = 100
    circle_size: int = 0
    candidates: int = 100
    seed: int = 0

    def tier_of(self, mentee: Mentee) -> int:
        """The place of the mentee's tier in `tiers`; `len(tiers)` for nobody's."""
        facts = mentee.facts
        return next((place for place, tier in enumerate(self.tiers) if tier.facts & facts), len(self.tiers))


@dataclass(frozen=True, slots=True)
class Proposal:
    """One mentee and one mentor who could work together. `slot` is where in UTC a circle's meeting begins."""

    mentee: int
    mentor: int
    score: int
    kept: bool = False
    pinned: bool = False
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How far the assignment can be from the best there is, over every eligible pair and not only those tried.

    `bound` is a value that no assignment can exceed (weak duality); `gap` is the bound less `objective`, in points of
    score. `coverage` says that no assignment at all could match more people, nor serve the tiers better.
    """

    objective: int
    bound: int
    gap: int
    coverage: bool
    rounds: int

    @property
    def is_exact(self) -> bool:
        return self.gap == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What matching proposes, in the order of the mentees' keys, and how it came about."""

    proposals: tuple[Proposal, ...]
    unmatched: tuple[int, ...]
    score: int
    solver: str
    status: str
    digest: str
    proof: Proof
    lapsed_pins: tuple[Pair, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)

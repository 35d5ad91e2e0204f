"""What a person wants of messages outside the inbox, and what follows from it for one kind of notice. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .quiet import QuietHours
from .registry import NoticeKind


@dataclass(frozen=True, slots=True)
class Wishes:
    """`allowed` is the person's consent to be written to; the rest is theirs to choose on one page."""

    allowed: bool
    quiet: QuietHours
    muted_channels: frozenset[str] = frozenset()
    muted_families: frozenset[str] = frozenset()
    urgent_passes: bool = False
    neutral: bool = False

    def channels(self, kind: NoticeKind, offered: Iterable[str]) -> list[str]:
        """Those of the offered channels that this kind may leave by. An essential kind leaves in any case."""
        if kind.essential:
            return list(offered)
        if not self.allowed or kind.family in self.muted_families:
            return []
        return [channel for channel in offered if channel not in self.muted_channels]

    def earliest(self, kind: NoticeKind, *, at: datetime, spread: timedelta) -> datetime:
        """When it may leave at the earliest: then, or once quiet hours are over and up to `spread` later."""
        if kind.essential or (kind.urgent and self.urgent_passes):
            return at
        over = self.quiet.over(at)
        if over == at:
            return at
        return over if self.quiet.holds(over + spread) else over + spread

    def are_neutral(self, kind: NoticeKind) -> bool:
        """Whether the words outside the inbox tell nothing."""
        return kind.neutral or self.neutral

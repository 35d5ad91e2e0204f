"""What a person wants of messages outside the inbox, and what follows from it for one kind of notice. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .prayers import Prayers
from .quiet import QuietHours
from .registry import NoticeKind

DISTURBED_AT_MOST = 20  # quiet hours and prayers in a row: checked at start, they leave some of the day free


@dataclass(frozen=True, slots=True)
class Wishes:
    """`allowed` is the person's consent to be written to; the rest is theirs to choose on one page."""

    allowed: bool
    quiet: QuietHours
    muted_channels: frozenset[str] = frozenset()
    muted_families: frozenset[str] = frozenset()
    urgent_passes: bool = False
    neutral: bool = False
    prayers: Prayers | None = None  # the site's, at the person's place

    def channels(self, kind: NoticeKind, offered: Iterable[str]) -> list[str]:
        """Those of the offered channels that this kind may leave by. An essential kind leaves in any case."""
        if kind.essential:
            return list(offered)
        if not self.allowed or kind.family in self.muted_families:
            return []
        return [channel for channel in offered if channel not in self.muted_channels]

    def earliest(
        self, kind: NoticeKind, *, at: datetime, spread: timedelta, praying: bool = True
    ) -> datetime:
        """When it may leave at the earliest: then, or once quiet hours and prayers are over and up to `spread` later.

        What is urgent waits for no prayer, as it would be late; nor does what makes no sound, with `praying` False.
        """
        if kind.essential or (kind.urgent and self.urgent_passes):
            return at
        prayers = self.prayers if praying and not kind.urgent else None
        free = undisturbed(at, self.quiet, prayers)
        later = free + spread
        return later if free > at and undisturbed(later, self.quiet, prayers) == later else free

    def are_neutral(self, kind: NoticeKind) -> bool:
        """Whether the words outside the inbox tell nothing."""
        return kind.neutral or self.neutral


def undisturbed(at: datetime, quiet: QuietHours, prayers: Prayers | None) -> datetime:
    """That moment, or the first after it that is neither in quiet hours nor in a prayer."""
    for _look in range(DISTURBED_AT_MOST):
        free = quiet.over(at)
        free = prayers.over(free) if prayers else free
        if free == at:
            break
        at = free
    return at

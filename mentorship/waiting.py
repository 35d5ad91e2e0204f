"""What waits for somebody in a match, and what to do next when nothing does. Pure: plain values in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _


class Waiting(StrEnum):
    """The first that applies is the next thing to do. Those up to ANSWER wait for this very person."""

    CLOSED = "closed"
    CONFIRM = "confirm"
    REPORT = "report"
    MESSAGE = "message"
    CHECK_IN = "check_in"
    FINISH = "finish"
    ANSWER = "answer"
    MEET = "meet"
    ASKED = "asked"
    PLAN = "plan"


WORDS: dict[Waiting, str | Promise] = {
    Waiting.CLOSED: _("Contact is paused. Programme staff will get in touch."),
    Waiting.CONFIRM: _("Answer: meet on %(at)s?"),
    Waiting.REPORT: _("Say how the meeting of %(day)s went"),
    Waiting.CHECK_IN: _("Two short questions: how is it going?"),
    Waiting.FINISH: _("The planned time is over: finish well"),
    Waiting.ANSWER: _("Answer the message of %(day)s"),
    Waiting.MEET: _("You meet on %(at)s"),
    Waiting.ASKED: _("Asked to meet on %(at)s, not answered yet"),
    Waiting.PLAN: _("Propose a meeting"),
}
UNREAD = ngettext_lazy("Read %(count)d new message", "Read %(count)d new messages", "count")
ICONS = {
    Waiting.CLOSED: "lock",
    Waiting.CONFIRM: "calendar",
    Waiting.REPORT: "calendar",
    Waiting.MESSAGE: "mail",
    Waiting.CHECK_IN: "question",
    Waiting.FINISH: "award",
    Waiting.ANSWER: "mail",
    Waiting.MEET: "clock",
    Waiting.ASKED: "clock",
    Waiting.PLAN: "calendar",
}
WAITS = tuple(Waiting)[1:7]
ANCHORS = {
    Waiting.CHECK_IN: "check-in",
    **dict.fromkeys((Waiting.CONFIRM, Waiting.REPORT, Waiting.MEET, Waiting.ASKED, Waiting.PLAN), "meetings"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do in a match. `at` is local time of who reads it, and carries no zone."""

    kind: Waiting
    at: datetime | None = None
    count: int = 0

    @property
    def words(self) -> str:
        if self.kind == Waiting.MESSAGE:
            return str(UNREAD % {"count": self.count})
        return str(WORDS[self.kind]) % self._said() if self.at else str(WORDS[self.kind])

    def _said(self) -> dict[str, str]:
        day, time = date_format(self.at, "D j F"), date_format(self.at, "H:i")
        return {"day": date_format(self.at, "j F"), "at": f"{day}{gettext(', ')}{time}"}

    @property
    def icon(self) -> str:
        return ICONS[self.kind]

    @property
    def waits(self) -> bool:
        """Whether somebody waits for it, or time is over."""
        return self.kind in WAITS

    @property
    def is_of_thread(self) -> bool:
        return self.kind in (Waiting.MESSAGE, Waiting.ANSWER)

    @property
    def anchor(self) -> str:
        """The part of the match's page where it is done."""
        return ANCHORS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting that is proposed or agreed and not reported on, as one of its people sees it."""

    starts_at: datetime
    ends_at: datetime
    is_agreed: bool
    waits_for_me: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one match. `answer_since` is when the other wrote last, unless the last word is one's own."""

    is_closed: bool = False
    appointments: tuple[Appointment, ...] = ()
    unread: int = 0
    answer_since: datetime | None = None
    check_in: bool = False
    ends_on: date | None = None


def tasks_of(facts: Facts, *, now: datetime, here: Callable[[datetime], datetime]) -> list[Task]:
    """Everything there is to do, the most pressing first; never empty. `here` turns a moment into local time."""
    if facts.is_closed:
        return [Task(Waiting.CLOSED)]
    found = {task.kind: task for task in _all(facts, now, here)}
    return [found[kind] for kind in Waiting if kind in found] or [Task(Waiting.PLAN)]


def _all(facts: Facts, now: datetime, here: Callable[[datetime], datetime]) -> Iterator[Task]:
    """The earliest of a kind comes last, and stays."""
    for meeting in sorted(facts.appointments, key=lambda one: one.starts_at, reverse=True):
        if kind := _of_meeting(meeting, now):
            yield Task(kind, at=here(meeting.starts_at))
    if facts.unread:
        yield Task(Waiting.MESSAGE, count=facts.unread)
    elif facts.answer_since:
        yield Task(Waiting.ANSWER, at=here(facts.answer_since))
    if facts.check_in:
        yield Task(Waiting.CHECK_IN)
    if facts.ends_on and facts.ends_on <= here(now).date():
        yield Task(Waiting.FINISH)


def _of_meeting(meeting: Appointment, now: datetime) -> Waiting | None:
    if meeting.is_agreed:
        return Waiting.REPORT if meeting.ends_at <= now else Waiting.MEET
    if meeting.starts_at <= now:
        return None  # a proposal that nobody answered in time
    return Waiting.CONFIRM if meeting.waits_for_me else Waiting.ASKED

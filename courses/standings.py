"""One learner's course as staff see it: every lesson and activity with its state, and what was decided about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from .learning import LessonLine, Outlook
from .models import LearningEvent, SyllabusItem

STATES = {
    "todo": _("To do"),
    "started": _("Started"),
    "done": _("Done"),
    "excused": _("Excused"),
    "locked": _("Not open yet"),
}
#: What an activity is, told by what gets it done.
ACTIVITIES = {"passed": _("Quiz or exercise"), "heard": _("Recording"), "attended": _("Session")}


@dataclass(frozen=True)
class Part:
    """A lesson, or an activity below it."""

    key: str
    words: str
    state: str
    done_at: datetime | None
    is_optional: bool = False
    is_activity: bool = False

    @property
    def state_words(self) -> str:
        return str(STATES[self.state])

    @property
    def may_be_excused(self) -> bool:
        return self.state not in ("done", "excused")


@dataclass(frozen=True)
class ModuleParts:
    title: str
    parts: list[Part]


@dataclass(frozen=True)
class Decision:
    """That staff excused the learner from something: from what, why, when and by whom."""

    part: str
    event: LearningEvent

    @property
    def reason(self) -> str:
        return self.event.payload.get("reason", "")


def parts(outlook: Outlook) -> list[ModuleParts]:
    """The outline, with the activities of each lesson below it; costs no query more than the outlook."""
    return [
        ModuleParts(module.title, [part for line in module.lessons for part in _family(outlook, line)])
        for module in outlook.modules
    ]


def _family(outlook: Outlook, line: LessonLine) -> Iterator[Part]:
    state = "excused" if line.key in outlook.excused else line.state
    yield Part(line.key, line.title, state, outlook.moments[line.key], line.is_optional)
    for item in outlook.items:
        if item.parent == line.key:
            state = "excused" if item.key in outlook.excused else _activity_state(outlook, item)
            yield Part(
                item.key, activity_in_words(item), state, outlook.moments[item.key], not item.required, True
            )


def _activity_state(outlook: Outlook, item: SyllabusItem) -> str:
    if outlook.moments[item.key]:
        return "done"
    return "started" if item.key in outlook.states else "todo"


def activity_in_words(item: SyllabusItem) -> str:
    return str(ACTIVITIES.get(item.done, _("Activity")))


def item_in_words(outlook: Outlook, key: str) -> str:
    """A lesson's name, or an activity and its lesson's name; empty for what is not in the course now."""
    line = outlook.line(key.partition("/")[0])
    item = next((item for item in outlook.items if item.key == key), None)
    if not (line and item):
        return ""
    return f"{line.title}: {activity_in_words(item)}" if item.parent else line.title


def decisions(outlook: Outlook) -> list[Decision]:
    """Every time staff excused this learner, oldest first."""
    events = LearningEvent.objects.filter(enrolment=outlook.enrolment, kind="excused").select_related("by")
    return [
        Decision(item_in_words(outlook, event.item) or event.item, event)
        for event in events.order_by("received_at", "pk")
    ]

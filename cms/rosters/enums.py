"""The words that lists of people are kept in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How far a list has come."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being looked through")
    READY = "ready", _("looked through, nothing written yet")
    WRITING = "writing", _("being brought in")
    DONE = "done", _("brought in")
    FAILED = "failed", _("could not be read")
    DROPPED = "dropped", _("put aside")


OPEN = (State.WAITING, State.READING, State.READY, State.WRITING)


class Outcome(TextChoices):
    """What is to become of one row, and later what became of it."""

    NEW = "new", _("new person")
    SAME = "same", _("known already, unchanged")
    HELD = "held", _("possible duplicate")
    REFUSED = "refused", _("refused")
    ADDED = "added", _("added")
    JOINED = "joined", _("the same person")
    LEFT = "left", _("left out")
    GONE = "gone", _("erased since")


WRITTEN = (Outcome.ADDED, Outcome.JOINED, Outcome.GONE)  # such a row, sent again, changes nothing


class Decision(TextChoices):
    """What somebody decides about a possible duplicate."""

    SAME = "same", _("The same person")
    ANOTHER = "another", _("Another person")
    LEAVE = "leave", _("Leave out")

"""The words mailings are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways by which a mailing leaves. Each has a purpose of consent of its own."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")
    WHATSAPP = "whatsapp", _("WhatsApp")


class State(models.TextChoices):
    DRAFT = "draft", _("being written")
    SCHEDULED = "scheduled", _("scheduled")
    SENDING = "sending", _("being sent")
    PAUSED = "paused", _("paused")
    FINISHED = "finished", _("sent")
    CANCELLED = "cancelled", _("cancelled")


class SeriesState(models.TextChoices):
    DRAFT = "draft", _("being written")
    RUNNING = "running", _("running")
    STOPPED = "stopped", _("stopped")


class RecipientState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being handed over")
    SENT = "sent", _("sent")
    UNWANTED = "unwanted", _("not wanted any more")
    SHARED = "shared", _("went to the same number or address already")
    DROPPED = "dropped", _("cancelled before it left")
    FAILED = "failed", _("failed")
    UNCERTAIN = "uncertain", _("uncertain: it may or may not have gone out")


class Outcome(models.TextChoices):
    """What a gateway or a mail server said of a message after it was handed over."""

    SOFT = "soft", _("came back, for now")
    DELIVERED = "delivered", _("arrived")
    HARD = "hard", _("came back for good")
    COMPLAINT = "complaint", _("reported as unwanted")


#: A later word counts only when it says more, whatever order they come in and however often.
WEIGHT = {"": 0, Outcome.SOFT: 1, Outcome.DELIVERED: 2, Outcome.HARD: 3, Outcome.COMPLAINT: 4}

UNFINISHED = (RecipientState.WAITING, RecipientState.CLAIMED)

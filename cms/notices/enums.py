"""The words notices are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways out of the building. The inbox is not one of them: a notice is always in it."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being handed over")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    UNCERTAIN = "uncertain", _("uncertain: it may or may not have gone out")

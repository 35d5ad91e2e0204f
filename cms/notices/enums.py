"""The words notices are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways out of the building. The inbox is not one of them: a notice is always in it."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("text message")


class Family(models.TextChoices):
    """What a notice is about, in the few words people choose by."""

    ACCOUNT = "account", _("My account and my data")
    LEARNING = "learning", _("Courses, quizzes and certificates")
    MEETINGS = "meetings", _("Mentoring and meetings")
    EVENTS = "events", _("Events and places to work")
    CAMPAIGNS = "campaigns", _("News and campaigns")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being handed over")
    SENT = "sent", _("sent")
    UNWANTED = "unwanted", _("not wanted any more")
    LATE = "late", _("too late to be of use")
    FAILED = "failed", _("failed")
    UNCERTAIN = "uncertain", _("uncertain: it may or may not have gone out")


#: What did not arrive, as far as anybody knows, and waits for a member of staff.
DEAD = (DeliveryState.FAILED, DeliveryState.UNCERTAIN)


class Cause(models.TextChoices):
    """Why a delivery is dead, as a word to count by; beside it stands what the gateway said."""

    REFUSED = "refused", _("the address or the message was refused")
    UNREACHABLE = "unreachable", _("the gateway could not be reached")
    CUT_OFF = "cut_off", _("the hand-over was cut off")
    WORDS = "words", _("its words could not be made")

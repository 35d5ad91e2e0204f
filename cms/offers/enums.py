"""How an offer stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferState(models.TextChoices):
    OPEN = "open", _("awaiting an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired without an answer")
    WITHDRAWN = "withdrawn", _("taken back")


#: What the person themselves can say.
ANSWERS = (OfferState.ACCEPTED, OfferState.DECLINED)

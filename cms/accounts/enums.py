"""The words accounts are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways a code reaches somebody; the values are the names of the notices' backends."""

    SMS = "sms", _("text message")
    EMAIL = "email", _("e-mail")

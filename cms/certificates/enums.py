"""The names this app uses for shapes, states and reasons."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from themes.languages import site_languages


class Orientation(models.TextChoices):
    LANDSCAPE = "landscape", _("Landscape")
    PORTRAIT = "portrait", _("Portrait")


class Printed(models.TextChoices):
    """Which languages stand on the sheet."""

    ALL = "all", _("All its languages on one sheet")
    HOLDER = "holder", _("Only the holder's language")


class State(models.TextChoices):
    """What a certificate is worth today. Never stored: it follows from the dates on the row."""

    VALID = "valid", _("Valid")
    REVOKED = "revoked", _("Revoked")
    SUPERSEDED = "superseded", _("Replaced")


class EventKind(models.TextChoices):
    ISSUED = "issued", _("Issued")
    REVOKED = "revoked", _("Revoked")
    REINSTATED = "reinstated", _("Reinstated")
    SUPERSEDED = "superseded", _("Replaced by a new certificate")
    WITHDRAWN = "withdrawn", _("Withdrawn by its holder")


class ReasonClass(models.TextChoices):
    """Why a certificate was revoked, as far as the public is told. The note beside it stays with staff."""

    MISTAKE = "mistake", _("It was issued by mistake")
    RULES = "rules", _("The rules of the programme were not kept")
    IDENTITY = "identity", _("It was issued to the wrong person")
    OTHER = "other", _("Another reason, known to the issuer")
    HOLDER = "holder", _("At the holder's request")


def language_choices():
    """The languages of this site; a callable, so that a host's list never enters a migration."""
    return site_languages()

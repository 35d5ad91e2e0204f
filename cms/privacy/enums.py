"""The words requests about personal data are described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportState(models.TextChoices):
    WAITING = "waiting", _("being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be made")


class ErasureState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    WORKING = "working", _("being done")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("called off")


class Reason(models.TextChoices):
    """Why staff began an erasure. Words to choose from: nothing typed here could give away who it was."""

    IN_PERSON = "in_person", _("They asked in person and showed who they are")
    BY_PHONE = "by_phone", _("They asked by telephone and we called back")
    IN_WRITING = "in_writing", _("They asked in writing")
    GUARDIAN = "guardian", _("A parent or guardian asked for a minor")
    ORDERED = "ordered", _("A court or an authority ordered it")

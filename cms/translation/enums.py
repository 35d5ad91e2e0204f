"""How a segment of a translation stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DONE = "done", _("Translated")
    TO_DO = "to_do", _("Not translated yet")
    CHANGED = "changed", _("Changed since")
    NEW = "new", _("New in the source")
    LEFT_OUT = "left_out", _("Left out")


SETTLED = (State.DONE, State.LEFT_OUT)

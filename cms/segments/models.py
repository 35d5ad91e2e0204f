"""An audience that is described once and counted whenever it is used."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .trees import BadTree, read


def check_tree(written) -> None:
    try:
        read(written)
    except BadTree as error:
        raise ValidationError(
            _("These criteria cannot be read: %(why)s"), params={"why": str(error)}
        ) from error


def everybody() -> dict:
    return {"all": []}


class Segment(models.Model):
    """People with something in common, by their data as it is when somebody asks."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    tree = models.JSONField(_("criteria"), default=everybody, validators=[check_tree])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("segment of people")
        verbose_name_plural = _("segments of people")
        ordering = ["name"]
        permissions = [("choose_privately_segment", _("Can choose people by private details"))]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="hunar_segments_named")]

    def __str__(self):
        return self.name

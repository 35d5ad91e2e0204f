"""Who reads reports: people named for it, and from whose cases each of them stays away."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import OfficerQuerySet
from .confidential import Confidential


class Officer(Confidential):
    """A person named to read reports, from one day to another. No permission and no administrator's power makes one."""

    person = models.ForeignKey(
        "hunar_people.Person", models.CASCADE, related_name="hunar_officer_times", verbose_name=_("person")
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    named_by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("named by")
    )

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety officer")
        verbose_name_plural = _("safety officers")
        default_permissions = ("add", "change", "view")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="hunar_safety_officer_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="hunar_safety_officer_in_order"
            ),
        ]

    def __str__(self):
        return str(self.person)


class Line(Confidential):
    """Somebody an officer stands in one line with: above them, or below. Cases about them are not this officer's."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="lines")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("line of an officer")
        verbose_name_plural = _("lines of officers")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["officer", "person"], name="hunar_safety_line_once")]

    def __str__(self):
        return str(self.pk)

"""What somebody told, and what was kept as evidence in that moment."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.querysets import AppendOnlyQuerySet

from ..enums import Danger, Kind, Wish
from ..querysets import ReportQuerySet
from .cases import Case
from .confidential import Confidential


class Report(Confidential):
    """What somebody told. One without a name holds nothing that leads to whoever sent it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.UUIDField(unique=True, editable=False)  # made with the form: sent twice, it is one report
    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="hunar_reports"
    )
    is_anonymous = models.BooleanField(_("without a name"))
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind)
    danger = models.CharField(_("in danger now"), max_length=6, choices=Danger)
    words = models.TextField(_("in own words"), blank=True)
    wish = models.CharField(_("what should come next"), max_length=10, choices=Wish)
    reach = models.CharField(_("how to reach them safely"), max_length=200, blank=True)
    at = models.DateTimeField(_("sent on"), default=timezone.now)
    read_at = models.DateTimeField(_("first read on"), null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(reporter=None, reach=""),
                name="hunar_safety_anonymous_is_nobody",
            )
        ]

    def __str__(self):
        return str(self.key)


class Evidence(Confidential):
    """How the thing that was reported stood in that moment. Never changed, though the thing may be, or go."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="evidence")
    model = models.CharField(max_length=100, blank=True)  # a label: no key, so that the thing may go
    object_id = models.CharField(max_length=64, blank=True)
    title = models.CharField(_("what was reported"), max_length=200, blank=True)
    content = models.JSONField(_("as it stood"), default=dict)
    at = models.DateTimeField(_("kept on"), default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("pieces of evidence")
        default_permissions = ()

    def __str__(self):
        return self.title

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Name and words of each thing that was kept, for people to read."""
        return [(name, _readable(value)) for name, value in self.content.items()]


def _readable(value) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{name}: {_readable(inside)}" for name, inside in value.items())
    if isinstance(value, list):
        return "\n".join(_readable(inside) for inside in value)
    return "—" if value in (None, "") else str(value)

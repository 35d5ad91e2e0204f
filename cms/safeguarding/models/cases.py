"""A case, whom it is about, who stays away from it, what was done, and who read it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.querysets import AppendOnlyQuerySet

from ..enums import Entered, MeasureKind, Outcome, Severity, State, Why
from ..querysets import CaseQuerySet, MeasureQuerySet
from .confidential import Confidential

VALUES = {
    Entered.SEVERITY: Severity,
    Entered.CLOSED: Outcome,
    Entered.MEASURE: MeasureKind,
    Entered.LIFTED: MeasureKind,
}


class Case(Confidential):
    """What officers look into. It has a key and no number: a gap in numbers would tell that there is one more."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    about = models.CharField(max_length=300, blank=True, editable=False)  # see triage.about_key
    severity = models.CharField(_("severity"), max_length=10, choices=Severity)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("opened on"), default=timezone.now)
    due_at = models.DateTimeField(
        _("due on"), null=True
    )  # open: to be taken in hand; in hand: to be looked at
    handler = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("in hand of")
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(_("closed on"), null=True)
    version = models.PositiveIntegerField(default=1, editable=False)  # whoever acts has read this much

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ()
        ordering = ["due_at", "opened_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="hunar_safety_case_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["about"],
                condition=~Q(about="") & ~Q(state="closed"),
                name="hunar_safety_one_open_case",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(closed_at=None, outcome=""),
                name="hunar_safety_closed_with_outcome",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def reference(self) -> str:
        """What officers call it among themselves."""
        return self.key.hex[:8].upper()

    @property
    def is_nobodys(self) -> bool:
        return self.state == State.OPEN or (self.state == State.IN_HAND and self.handler_id is None)

    def is_overdue(self, at) -> bool:
        return self.due_at is not None and self.due_at < at


class Subject(Confidential):
    """Somebody a case is about. The name stays as it was: erasing oneself ends no case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="subjects")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=150)

    class Meta:
        verbose_name = _("person a case is about")
        verbose_name_plural = _("people cases are about")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="hunar_safety_subject_once")]

    def __str__(self):
        return self.name


class Exclusion(Confidential):
    """Somebody who may not see a case although they are an officer."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="exclusions")
    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    why = models.CharField(_("why"), max_length=10, choices=Why)

    class Meta:
        verbose_name = _("officer set aside")
        verbose_name_plural = _("officers set aside")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="hunar_safety_exclusion_once")]

    def __str__(self):
        return str(self.pk)


class Measure(Confidential):
    """What protects people while a case is looked into. It is no verdict, and holds until its day or until lifted."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="measures")
    person = models.ForeignKey(
        "hunar_people.Person", models.CASCADE, related_name="+", verbose_name=_("person")
    )
    other = models.ForeignKey(
        "hunar_people.Person", models.CASCADE, null=True, related_name="+", verbose_name=_("kept apart from")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=MeasureKind)
    since = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(_("lifted on"), null=True)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        default_permissions = ()
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="suspend_pair", other__isnull=False) & ~Q(other=F("person"))
                | ~Q(kind="suspend_pair") & Q(other=None),
                name="hunar_safety_pair_has_two",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="hunar_safety_measure_in_order"
            ),
            models.UniqueConstraint(
                fields=["case", "person", "kind"],
                condition=Q(lifted_at=None, other=None),
                name="hunar_safety_measure_once",
            ),
            models.UniqueConstraint(
                fields=["case", "person", "other"],
                condition=Q(lifted_at=None, other__isnull=False),
                name="hunar_safety_pair_once",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class Entry(Confidential):
    """One line of a case's log. Lines are only added."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=10, choices=Entered)
    value = models.CharField(max_length=16, blank=True)  # what it became, in the words of `enums`
    words = models.TextField(_("words"), blank=True)
    by = models.ForeignKey("hunar_people.Person", models.RESTRICT, null=True, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("line in the log of a case")
        verbose_name_plural = _("lines in the logs of cases")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return self.get_kind_display()

    @property
    def value_words(self):
        """What it became, in the reader's language."""
        return VALUES[self.kind](self.value).label if self.value else ""


class CaseReading(Confidential):
    """An officer opened a case. Once an hour; kept with the case, where nobody else can come upon it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="readings")
    by = models.ForeignKey("hunar_people.Person", models.RESTRICT, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)
    hour = models.DateTimeField(editable=False)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a case")
        verbose_name_plural = _("readings of cases")
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "by", "hour"], name="hunar_safety_reading_an_hour")
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"

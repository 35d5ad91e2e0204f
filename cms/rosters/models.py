"""Lists of people that staff bring, row by row, and the numbers by which people who have no login are reached."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Channel
from cms.people.models import Person

from .enums import OPEN, WRITTEN, Outcome, State
from .querysets import RosterEntryQuerySet, RosterQuerySet
from .reading import Told
from .storage import private_storage
from .words import say


class Phone(models.Model):
    """A number somebody is reached at. A contact and not an identity: it opens nothing, and a family may share it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="phones", verbose_name=_("person"))
    phone = models.CharField(_("phone number"), max_length=16, db_index=True)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("phone number of a person")
        verbose_name_plural = _("phone numbers of people")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "phone"], name="hunar_rosters_phone_once_a_person"),
            models.CheckConstraint(condition=Q(phone__startswith="+"), name="hunar_rosters_phone_whole"),
        ]

    def __str__(self):
        return self.phone


class Roster(models.Model):
    """A list of people on its way in. Its file is deleted once it was read, whatever came of it."""

    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(
        _("list"), storage=private_storage, upload_to="rosters", max_length=255, blank=True
    )
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("brought by")
    )
    channel = models.CharField(_("how they agreed"), max_length=10, choices=Channel, blank=True)
    language = models.CharField(_("language they were asked in"), max_length=10, default="ur")
    run = models.UUIDField(
        null=True
    )  # whoever looks through it; a run that was taken for dead finds another here
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    unread = models.JSONField(_("columns that are not read"), default=list)
    total = models.PositiveIntegerField(_("rows"), default=0)
    failure = models.CharField(max_length=40, blank=True)
    failure_params = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("sent"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")
        default_permissions = ("add", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=Q(state__in=OPEN), name="hunar_rosters_file_open_once"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_moving(self) -> bool:
        """Whether a worker has something to do with it."""
        return self.state in (State.WAITING, State.READING, State.WRITING)

    @property
    def failure_words(self) -> str:
        return say(self.failure, self.failure_params)


class Entry(models.Model):
    """One row of a list: what it says, what is to become of it, and what became of it."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="entries")
    digest = models.CharField(max_length=64)  # the list's, so that the database can refuse a row twice
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    name = models.CharField(_("name in English letters"), max_length=500, blank=True)
    name_ur = models.CharField(_("name in Urdu letters"), max_length=500, blank=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    rest = models.JSONField(default=dict)  # what else the row tells, as in reading.Told
    notes = models.JSONField(default=list)  # [[code, {params}], …] of words.py
    fingerprint = models.CharField(max_length=64, blank=True)
    person = models.ForeignKey(  # of a row that is held: whom it may be
        Person, models.CASCADE, null=True, related_name="+", verbose_name=_("person")
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = RosterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a list of people")
        verbose_name_plural = _("rows of a list of people")
        default_permissions = ()
        ordering = ["number"]
        indexes = [
            models.Index(fields=["digest", "number"], name="hunar_rosters_row_of_file"),
            models.Index(fields=["fingerprint"], name="hunar_rosters_fingerprint"),
            models.Index(fields=["roster", "outcome", "number"], name="hunar_rosters_outcome"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["roster", "number"], name="hunar_rosters_row_once"),
            models.UniqueConstraint(
                fields=["digest", "number"],
                condition=Q(outcome=Outcome.ADDED),
                name="hunar_rosters_row_added_once",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ADDED) | Q(person__isnull=False),
                name="hunar_rosters_added_is_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.roster}: {self.number}"

    @property
    def told(self) -> Told:
        return Told(name=self.name, name_ur=self.name_ur, phone=self.phone, **self.rest)

    @property
    def is_written(self) -> bool:
        """Whether somebody here stands for it."""
        return self.outcome in WRITTEN and self.person_id is not None and bool(self.name or self.name_ur)

    @property
    def words(self) -> list[str]:
        """What is to be said of the row, in the reader's language."""
        return [say(code, params) for code, params in self.notes]

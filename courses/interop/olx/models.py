"""What was brought from Open edX: each import, its report, and where every part went."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name

from .enums import Outcome, State, kind_label
from .querysets import CourseImportQuerySet, ImportedItemQuerySet, ImportLineQuerySet
from .storage import private_storage
from .words import WORDS, say

PAGE = get_model_name("wagtailcore", "Page")


class CourseImport(models.Model):
    """One bringing of a course. Its upload is deleted once it was read, whatever came of it."""

    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(
        _("archive"), storage=private_storage, upload_to="olx", max_length=255, blank=True
    )
    parent = models.ForeignKey(
        PAGE, models.SET_NULL, null=True, related_name="+", verbose_name=_("catalogue the course belongs to")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("brought by")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveIntegerField(_("parts read"), default=0)
    total = models.PositiveIntegerField(_("parts"), default=0)
    source = models.CharField(_("course on the old platform"), max_length=255, blank=True)
    course = models.ForeignKey(PAGE, models.SET_NULL, null=True, related_name="+", verbose_name=_("course"))
    failure = models.CharField(max_length=40, blank=True)
    failure_params = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = CourseImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Open edX import")
        verbose_name_plural = _("Open edX imports")
        default_permissions = ("add", "view")

    def __str__(self):
        return self.name

    @property
    def is_open(self) -> bool:
        return self.state in (State.WAITING, State.READING, State.WRITING)

    @property
    def failure_words(self) -> str:
        """Why it failed, and where the archive is broken."""
        return say(self.failure, self.failure_params) if self.failure in WORDS else ""


class ImportLine(models.Model):
    """One line of the report: what became of one part of the course."""

    course_import = models.ForeignKey(CourseImport, models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    kind = models.CharField(_("kind"), max_length=60)
    usage = models.CharField(_("name on the old platform"), max_length=300)
    title = models.CharField(_("title"), max_length=255, blank=True)
    notes = models.JSONField(default=list)  # [[code, {params}], …] of words.py
    page = models.ForeignKey(PAGE, models.SET_NULL, null=True, related_name="+")
    question = models.ForeignKey("hunar_quizzes.Question", models.SET_NULL, null=True, related_name="+")

    objects = ImportLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of an import")
        verbose_name_plural = _("lines of an import")
        default_permissions = ()
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["course_import", "place"], name="hunar_olx_line_place_once")
        ]

    def __str__(self):
        return f"{self.usage}: {self.outcome}"

    @property
    def kind_words(self) -> str:
        return kind_label(self.kind)

    @property
    def words(self) -> list[str]:
        """What changed, or why it was refused, in the reader's language."""
        return [say(code, params) for code, params in self.notes if code in WORDS]


class ImportedItem(models.Model):
    """Where a part of a foreign course went, and what it was when it came.

    `imported` is the digest of what was written; if the content has another digest now, an editor has changed it.
    `incoming` is the digest of what was last sent; if it is sent again, there is nothing new.
    """

    source = models.CharField(max_length=255)
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, related_name="+")
    usage = models.CharField(max_length=300)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=255, blank=True)
    key = models.UUIDField(null=True)  # translation_key of the page, quiz or question
    object_id = models.CharField(max_length=40, blank=True)  # pk of the picture or document
    imported = models.CharField(max_length=64, blank=True)
    incoming = models.CharField(max_length=64, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, related_name="+")
    last_import = models.ForeignKey(CourseImport, models.SET_NULL, null=True, related_name="+")

    objects = ImportedItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported part")
        verbose_name_plural = _("imported parts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "locale", "usage"], name="hunar_olx_item_once")
        ]

    def __str__(self):
        return f"{self.source}: {self.usage}"

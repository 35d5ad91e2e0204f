"""Certificates people hold. What was promised is frozen: later edits of a template or a name change nothing here."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import EventKind, ReasonClass, State
from ..querysets import CertificateQuerySet
from ..storage import private_storage


class FrozenImage(models.Model):
    """A logo or signature as it was when a certificate was issued. Kept once, whoever uses it."""

    checksum = models.CharField(max_length=64, primary_key=True)
    content_type = models.CharField(max_length=40)
    file = models.FileField(storage=private_storage, upload_to="certificates/images")

    class Meta:
        verbose_name = _("frozen image")
        verbose_name_plural = _("frozen images")
        default_permissions = ()

    def __str__(self):
        return self.checksum


def pdf_path(certificate, filename: str) -> str:
    return f"certificates/pdf/{certificate.issued_at:%Y}/{filename}"


class Certificate(models.Model):
    """One award to one person, with the words, names, logos and language it was issued with.

    `kind` and `subject` say what for ("course" and the course's key) without a foreign key to any room.
    Its state is never stored: it follows from the dates of revocation and replacement.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=40, unique=True, editable=False)
    person = models.ForeignKey(
        "hunar_people.Person",
        models.SET_NULL,
        null=True,
        related_name="certificates",
        verbose_name=_("person"),
    )
    template = models.ForeignKey(
        "hunar_certificates.CertificateTemplate",
        models.SET_NULL,
        null=True,
        related_name="certificates",
        verbose_name=_("template"),
    )
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("subject"), max_length=200)
    language = models.CharField(_("language"), max_length=12)
    context = models.JSONField(_("frozen words"), default=dict)
    achieved_at = models.DateTimeField(_("achieved on"))
    issued_at = models.DateTimeField(_("issued on"), editable=False)
    revoked_at = models.DateTimeField(_("revoked on"), null=True, editable=False)
    reason_class = models.CharField(_("reason"), max_length=12, choices=ReasonClass.choices, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, editable=False)
    superseded_at = models.DateTimeField(_("replaced on"), null=True, editable=False)
    replaces = models.OneToOneField(
        "self", models.SET_NULL, null=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    pdf = models.FileField(storage=private_storage, upload_to=pdf_path, blank=True, editable=False)
    print_attempts = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ("-issued_at", "-pk")
        default_permissions = ("view",)
        permissions = (("revoke_certificate", _("Can revoke and reinstate certificates")),)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "subject"),
                condition=models.Q(superseded_at=None),
                name="hunar_certificate_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, reason_class="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(reason_class="")),
                name="hunar_certificate_revoked_for_a_reason",
            ),
        )

    def __str__(self):
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("hunar_certificates:verify", kwargs={"key": self.key})

    @property
    def state(self) -> State:
        if self.revoked_at:
            return State.REVOKED
        return State.SUPERSEDED if self.superseded_at else State.VALID

    @property
    def is_valid(self) -> bool:
        return self.state == State.VALID

    def words(self, language: str | None = None) -> dict:
        """The frozen words in this language, or in the nearest one the certificate has."""
        words = self.context.get("words", {})
        wanted = (language, (language or "").split("-")[0], self.language, *words)
        return next((words[code] for code in wanted if code in words), {})

    @property
    def title(self) -> str:
        """What it is for, in the reader's language, as it was called when it was issued."""
        return self.words(get_language()).get("title", "")

    @property
    def holder(self) -> str:
        """The name that stands on it; empty once its holder has withdrawn it."""
        return self.words(get_language()).get("name", "")


class CertificateEvent(models.Model):
    """One thing that happened to a certificate. Never changed, never deleted while the certificate stands."""

    certificate = models.ForeignKey(Certificate, models.CASCADE, related_name="events")
    kind = models.CharField(_("what"), max_length=12, choices=EventKind.choices)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    reason_class = models.CharField(_("reason"), max_length=12, choices=ReasonClass.choices, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("certificate event")
        verbose_name_plural = _("certificate events")
        ordering = ("at", "pk")
        default_permissions = ()

    def __str__(self):
        return self.get_kind_display()

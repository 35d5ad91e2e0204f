"""What is a person's own: that staff attested who they are, and whom they blocked."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Gender
from cms.people.querysets import AppendOnlyQuerySet

from ..enums import How
from ..querysets import AttestationQuerySet, BlockQuerySet
from .confidential import Confidential

FIXED = [(Gender.WOMAN.value, Gender.WOMAN.label), (Gender.MAN.value, Gender.MAN.label)]


class Attested(Confidential):
    """Which category a member of staff attested, how they made sure, and when."""

    how = models.CharField(_("how it was made sure"), max_length=12, choices=How)
    note = models.CharField(
        _("note"), max_length=300, blank=True, help_text=_("No numbers of documents: they are not kept.")
    )
    by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("attested by")
    )
    at = models.DateTimeField(_("attested on"), default=timezone.now)

    class Meta:
        abstract = True


class Attestation(Attested):
    """The fixed category of a person that hard gender rules go by. Without a row no rule is satisfied."""

    person = models.OneToOneField(
        "hunar_people.Person",
        models.CASCADE,
        related_name="hunar_attestation",
        verbose_name=_("person"),
    )
    category = models.CharField(_("category"), max_length=10, choices=FIXED)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        default_permissions = ("add", "change", "view")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=[value for value, _label in FIXED]),
                name="hunar_safety_attested_is_fixed",
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.get_category_display()}"


class AttestationEntry(Attested):
    """Every attestation there was. Rows are only added; an empty category says that one was taken back."""

    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    category = models.CharField(_("category"), max_length=10, choices=FIXED, blank=True)
    how = models.CharField(_("how it was made sure"), max_length=12, choices=How, blank=True)
    by = models.ForeignKey("hunar_people.Person", models.RESTRICT, null=True, related_name="+")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("earlier attestation")
        verbose_name_plural = _("earlier attestations")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.category} {self.at:%Y-%m-%d}"


class Block(Confidential):
    """Somebody wants no contact with somebody. Their own, at once, and the other never learns of it."""

    by = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="hunar_blocks")
    of = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(_("since"), default=timezone.now)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        default_permissions = ()
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "of"], name="hunar_safety_block_once"),
            models.CheckConstraint(condition=~Q(by=F("of")), name="hunar_safety_block_another"),
        ]

    def __str__(self):
        return str(self.pk)

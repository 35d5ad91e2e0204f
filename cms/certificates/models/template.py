"""Certificate templates: what editors write, see as a live preview, and publish."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, PreviewableMixin, RevisionMixin

from themes.contrast import contrast

from ..enums import Orientation, Printed, language_choices
from ..preview import preview_context
from ..statements import NEEDED, PLACES, places_in

READABLE = 4.5  # WCAG 2.2, 1.4.3: the least contrast of text and its ground
is_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour as # and six signs, such as #0E5C4A."))


def _colour(label, default):
    return models.CharField(label, max_length=7, default=default, validators=[is_colour])


class CertificateTemplate(PreviewableMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """How a certificate looks and what it says. A certificate copies it when issued and never looks back."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("For editors only. It is not printed.")
    )
    orientation = models.CharField(
        _("orientation"), max_length=9, choices=Orientation.choices, default=Orientation.LANDSCAPE
    )
    printed = models.CharField(
        _("languages printed"), max_length=6, choices=Printed.choices, default=Printed.ALL
    )
    paper = _colour(_("paper"), "#FBFAF6")
    ink = _colour(_("text"), "#16262B")
    brand = _colour(_("heading and name"), "#0E5C4A")
    accent = _colour(_("border and fine words"), "#B45309")
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="certificate_template",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        ordering = ("name",)

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        faint = {
            name: _("This colour is hard to read on the paper: contrast %(ratio).1f, at least %(least)s.")
            % {"ratio": ratio, "least": READABLE}
            for name in ("ink", "brand", "accent")
            if (ratio := self._contrast(name)) is not None and ratio < READABLE
        }
        if faint:
            raise ValidationError(faint)

    def _contrast(self, name):
        """None while a colour is not a colour: its own field says so."""
        try:
            return contrast(getattr(self, name), self.paper)
        except ValueError:
            return None

    @property
    def preview_modes(self):
        if self.printed == Printed.ALL:
            return [("", _("The sheet"))]
        return [(row.language, row.get_language_display()) for row in self.words.all()] or [
            ("", _("The sheet"))
        ]

    @property
    def preview_sizes(self):
        width = 1180 if self.orientation == Orientation.LANDSCAPE else 840
        return [{"name": "sheet", "icon": "doc-full", "device_width": width, "label": _("Sheet of A4")}]

    def get_preview_template(self, request, mode_name):
        return "hunar_certificates/preview.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | preview_context(self, language=mode_name)


class CertificateWords(models.Model):
    """The words of a template in one language."""

    template = ParentalKey(CertificateTemplate, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    organisation = models.CharField(_("organisation"), max_length=120, help_text=_("Who awards it."))
    heading = models.CharField(_("heading"), max_length=80)
    statement = models.TextField(
        _("statement"),
        help_text=_("Write {name} and {title} where they belong; {date} and {organisation} if you like."),
    )
    footer = models.CharField(_("small print"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("words in one language")
        verbose_name_plural = _("words in each language")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("template", "language"), name="hunar_certificate_words_once_a_language"
            ),
        )

    def __str__(self):
        return self.heading

    def clean(self):
        super().clean()
        places = places_in(self.statement)
        unknown = [place for place in places if place not in PLACES]
        missing = [place for place in NEEDED if place not in places]
        if unknown:
            raise ValidationError(
                {"statement": _("There is no such place to fill: {%(place)s}.") % {"place": unknown[0]}}
            )
        if missing:
            raise ValidationError(
                {"statement": _("The statement must say {%(place)s} somewhere.") % {"place": missing[0]}}
            )


class CertificateLogo(Orderable):
    """A logo at the head of the certificate."""

    template = ParentalKey(CertificateTemplate, on_delete=models.CASCADE, related_name="logos")
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("image"),
    )
    name = models.CharField(_("whose logo, in English"), max_length=120)
    name_ur = models.CharField(_("whose logo, in Urdu"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("logo")
        verbose_name_plural = _("logos")

    def __str__(self):
        return self.name

    def text_in_all_languages(self):
        return {"en": self.name, "ur": self.name_ur or self.name}


class CertificateSignatory(Orderable):
    """Somebody who signs: a name, an office and, if there is one, an image of the signature."""

    template = ParentalKey(CertificateTemplate, on_delete=models.CASCADE, related_name="signatories")
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image of the signature"),
    )
    name = models.CharField(_("name in English letters"), max_length=120)
    name_ur = models.CharField(_("name in Urdu letters"), max_length=120, blank=True)
    role = models.CharField(_("office in English"), max_length=120)
    role_ur = models.CharField(_("office in Urdu"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    def __str__(self):
        return self.name

    def text_in_all_languages(self):
        return {
            "name": {"en": self.name, "ur": self.name_ur or self.name},
            "role": {"en": self.role, "ur": self.role_ur or self.role},
        }

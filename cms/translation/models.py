"""From which words each segment was translated last, how far a translation is, and which words were agreed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.pages.words import WordsField

from .querysets import TranslatedSegmentQuerySet


class TranslatedSegment(models.Model):
    """A segment of a translated page, and the words of the source it says. Empty words: left out on purpose,
    or the source had changed while it was being translated and nobody knows from what."""

    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="hunar_translated_segments", verbose_name=_("page")
    )
    path = models.CharField(_("where on the page"), max_length=500)
    source_digest = models.CharField(max_length=32)
    source_words = models.TextField(_("words it was translated from"), blank=True)
    words_digest = models.CharField(max_length=32, blank=True)
    translated_at = models.DateTimeField(_("translated at"), auto_now=True)

    objects = TranslatedSegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("translated segment")
        verbose_name_plural = _("translated segments")
        constraints = [
            models.UniqueConstraint(fields=["page", "path"], name="hunar_translation_one_row_a_segment")
        ]

    def __str__(self):
        return self.path


class Standing(models.Model):
    """How far a translation is: a summary, made anew whenever one of its pages is published or saved here."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        models.CASCADE,
        primary_key=True,
        related_name="hunar_translation_standing",
        verbose_name=_("page"),
    )
    to_do = models.PositiveIntegerField(_("segments to do"))
    total = models.PositiveIntegerField(_("segments"))
    counted_at = models.DateTimeField(_("counted at"), auto_now=True)

    class Meta:
        verbose_name = _("standing of a translation")
        verbose_name_plural = _("standings of translations")
        constraints = [
            models.CheckConstraint(condition=Q(to_do__lte=F("total")), name="hunar_translation_at_most_all")
        ]

    def __str__(self):
        return f"{self.to_do}/{self.total}"


class Term(index.Indexed, models.Model):
    """A word, and how it is agreed to be said in each language."""

    words = WordsField(
        _("word"),
        help_text=_(
            "Several forms with commas between them; the first is the one to use. Lower case is enough."
        ),
    )
    is_kept = models.BooleanField(
        _("not translated"),
        default=False,
        help_text=_("A name that stays as it is in every language. Write it in one of them."),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    panels = [FieldPanel("words"), FieldPanel("is_kept"), FieldPanel("note")]
    search_fields = [index.SearchField("all_words"), index.AutocompleteField("all_words")]

    class Meta:
        verbose_name = _("agreed word")
        verbose_name_plural = _("agreed words")
        ordering = ["pk"]

    def __str__(self):
        return self.all_words()

    def all_words(self) -> str:
        return " – ".join(self.words.values())

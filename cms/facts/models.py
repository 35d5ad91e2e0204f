"""Facts that age: a rate, a fee, a limit, a rule; asked once, answered anew whenever the world changes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from cms.pages.words import WordsField, in_language
from cms.people.models import Person

from .enums import Confidence, Kind, Unit
from .querysets import EditionQuerySet


class Fact(index.Indexed, ClusterableModel):
    """A question whose answer changes with time. Pages name it by its key, and always show the answer in force."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("What texts know it by. It never changes; readers do not see it."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    unit = models.CharField(_("what the number counts"), max_length=10, choices=Unit, blank=True)
    names = WordsField(_("name"), help_text=_("In a few words, as it may stand before its value."))
    owner = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked after by"),
        help_text=_("They are told before it has to be checked, and on the day."),
    )

    search_fields = [
        index.SearchField("key"),
        index.SearchField("all_names"),
        index.AutocompleteField("key"),
        index.AutocompleteField("all_names"),
    ]

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["key"]

    def __str__(self):
        return self.name_in() or self.key

    def name_in(self, language: str | None = None) -> str:
        return in_language(self.names, language)[0]

    @property
    def all_names(self) -> str:
        return " ".join(self.names.values())


class Edition(models.Model):
    """One answer to a fact's question, true from a day on until the next. What was said once is never overwritten:
    a new rate is a new edition, and one that was wrong is withdrawn."""

    fact = ParentalKey(Fact, on_delete=models.CASCADE, related_name="editions", verbose_name=_("fact"))
    number = models.DecimalField(_("in figures"), max_digits=16, decimal_places=4, null=True, blank=True)
    words = WordsField(
        _("in words"),
        lines=2,
        blank=True,
        help_text=_("In place of a number, or what has to be known beside it."),
    )
    source_title = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    confidence = models.CharField(_("how well it is known"), max_length=10, choices=Confidence)
    valid_from = models.DateField(_("true from"))
    review_by = models.DateField(
        _("check again by"), help_text=_("From the day after, readers are told that it may have changed.")
    )
    withdrawn = models.BooleanField(
        _("was a mistake"), default=False, help_text=_("It stays on record and is shown to nobody.")
    )
    created_at = models.DateTimeField(_("written on"), default=timezone.now, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a fact")
        verbose_name_plural = _("editions of facts")
        default_permissions = ()
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "valid_from"],
                condition=Q(withdrawn=False),
                name="hunar_facts_one_edition_a_day",
                violation_error_message=_("There is an answer from this day on already."),
            ),
            models.CheckConstraint(
                condition=Q(review_by__gte=F("valid_from")),
                name="hunar_facts_reviewed_after_it_began",
                violation_error_message=_("It cannot have to be checked before it is true."),
            ),
        ]

    def __str__(self):
        return f"{self.fact_id}: {self.valid_from}"

    def clean(self):
        if self.number is None and not self.words:
            raise ValidationError({"number": _("Write a number, or the answer in words.")})

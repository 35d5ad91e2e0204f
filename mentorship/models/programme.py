"""A mentoring programme: who may take part, how people meet, and by which weights and tiers they are matched."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Level

from ..enums import ProgrammeKind, ProgrammeState
from ..querysets import ProgrammeQuerySet

CIRCLE_AT_MOST = 6


class Programme(models.Model):
    """One programme of mentoring, from its first application to its last thank-you."""

    name = models.CharField(_("name"), max_length=120)
    name_ur = models.CharField(_("name in Urdu"), max_length=120, blank=True)
    slug = models.SlugField(_("short name"), max_length=60, unique=True, help_text=_("Stands in addresses."))
    state = models.CharField(_("state"), max_length=10, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    kind = models.CharField(_("kind"), max_length=10, choices=ProgrammeKind, default=ProgrammeKind.PAIRS)
    circle_size = models.PositiveSmallIntegerField(
        _("people in a circle"),
        default=4,
        validators=[MinValueValidator(2), MaxValueValidator(CIRCLE_AT_MOST)],
        help_text=_("Mentees that one mentor meets together; for circles only."),
    )
    is_women_only = models.BooleanField(
        _("for women only"),
        default=False,
        help_text=_("Mentors and mentees must have been seen by staff as women before they are accepted."),
    )
    is_observed = models.BooleanField(
        _("staff can read the messages"),
        default=False,
        help_text=_("Only then may people under 18 take part. Everybody in it is told."),
    )

    opens_at = models.DateTimeField(_("applications open"), null=True, blank=True)
    closes_at = models.DateTimeField(_("applications close"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    weeks = models.PositiveSmallIntegerField(
        _("weeks of a match"), default=12, validators=[MinValueValidator(1), MaxValueValidator(104)]
    )
    meeting_days = models.PositiveSmallIntegerField(_("days between meetings"), default=14)
    meeting_minutes = models.PositiveSmallIntegerField(_("minutes of a meeting"), default=45)

    overlap_minutes = models.PositiveSmallIntegerField(
        _("common time a week, in minutes"),
        default=60,
        help_text=_("Two people are matched only when they have this much free time in common."),
    )
    language_level = models.CharField(
        _("language, at least"), max_length=10, choices=Level, default=Level.WORKING
    )
    default_places = models.PositiveSmallIntegerField(_("mentees of a mentor, to begin with"), default=2)
    most_places = models.PositiveSmallIntegerField(_("mentees of a mentor, at most"), default=6)

    offer_days = models.PositiveSmallIntegerField(_("days to answer an offer"), default=5)
    takes_requests = models.BooleanField(
        _("mentees may ask a mentor themselves"), default=True, help_text=_("Between rounds of matching.")
    )
    request_days = models.PositiveSmallIntegerField(_("days to answer a request"), default=7)
    shows_choice = models.BooleanField(
        _("mentees choose among three"), default=False, help_text=_("In place of one proposal.")
    )

    conduct = models.TextField(_("code of conduct"), blank=True)
    conduct_ur = models.TextField(_("code of conduct in Urdu"), blank=True)
    conduct_version = models.CharField(_("version of the code of conduct"), max_length=20, default="1")
    training = models.CharField(
        _("training of mentors"),
        max_length=200,
        blank=True,
        help_text=_("What a mentor must have finished. Empty: none is asked for."),
    )
    training_ur = models.CharField(_("training of mentors, in Urdu"), max_length=200, blank=True)
    training_url = models.CharField(_("where the training is"), max_length=300, blank=True)

    check_in_weeks = models.JSONField(_("weeks with a check-in"), default=list, blank=True)
    risk_days = models.PositiveSmallIntegerField(_("days without a meeting that are too many"), default=30)
    certificate_template = models.ForeignKey(
        "hunar_certificates.CertificateTemplate",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("certificate for mentors"),
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentoring programme")
        verbose_name_plural = _("mentoring programmes")
        ordering = ["-starts_on", "pk"]
        permissions = [
            ("run_programme", _("Can run programmes: accept people, match them, look after them")),
            ("vet_mentor", _("Can vet mentors")),
            ("see_private_reasons", _("Can see the private reasons of a match")),
            ("observe_messages", _("Can read the messages of programmes that are observed")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="hunar_mentorship_programme_dates"
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="hunar_mentorship_applications_dates",
            ),
            models.CheckConstraint(
                condition=Q(circle_size__gte=2, circle_size__lte=CIRCLE_AT_MOST),
                name="hunar_mentorship_circle_size",
            ),
            models.CheckConstraint(
                condition=Q(default_places__lte=F("most_places"), default_places__gte=1),
                name="hunar_mentorship_places_in_order",
            ),
        ]

    def __str__(self):
        return self.name_in(get_language())

    def name_in(self, language: str | None) -> str:
        return (self.name_ur if language == "ur" else "") or self.name

    def conduct_in(self, language: str | None) -> str:
        return (self.conduct_ur if language == "ur" else "") or self.conduct

    def training_in(self, language: str | None) -> str:
        return (self.training_ur if language == "ur" else "") or self.training

    @property
    def is_circles(self) -> bool:
        return self.kind == ProgrammeKind.CIRCLES

    @property
    def is_running(self) -> bool:
        return self.state == ProgrammeState.OPEN

    @property
    def lets_choose(self) -> bool:
        """Circles meet at a time that is fixed for their mentor, so nobody chooses there."""
        return self.shows_choice and not self.is_circles

    def takes_applications(self, now) -> bool:
        """Whether somebody may apply now."""
        begun = self.opens_at is None or self.opens_at <= now
        return (
            self.state == ProgrammeState.OPEN and begun and (self.closes_at is None or now < self.closes_at)
        )

    def clean(self):
        weeks = self.check_in_weeks
        if not isinstance(weeks, list) or not all(isinstance(week, int) and week > 0 for week in weeks):
            raise ValidationError({"check_in_weeks": _("Give the weeks as numbers, for example 2, 6, 12.")})


class Policy(models.Model):
    """One published version of a programme's weights and equity tiers. Never edited: a change is a new version."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="policies")
    version = models.PositiveIntegerField(_("version"))
    weights = models.JSONField(_("weights"), default=dict)  # name of a term → points
    tiers = models.JSONField(_("tiers"), default=list)  # the first to be served first
    stability = models.PositiveIntegerField(
        _("points for keeping a proposed pair"),
        default=300,
        help_text=_("So that a second run moves few people."),
    )
    why = models.TextField(_("why"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("published at"))
    by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("published by")
    )

    class Meta:
        verbose_name = _("weights and tiers")
        verbose_name_plural = _("weights and tiers")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "version"], name="hunar_mentorship_policy_version_once"
            )
        ]

    def __str__(self):
        return f"{self.programme} {self.version}"

"""The people Hunar serves. A record anywhere in Hunar points to a Person, never to a login."""

import datetime
import uuid

from django.apps import apps
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .enums import ChangeKind, Channel, Gender, HowOpened, Level, ProvinceKind, Setting, SpokenLanguage
from .querysets import (
    AppendOnlyQuerySet,
    ConsentQuerySet,
    DistrictQuerySet,
    PersonQuerySet,
    ResidenceQuerySet,
)

ADULT_AGE = 18


class NamedInBothScripts(models.Model):
    """Anything with a name in English and in Urdu letters."""

    name_en = models.CharField(_("name in English letters"), max_length=100)
    name_ur = models.CharField(_("name in Urdu letters"), max_length=100)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name_en

    def name_in(self, language: str) -> str:
        return self.name_ur if language == "ur" else self.name_en


class Province(NamedInBothScripts):
    """A province, the capital, or an administered territory, keyed by its ISO 3166-2 code."""

    code = models.CharField(_("ISO 3166-2 code"), max_length=6, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ProvinceKind)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["name_en"]


class District(NamedInBothScripts):
    """A district for as long as it existed. A split or a merger ends it or not; it is never rewritten."""

    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_("The UN P-code where it is known. It never changes once used."),
    )
    province = models.ForeignKey(Province, models.PROTECT, related_name="districts")
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")),
                name="hunar_people_district_dates_in_order",
            )
        ]


class DistrictChange(models.Model):
    """A split, a merger or a new name: what old records need to be read beside new ones."""

    from_district = models.ForeignKey(District, models.PROTECT, related_name="changes_out")
    to_district = models.ForeignKey(District, models.PROTECT, related_name="changes_in")
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind)
    date = models.DateField(_("date"))
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        verbose_name = _("change of districts")
        verbose_name_plural = _("changes of districts")
        ordering = ["date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_district", "to_district", "kind"], name="hunar_people_one_change_of_a_kind"
            ),
            models.CheckConstraint(
                condition=~Q(from_district=models.F("to_district")), name="hunar_people_change_between_two"
            ),
        ]

    def __str__(self):
        return f"{self.from_district} → {self.to_district} ({self.date})"


class Person(models.Model):
    """Somebody with records here. Walk-ins, imported learners and erased people have no login.

    Of an erased person nothing is left but this row, for what still has to be counted to stand on.

    Gender, birth year, disability and residence are private: seen by the person and by staff who hold
    `see_private_details`, and by no other learner.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="hunar_person"
    )
    name = models.CharField(_("name in English letters"), max_length=150, blank=True)
    name_ur = models.CharField(_("name in Urdu letters"), max_length=150, blank=True)
    known_as = models.CharField(
        _("known as"),
        max_length=60,
        blank=True,
        help_text=_("What other learners see instead of the full name."),
    )
    gender = models.CharField(_("gender"), max_length=10, choices=Gender, blank=True)
    gender_text = models.CharField(_("gender, in own words"), max_length=60, blank=True)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True, validators=[MinValueValidator(1900)]
    )
    disability = models.TextField(_("disability or support needed"), max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(_("erased on"), null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [
            ("see_private_details", _("Can see private details of people")),
            ("see_contacts", _("Can see phone numbers and e-mail addresses of people")),
            ("export_person", _("Can download people as a list")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(gender_text="") | Q(gender=Gender.ANOTHER),
                name="hunar_people_own_words_fit_gender",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(user=None, name="", name_ur="", known_as="", gender="", birth_year=None, disability=""),
                name="hunar_people_erased_is_nobody",
            ),
        ]

    def __str__(self):
        if self.erased_at:
            return gettext("Erased person")
        return self.name or self.name_ur or str(self.key)

    def name_in(self, language: str) -> str:
        """The name in the script of that language, or in the other one when only that is known."""
        first, second = (self.name_ur, self.name) if language == "ur" else (self.name, self.name_ur)
        return first or second

    def shown_as(self, language: str) -> str:
        """What other learners may see."""
        return self.known_as or self.name_in(language)

    def is_minor(self, on_date: datetime.date) -> bool:
        """With a birth year alone, a minor until 31 December of the year they turn 18. An unknown year proves
        nothing: neither this nor `is_adult` holds, so ask for the one that has to be shown."""
        return self.birth_year is not None and on_date.year - self.birth_year <= ADULT_AGE

    def is_adult(self, on_date: datetime.date) -> bool:
        return self.birth_year is not None and on_date.year - self.birth_year > ADULT_AGE

    def residence_on(self, date: datetime.date) -> "Residence | None":
        return self.residences.on(date).select_related("district__province").first()


class PersonLanguage(models.Model):
    """A language somebody uses, and how well."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="languages")
    language = models.CharField(_("language"), max_length=5, choices=SpokenLanguage)
    level = models.CharField(_("level"), max_length=10, choices=Level)

    class Meta:
        verbose_name = _("language of a person")
        verbose_name_plural = _("languages of people")
        constraints = [
            models.UniqueConstraint(fields=["person", "language"], name="hunar_people_one_level_a_language")
        ]

    def __str__(self):
        return f"{self.get_language_display()}: {self.get_level_display()}"


class Residence(models.Model):
    """Where somebody lives from a day on. A later change of district boundaries never rewrites it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="residences")
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    setting = models.CharField(_("kind of place"), max_length=5, choices=Setting, blank=True)
    since = models.DateField(_("since"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = ResidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("residence")
        verbose_name_plural = _("residences")
        constraints = [
            models.UniqueConstraint(fields=["person", "since"], name="hunar_people_one_residence_a_day")
        ]

    def __str__(self):
        return f"{self.district} ({self.since})"


class Consent(models.Model):
    """One decision about one purpose. Rows are only added; what holds now is the last one of its purpose."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=50)
    given = models.BooleanField(_("given"))
    wording_version = models.CharField(_("version of the wording"), max_length=20)
    wording_language = models.CharField(_("language of the wording"), max_length=10)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    by = models.ForeignKey(  # RESTRICT: who recorded it can go only together with the person it is about
        Person, models.RESTRICT, related_name="consents_recorded", verbose_name=_("recorded by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        indexes = [models.Index(fields=["person", "purpose", "at"], name="hunar_people_consent_last")]

    def __str__(self):
        return f"{self.purpose} ({self.wording_version}), {self.at:%Y-%m-%d}"


class RecordView(models.Model):
    """A member of staff opened something about a person. Rows are only added, one an hour for the same thing."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="record_views", verbose_name=_("person"))
    viewer = models.ForeignKey(  # RESTRICT: as for consents, an erased viewer is still somebody
        Person, models.RESTRICT, related_name="+", verbose_name=_("opened by")
    )
    role = models.CharField(_("role"), max_length=200, blank=True)  # empty: an administrator
    what = models.CharField(_("what was opened"), max_length=100)  # the label of a model
    how = models.CharField(max_length=10, choices=HowOpened, default=HowOpened.SHOWN)
    at = models.DateTimeField(_("when"), default=timezone.now)
    hour = models.DateTimeField(editable=False)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("view of a record")
        verbose_name_plural = _("views of records")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "viewer", "what", "how", "hour"], name="hunar_people_one_view_an_hour"
            )
        ]

    def __str__(self):
        return f"{self.what}, {self.at:%Y-%m-%d}"

    @property
    def role_words(self) -> str:
        return self.role or gettext("Administrator")

    @property
    def what_words(self) -> str:
        """What was opened, in the reader's language, as long as the app that knows it is installed."""
        try:
            what = str(apps.get_model(self.what)._meta.verbose_name)
        except LookupError:
            what = self.what
        return (
            gettext("%(what)s, in a list that was downloaded") % {"what": what}
            if self.was_downloaded
            else what
        )

    @property
    def was_downloaded(self) -> bool:
        return self.how == HowOpened.DOWNLOADED

"""Who takes part: mentors, how they were vetted, and the applications of both sides."""

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from ..enums import ApplicationState, Priority, TieKind, Wanted
from ..querysets import (
    MenteeApplicationQuerySet,
    MentorApplicationQuerySet,
    MentorQuerySet,
    TieQuerySet,
    VettingQuerySet,
)

WEEK_BYTES = 42  # 336 half hours
OPEN_REQUESTS = 3
IN_PROGRAMME = Q(state__in=(ApplicationState.ACCEPTED, ApplicationState.PAUSED))


class Available(models.Model):
    """When and how somebody can meet. The week is their own: half hours from Monday 00:00 in their time zone."""

    week = models.BinaryField(_("free times of the week"), max_length=WEEK_BYTES, default=bytes(WEEK_BYTES))
    time_zone = models.CharField(_("time zone"), max_length=50, default="Asia/Karachi")
    is_remote = models.BooleanField(_("online or by telephone"), default=True)
    is_in_person = models.BooleanField(_("in person, in my district"), default=False)

    class Meta:
        abstract = True


class MentorSkill(ItemBase):
    tag = models.ForeignKey("hunar_topics.Skill", models.CASCADE, related_name="hunar_mentor_items")
    content_object = models.ForeignKey("hunar_mentorship.Mentor", models.CASCADE, related_name="skill_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="hunar_mentorship_mentor_skill_once"
            )
        ]


class MentorSector(ItemBase):
    tag = models.ForeignKey("hunar_topics.Topic", models.CASCADE, related_name="hunar_mentor_items")
    content_object = models.ForeignKey("hunar_mentorship.Mentor", models.CASCADE, related_name="sector_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="hunar_mentorship_mentor_sector_once"
            )
        ]


class Mentor(Available):
    """Somebody who gives their time, in one programme or in several. Languages and residence are the person's own."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.OneToOneField("hunar_people.Person", models.CASCADE, related_name="hunar_mentor")
    about = models.TextField(_("about me"), max_length=600, blank=True)
    about_ur = models.TextField(_("about me, in Urdu"), max_length=600, blank=True)
    skills = TaggableManager(
        through=MentorSkill, blank=True, related_name="hunar_mentors", verbose_name=_("skills")
    )
    sectors = TaggableManager(
        through=MentorSector, blank=True, related_name="hunar_mentors", verbose_name=_("sectors")
    )
    platforms = models.JSONField(_("platforms"), default=list, blank=True)
    backgrounds = models.JSONField(_("roads I know"), default=list, blank=True)
    years = models.PositiveSmallIntegerField(
        _("years of freelancing"), default=0, validators=[MaxValueValidator(60)]
    )
    mentees_wanted = models.CharField(_("mentees"), max_length=10, choices=Wanted, default=Wanted.ANY)
    referees = models.TextField(
        _("two people who know me"),
        max_length=600,
        blank=True,
        help_text=_(
            "Name, how they know you, and a number or e-mail address of theirs. Only staff see this."
        ),
    )  # gone once they were spoken to
    unanswered = models.PositiveSmallIntegerField(_("requests left unanswered in a row"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MentorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentor")
        verbose_name_plural = _("mentors")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_remote=True) | Q(is_in_person=True),
                name="hunar_mentorship_mentor_meets_somehow",
            )
        ]

    def __str__(self):
        return str(self.person)

    def about_in(self, language: str | None) -> str:
        first, second = (self.about_ur, self.about) if language == "ur" else (self.about, self.about_ur)
        return first or second


class Vetting(models.Model):
    """Staff looked into a mentor: who they are, what two others say of them, until when that holds.

    The category that gender rules stand on is an attestation of its own, see `cms.safeguarding`.
    """

    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="vettings")
    identity_seen = models.BooleanField(_("identity seen"), default=False)
    references = models.PositiveSmallIntegerField(_("references spoken to"), default=0)
    character_certificate = models.BooleanField(_("police character certificate seen"), default=False)
    passed = models.BooleanField(_("passed"))
    note = models.TextField(_("note for staff"), max_length=1000, blank=True)
    at = models.DateTimeField(_("at"))
    expires_on = models.DateField(_("holds until"))
    by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, related_name="+", verbose_name=_("vetted by")
    )
    revoked_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = VettingQuerySet.as_manager()

    class Meta:
        verbose_name = _("vetting")
        verbose_name_plural = _("vettings")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.mentor}, {self.at:%Y-%m-%d}"


class Application(models.Model):
    """What both sides' applications have in common: where they stand, and how far they have been filled in."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    steps_done = models.JSONField(_("steps filled in"), default=list, blank=True)
    conduct_version = models.CharField(_("code of conduct agreed to"), max_length=20, blank=True)
    conduct_at = models.DateTimeField(_("agreed to the code of conduct at"), null=True, blank=True)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decision_note = models.CharField(
        _("word to the applicant"), max_length=300, blank=True, help_text=_("The applicant reads this.")
    )
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    held_at = models.DateTimeField(_("staff speak with them first, since"), null=True, blank=True)

    class Meta:
        abstract = True


class MentorApplication(Application):
    """A mentor in a programme, with the places they give. `taken` counts places that are offered or filled."""

    programme = models.ForeignKey(
        "hunar_mentorship.Programme", models.CASCADE, related_name="mentor_applications"
    )
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="applications")
    places = models.PositiveSmallIntegerField(_("places"), default=2)
    taken = models.PositiveSmallIntegerField(_("places taken"), default=0, editable=False)
    trained_at = models.DateTimeField(_("training finished at"), null=True, blank=True)

    objects = MentorApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentor of a programme")
        verbose_name_plural = _("mentors of programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "mentor"], name="hunar_mentorship_mentor_once_a_programme"
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("places")), name="hunar_mentorship_places_enough"
            ),
        ]
        indexes = [models.Index(fields=["programme", "state"], name="hunar_mentorship_mentors_in")]

    def __str__(self):
        return f"{self.mentor} – {self.programme}"

    @property
    def places_left(self) -> int:
        return self.places - self.taken


class SoughtSkill(ItemBase):
    tag = models.ForeignKey("hunar_topics.Skill", models.CASCADE, related_name="hunar_sought_items")
    content_object = models.ForeignKey(
        "hunar_mentorship.MenteeApplication", models.CASCADE, related_name="skill_items"
    )
    priority = models.PositiveSmallIntegerField(_("priority"), choices=Priority, default=Priority.SECOND)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="hunar_mentorship_sought_skill_once"
            )
        ]


class MenteeSector(ItemBase):
    tag = models.ForeignKey("hunar_topics.Topic", models.CASCADE, related_name="hunar_mentee_items")
    content_object = models.ForeignKey(
        "hunar_mentorship.MenteeApplication", models.CASCADE, related_name="sector_items"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="hunar_mentorship_mentee_sector_once"
            )
        ]


class MenteeApplication(Application, Available):
    """Somebody who looks for a mentor in a programme: what they want to reach, and with whom they can work."""

    programme = models.ForeignKey(
        "hunar_mentorship.Programme", models.CASCADE, related_name="mentee_applications"
    )
    person = models.ForeignKey(
        "hunar_people.Person", models.CASCADE, related_name="hunar_mentee_applications"
    )
    goal = models.TextField(_("what I want to reach"), max_length=600, blank=True)
    skills = TaggableManager(
        through=SoughtSkill, blank=True, related_name="hunar_mentees", verbose_name=_("skills I look for")
    )
    sectors = TaggableManager(
        through=MenteeSector, blank=True, related_name="hunar_mentees", verbose_name=_("sectors")
    )
    platforms = models.JSONField(_("platforms"), default=list, blank=True)
    backgrounds = models.JSONField(_("my road"), default=list, blank=True)
    mentors_wanted = models.CharField(_("mentors"), max_length=10, choices=Wanted, default=Wanted.ANY)
    knows = models.CharField(
        _("mentors I know already"),
        max_length=300,
        blank=True,
        help_text=_("Relatives, neighbours, an employer: so that we do not match you with them."),
    )
    guardian_name = models.CharField(_("guardian's name"), max_length=120, blank=True)
    guardian_phone = models.CharField(_("guardian's phone"), max_length=20, blank=True)
    guardian_agreed_at = models.DateTimeField(_("guardian agreed at"), null=True, blank=True)
    guardian_heard_by = models.ForeignKey(
        "hunar_people.Person", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_matched = models.BooleanField(_("has a mentor, or an offer of one"), default=False, editable=False)
    open_requests = models.PositiveSmallIntegerField(_("open requests"), default=0, editable=False)

    objects = MenteeApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mentee of a programme")
        verbose_name_plural = _("mentees of programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"], name="hunar_mentorship_mentee_once_a_programme"
            ),
            models.CheckConstraint(
                condition=Q(is_remote=True) | Q(is_in_person=True),
                name="hunar_mentorship_mentee_meets_somehow",
            ),
            models.CheckConstraint(
                condition=Q(open_requests__lte=OPEN_REQUESTS), name="hunar_mentorship_requests_few"
            ),
        ]
        indexes = [models.Index(fields=["programme", "state"], name="hunar_mentorship_mentees_in")]

    def __str__(self):
        return f"{self.person} – {self.programme}"


class Tie(models.Model):
    """Two people who know each other already, as one of them or staff declared. Kept once, the smaller id first."""

    person = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    other = models.ForeignKey("hunar_people.Person", models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=TieKind)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")

    objects = TieQuerySet.as_manager()

    class Meta:
        verbose_name = _("tie between two people")
        verbose_name_plural = _("ties between people")
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="hunar_mentorship_tie_once"),
            models.CheckConstraint(
                condition=Q(person__lt=F("other")), name="hunar_mentorship_tie_smaller_first"
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.other}"

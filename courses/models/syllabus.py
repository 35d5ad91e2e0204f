"""A course as records know it: compiled from its live pages, one row for all its languages."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from ..enums import Choice, Counts, CourseState, Level, Opening, RuleKind
from ..querysets import CourseQuerySet, SyllabusItemQuerySet, SyllabusVersionQuerySet


class Worded(models.Model):
    """Something with a title and an address in each language it was written in."""

    words = models.JSONField(default=dict, editable=False)  # {language: {"title": …, "url": …}}

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def word(self, name: str, language: str = "") -> str:
        """That word in the language asked for, else in the source language."""
        spoken = self.words.get(language or get_language() or "") or {}
        return spoken.get(name) or self.words.get(self.source_language, {}).get(name, "")

    @property
    def title(self):
        return self.word("title")

    @property
    def url(self):
        return self.word("url")

    @property
    def summary(self):
        return self.word("summary")

    def speaks(self, language: str) -> bool:
        return language in self.words


class Course(Worded):
    """A course, whatever languages it is taught in. Its key is the translation key its pages share."""

    key = models.UUIDField(unique=True, editable=False)
    source_language = models.CharField(_("source language"), max_length=15, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=CourseState, default=CourseState.LIVE)
    level = models.CharField(_("level"), max_length=15, choices=Level, default=Level.BEGINNER)
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    weight = models.PositiveIntegerField(default=0, editable=False)  # bytes of all lessons without media
    image = models.ForeignKey(
        get_image_model_string(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    topics = models.ManyToManyField("hunar_topics.Topic", blank=True, related_name="courses")
    skills = models.ManyToManyField("hunar_topics.Skill", blank=True, related_name="courses")
    modules = models.JSONField(default=list, editable=False)  # [{"key", "release", "date", "days", "words"}]
    opening = models.CharField(_("opening"), max_length=10, choices=Opening, default=Opening.ALWAYS)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    prerequisites = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="leads_to")
    certificate_template = models.ForeignKey(
        "hunar_certificates.CertificateTemplate", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    stamp = models.UUIDField(
        default=uuid.uuid4, editable=False
    )  # new whenever items, versions or choices change
    compiled_at = models.DateTimeField(auto_now=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    @property
    def is_live(self) -> bool:
        return self.state == CourseState.LIVE


class SyllabusItem(Worded):
    """A lesson, or an activity inside one, that is or was in a course. Its key never changes, nor is it used again."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="items")
    key = models.CharField(max_length=73)
    parent = models.CharField(max_length=36, blank=True)  # the lesson's key, for an activity
    module = models.CharField(max_length=36, blank=True)
    source_language = models.CharField(max_length=15, editable=False)
    position = models.PositiveIntegerField()
    is_live = models.BooleanField(default=True)
    required = models.BooleanField(default=True)
    done = models.CharField(max_length=30)  # a rule of pacing.DONE, or "activities"
    share = models.FloatField(default=0.9)
    seconds = models.PositiveIntegerField(default=0)
    graded = models.BooleanField(default=False)
    counts = models.CharField(max_length=10, choices=Counts, default=Counts.BEST)  # of its grades
    minutes = models.PositiveSmallIntegerField(default=0)
    weight = models.PositiveIntegerField(default=0)  # bytes of the page without media
    is_open = models.BooleanField(default=False)  # guests may read it
    revision = models.PositiveBigIntegerField(null=True)  # of the page whose weight this is

    objects = SyllabusItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("syllabus item")
        verbose_name_plural = _("syllabus items")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="hunar_courses_item_once")]


class SyllabusVersion(models.Model):
    """What a course asked for from a moment on: its required items, in order, and its rule. Frozen."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    since = models.DateTimeField()
    digest = models.CharField(max_length=64, editable=False)
    items = models.JSONField(encoder=DjangoJSONEncoder, editable=False)  # [a pacing.Item as a dict]
    rule_kind = models.CharField(max_length=10, choices=RuleKind, default=RuleKind.ALL)
    rule_count = models.PositiveIntegerField(default=0)
    rule_grade = models.FloatField(default=0)
    choice = models.CharField(
        _("for those already learning"), max_length=10, choices=Choice, default=Choice.KEEP
    )
    chosen_at = models.DateTimeField(null=True, blank=True)

    objects = SyllabusVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("syllabus version")
        verbose_name_plural = _("syllabus versions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="hunar_courses_version_once"),
            models.CheckConstraint(
                condition=models.Q(rule_grade__gte=0, rule_grade__lte=1),
                name="hunar_courses_rule_grade_share",
            ),
        ]

    def __str__(self):
        return f"{self.course} v{self.number}"


class ChoiceLog(models.Model):
    """An editor's decision about what a version means for those already learning. Appended, never changed."""

    version = models.ForeignKey(SyllabusVersion, models.CASCADE, related_name="decisions")
    choice = models.CharField(max_length=10, choices=Choice)
    at = models.DateTimeField()
    by = models.ForeignKey("hunar_people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("decision about a syllabus version")
        verbose_name_plural = _("decisions about syllabus versions")
        ordering = ["at"]

    def __str__(self):
        return f"{self.version}: {self.get_choice_display()}"

"""What editors write: the catalogue, courses, modules, lessons and bootcamps."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from cms.pages.blocks import COMMON_BLOCKS
from cms.pages.fields import BodyField, page_link

from ..enums import Level, Opening, Release, RuleKind
from . import serving
from .blocks import LessonBody, ensure_keys
from .panels import OutlinePanel


class CourseIndexPage(Page):
    """The catalogue: every course there is, to be narrowed by topic, level, language and length."""

    page_ptr = page_link()
    intro = models.TextField(_("introduction"), max_length=400, blank=True)

    subpage_types = ["hunar_course_pages.CoursePage", "hunar_course_pages.BootcampPage"]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    template = "hunar_course_pages/catalogue.html"

    class Meta:
        verbose_name = _("course catalogue")
        verbose_name_plural = _("course catalogues")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.catalogue_context(self, request)


class CourseTopic(ItemBase):
    tag = models.ForeignKey("hunar_topics.Topic", models.CASCADE, related_name="course_page_items")
    content_object = ParentalKey(
        "hunar_course_pages.CoursePage", on_delete=models.CASCADE, related_name="topic_items"
    )


class CourseSkill(ItemBase):
    tag = models.ForeignKey("hunar_topics.Skill", models.CASCADE, related_name="course_page_items")
    content_object = ParentalKey(
        "hunar_course_pages.CoursePage", on_delete=models.CASCADE, related_name="skill_items"
    )


class CoursePage(Page):
    """A course, in one language. Its source-language page decides items, rules and dates; the others give words."""

    page_ptr = page_link()
    summary = models.CharField(_("one line"), max_length=180, help_text=_("Shown on the course's card."))
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    description = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("description"))
    outcomes = models.TextField(
        _("what you will be able to do"), blank=True, help_text=_("One outcome a line.")
    )
    audience = models.TextField(_("who it is for"), max_length=500, blank=True)
    level = models.CharField(_("level"), max_length=15, choices=Level, default=Level.BEGINNER)
    minutes = models.PositiveIntegerField(
        _("minutes"), default=0, help_text=_("0: the sum of its lessons' minutes.")
    )
    cost = models.CharField(_("cost"), max_length=100, blank=True, help_text=_("Empty means free."))
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    topics = ClusterTaggableManager(
        through=CourseTopic, blank=True, related_name="course_pages", verbose_name=_("topics")
    )
    skills = ClusterTaggableManager(
        through=CourseSkill, blank=True, related_name="course_pages", verbose_name=_("skills")
    )
    prerequisites = ParentalManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="+",
        verbose_name=_("complete these courses first"),
    )
    opening = models.CharField(_("opening"), max_length=10, choices=Opening, default=Opening.ALWAYS)
    opens_at = models.DateTimeField(_("opens at"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes at"), null=True, blank=True)
    rule_kind = models.CharField(_("complete when"), max_length=10, choices=RuleKind, default=RuleKind.ALL)
    rule_count = models.PositiveIntegerField(_("number of lessons"), default=0)
    rule_grade = models.PositiveSmallIntegerField(
        _("minimum grade (%)"), default=0, validators=[MaxValueValidator(100)]
    )
    certificate_template = models.ForeignKey(
        "hunar_certificates.CertificateTemplate",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("certificate"),
    )

    parent_page_types = ["hunar_course_pages.CourseIndexPage"]
    subpage_types = ["hunar_course_pages.ModulePage"]
    template = "hunar_course_pages/course.html"
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("description"),
        index.SearchField("outcomes"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("outcomes"),
        FieldPanel("audience"),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("level"), FieldPanel("minutes")]),
                FieldPanel("cost"),
                FieldPanel("contact"),
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("skills")], heading=_("Topics and skills")),
    ]
    rules_panels = [
        MultiFieldPanel(
            [FieldPanel("opening"), FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")])],
            heading=_("Enrolment"),
        ),
        FieldPanel("prerequisites"),
        MultiFieldPanel(
            [FieldPanel("rule_kind"), FieldRowPanel([FieldPanel("rule_count"), FieldPanel("rule_grade")])],
            heading=_("Completion"),
        ),
        FieldPanel("certificate_template"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList([OutlinePanel(heading=_("Modules and lessons"))], heading=_("Outline")),
            ObjectList(rules_panels, heading=_("Rules")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def clean(self):
        super().clean()
        errors = {}
        if self.opening != Opening.ALWAYS and not self.opens_at:
            errors["opens_at"] = _("Say when the course opens.")
        if self.opening == Opening.WINDOW and not self.closes_at:
            errors["closes_at"] = _("Say when the course closes.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("The course must close after it opens.")
        if self.rule_kind == RuleKind.SOME and not self.rule_count:
            errors["rule_count"] = _("Say how many lessons are enough.")
        if self.rule_kind == RuleKind.GRADE and not self.rule_grade:
            errors["rule_grade"] = _("Say which grade is enough.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.course_context(self, request)

    @property
    def facts(self):
        """What a reader asks first: (name, value)."""
        return serving.facts_of(self)

    @property
    def preview_modes(self):
        return [("", _("As a guest")), ("learner", _("As a learner"))]

    def serve_preview(self, request, mode_name):
        request.preview_mode = mode_name
        return super().serve_preview(request, mode_name)


class ModulePage(Page):
    """A part of a course, and when it opens to a learner."""

    page_ptr = page_link()
    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    release = models.CharField(_("opens"), max_length=15, choices=Release, default=Release.AT_ONCE)
    release_at = models.DateTimeField(_("on"), null=True, blank=True)
    release_days = models.PositiveSmallIntegerField(_("days after enrolling"), default=0)

    parent_page_types = ["hunar_course_pages.CoursePage"]
    subpage_types = ["hunar_course_pages.LessonPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("release"), FieldRowPanel([FieldPanel("release_at"), FieldPanel("release_days")])],
            heading=_("Opening"),
        ),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def clean(self):
        super().clean()
        if self.release == Release.DATE and not self.release_at:
            raise ValidationError({"release_at": _("Say on which date the module opens.")})

    def serve(self, request, *args, **kwargs):
        return serving.serve_module(self, request)


class LessonPage(Page):
    """A lesson, in one language: one screen to read, watch and do."""

    page_ptr = page_link()

    class Completion(models.TextChoices):
        READ = "read", _("Read to the end and marked as done")
        ACTIVITIES = "activities", _("Its required activities are done")

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    body = BodyField(LessonBody, blank=True, verbose_name=_("body"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5, validators=[MinValueValidator(1)])
    completion = models.CharField(_("done when"), max_length=10, choices=Completion, default=Completion.READ)
    required = models.BooleanField(
        _("required"), default=True, help_text=_("Counts towards the completion of the course.")
    )
    is_open = models.BooleanField(_("open to guests"), default=False)

    parent_page_types = ["hunar_course_pages.ModulePage"]
    subpage_types: list[str] = []
    template = "hunar_course_pages/lesson.html"
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    settings_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("minutes"), FieldPanel("completion")]),
                FieldRowPanel([FieldPanel("required"), FieldPanel("is_open")]),
            ],
            heading=_("Lesson"),
        ),
        *Page.settings_panels,
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def clean(self):
        super().clean()
        ensure_keys(self.body)

    def get_sitemap_urls(self, request=None):
        return super().get_sitemap_urls(request) if self.is_open else []

    def serve(self, request, *args, **kwargs):
        return serving.serve_lesson(self, request) or super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.lesson_context(self, request)

    @property
    def preview_modes(self):
        return [("", _("As a learner")), ("guest", _("As a guest"))]

    def serve_preview(self, request, mode_name):
        request.preview_mode = mode_name
        return super().serve_preview(request, mode_name)


class BootcampPage(Page):
    """A bootcamp, in one language: what it is, for whom, its courses, and the cohorts to join."""

    page_ptr = page_link()
    summary = models.CharField(_("one line"), max_length=180)
    image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )
    description = BodyField(COMMON_BLOCKS, blank=True, verbose_name=_("what it is"))
    audience = models.TextField(_("who it is for"), max_length=500, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    courses = ParentalManyToManyField(
        "hunar_course_pages.CoursePage", blank=True, related_name="+", verbose_name=_("its courses")
    )

    parent_page_types = ["hunar_course_pages.CourseIndexPage"]
    subpage_types: list[str] = []
    template = "hunar_course_pages/bootcamp.html"
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("description")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("image"),
        FieldPanel("description"),
        FieldPanel("audience"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("contact")]),
        FieldPanel("courses"),
    ]

    class Meta:
        verbose_name = _("bootcamp")
        verbose_name_plural = _("bootcamps")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | serving.bootcamp_context(self, request)

"""The words every room tags with: topics and skills, curated by staff, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel


class Word(TagBase):
    """A curated tag with a name per language. Nobody makes one by typing into a page."""

    free_tagging = False

    name_ur = models.CharField(_("name in Urdu"), max_length=100, blank=True)

    panels = [FieldPanel("name", heading=_("Name in English")), FieldPanel("name_ur")]

    class Meta:
        abstract = True
        ordering = ["name"]

    def name_in(self, language: str) -> str:
        return (self.name_ur if language == "ur" else "") or self.name


class Topic(Word):
    """What something is about: freelancing, taxation, design."""

    class Meta(Word.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Skill(Word):
    """What somebody can do: write a proposal, retouch a photograph."""

    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, related_name="skills", verbose_name=_("topic")
    )

    panels = [*Word.panels, FieldPanel("topic")]

    class Meta(Word.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")

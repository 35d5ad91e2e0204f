"""Links to other sites: where they lead, on which pages they stand, and what was found there."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import State, Why
from .querysets import LinkQuerySet, UseQuerySet
from .written import LONGEST


class OutsideLink(models.Model):
    """An address, looked at once for all the pages it stands on. Failures are counted by day and not by visit."""

    address = models.CharField(max_length=LONGEST, unique=True)
    host = models.CharField(max_length=255, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    why = models.CharField(max_length=20, choices=Why, blank=True, default="")
    code = models.PositiveSmallIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    failed_days = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateField(null=True, blank=True)
    failed_on = models.DateField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link to another site")
        verbose_name_plural = _("links to other sites")

    def __str__(self) -> str:
        return self.address


class Use(models.Model):
    """That a page has the link, and under which words."""

    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=255)

    objects = UseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "page"], name="hunar_links_use_once")]
        verbose_name = _("use of a link")
        verbose_name_plural = _("uses of links")

    def __str__(self) -> str:
        return self.words


class Reading(models.Model):
    """When a page's links were last read off it."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reading of a page")
        verbose_name_plural = _("readings of pages")

    def __str__(self) -> str:
        return str(self.page_id)

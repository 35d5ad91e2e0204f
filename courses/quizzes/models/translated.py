"""Rows that stand in a translation group, of which the first-written one is the source."""

from django.db import models
from django.utils.functional import cached_property


class TranslatedRow(models.Model):
    """A translatable row that knows its source, whose rules count for all its translations."""

    class Meta:
        abstract = True

    @cached_property
    def source(self):
        """The first-written row of the translation group; the row itself when it is new."""
        return type(self).objects.filter(translation_key=self.translation_key).order_by("pk").first() or self

    @property
    def is_source(self) -> bool:
        return self.source.pk == self.pk

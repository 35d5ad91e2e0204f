"""The people Hunar serves. A record anywhere in Hunar points to a Person, never to a login."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody with records here. They may have a login, or none: walk-ins, imported learners, erased accounts."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = models.CharField(_("name in English letters"), max_length=150, blank=True)
    name_ur = models.CharField(_("name in Urdu letters"), max_length=150, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name or self.name_ur or str(self.key)

    def name_in(self, language: str) -> str:
        """The name in the script of that language, or in the other one when only that is known."""
        first, second = (self.name_ur, self.name) if language == "ur" else (self.name, self.name_ur)
        return first or second

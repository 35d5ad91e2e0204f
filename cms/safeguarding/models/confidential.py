"""What all tables of this app have in common."""

from django.db import models


class Confidential(models.Model):
    """A row Wagtail's index of references must not follow: "used by" on a person's screen would tell of it."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()

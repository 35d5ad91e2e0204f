"""Who is at work on what, until when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .querysets import LeaseQuerySet


class Lease(models.Model):
    """A claim that ends by itself: its holder renews it while alive, so a holder that was killed is noticed."""

    name = models.CharField(_("name"), max_length=200, primary_key=True)
    holder = models.CharField(_("holder"), max_length=64)
    until = models.DateTimeField(_("until"), db_index=True)

    objects = LeaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")

    def __str__(self):
        return self.name

"""Pages that editors marked to be copied."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageTemplate(models.Model):
    """A page that others start from. It stays an ordinary page; its copies are drafts and know nothing of it."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        models.CASCADE,
        primary_key=True,
        related_name="hunar_page_template",
        verbose_name=_("page"),
    )
    marked_at = models.DateTimeField(_("marked at"), auto_now_add=True)

    class Meta:
        verbose_name = _("page marked as a template")
        verbose_name_plural = _("pages marked as templates")

    def __str__(self):
        return str(self.page)

"""Pictures with words in each language of the site, for those who cannot see them.

A site that has an image model of its own adds `Described` to it, or keeps it as it is: the form of this app then asks
for Wagtail's own description.
"""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from themes.languages import first_language

from .describing import words_in


class Described(models.Model):
    """What an image model needs so that its pictures speak the reader's language."""

    words = models.JSONField(
        default=dict, blank=True, editable=False, verbose_name=_("words in other languages")
    )
    is_decoration = models.BooleanField(
        _("only decoration"),
        default=False,
        help_text=_("It shows nothing that the text beside it does not say. Screen readers pass over it."),
    )

    class Meta:
        abstract = True

    @property
    def default_alt_text(self) -> str:
        """What Wagtail offers where a picture is put into a page, and draws where the page says nothing itself."""
        if self.is_decoration:
            return ""
        wanted = (get_language() or "").split("-")[0]
        return (
            words_in(self, wanted) or words_in(self, first_language()) or next(iter(self.words.values()), "")
        )

    def words_to_find(self) -> str:
        return " ".join(self.words.values())


class Picture(Described, AbstractImage):
    admin_form_fields = (*Image.admin_form_fields[:3], "is_decoration", *Image.admin_form_fields[3:])
    search_fields = [*AbstractImage.search_fields, index.SearchField("words_to_find")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.title


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

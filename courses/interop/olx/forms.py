"""What staff send: an archive, and the catalogue it goes into."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from courses.pages.models import CourseIndexPage

from .archives import MEGABYTE, is_archive
from .conf import setting


class CatalogueField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return f"{obj.get_admin_display_title()} ({obj.locale.get_display_name()})"


class SendForm(forms.Form):
    file = forms.FileField(
        label=_("Archive"),
        help_text=_("An Open edX export: .tar.gz or .zip, with course.xml in it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".gz,.tgz,.tar,.zip"}),
    )
    catalogue = CatalogueField(
        label=_("Catalogue"),
        queryset=CourseIndexPage.objects.none(),
        help_text=_("The course comes in below it, as drafts, in its language."),
    )

    def __init__(self, *args, catalogues, **kwargs):
        super().__init__(*args, **kwargs)
        keys = [page.pk for page in catalogues]
        field: Any = self.fields["catalogue"]
        field.queryset = CourseIndexPage.objects.filter(pk__in=keys).select_related("locale").order_by("path")
        if len(catalogues) == 1:
            field.initial = catalogues[0].pk

    def clean_file(self):
        file = self.cleaned_data["file"]
        largest = setting("MAX_ARCHIVE_MB") * MEGABYTE
        if file.size > largest:
            words = _("The archive is larger than %(limit)s.")
            raise forms.ValidationError(words, params={"limit": filesizeformat(largest)})
        start = file.read(512)
        file.seek(0)
        if not is_archive(start):
            raise forms.ValidationError(_("This is neither a .tar.gz nor a .zip archive."))
        return file

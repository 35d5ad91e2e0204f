"""How a fact and its editions are written in the admin."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from .permissions import possible_owners

FIXED = ("number", "words", "valid_from")


class FactForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = possible_owners().order_by("name")
        self.fields["owner"].empty_label = _("nobody")
        if self.instance.pk:
            self.fields["key"].disabled = True

    def clean(self):
        """What readers may have seen is not deleted: it is marked as a mistake."""
        cleaned = super().clean()
        if any(form.is_fixed for form in self.formsets["editions"].deleted_forms):
            raise ValidationError(
                _(
                    "An answer that was in force stays on record. Nothing is lost: mark it as a mistake instead."
                )
            )
        return cleaned


class EditionForm(WagtailAdminModelForm):
    """What an edition said once it was in force is not written over; when it is to be checked again may be."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.valid_from <= timezone.localdate():
            for name in FIXED:
                self.fields[name].disabled = True

    @property
    def is_fixed(self) -> bool:
        return bool(self.instance.pk) and self.fields["valid_from"].disabled

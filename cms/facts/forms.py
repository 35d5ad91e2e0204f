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
        cleaned, editions = super().clean(), self.formsets["editions"]
        if any(form.is_fixed for form in editions.deleted_forms):
            raise ValidationError(
                _(
                    "An answer that was in force stays on record. Nothing is lost: mark it as a mistake instead."
                )
            )
        _refuse_two_from_one_day([form for form in editions.forms if form not in editions.deleted_forms])
        return cleaned


def _refuse_two_from_one_day(forms):
    """As the database does, which the forms of single answers cannot ask before the others are saved."""
    taken = set()
    for form in sorted(forms, key=lambda form: not form.is_fixed):
        told = getattr(form, "cleaned_data", {})
        day = None if told.get("withdrawn") else told.get("valid_from")
        if day in taken:
            form.add_error("valid_from", _("There is an answer from this day on already."))
        elif day:
            taken.add(day)


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

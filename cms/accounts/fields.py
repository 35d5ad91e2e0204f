"""A form field for phone numbers, however they are written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .conf import setting
from .contacts import UnreadableError, read_phone


class PhoneField(forms.CharField):
    """Gives the number in international form."""

    widget = forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "tel"})

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Phone number"), "max_length": 30, **kwargs})

    def clean(self, value):
        if not (typed := super().clean(value)):
            return ""
        try:
            return read_phone(typed, region=setting("PHONE_REGION"))
        except UnreadableError:
            raise forms.ValidationError(_("We cannot read this phone number. Please check it.")) from None

"""What somebody in a programme says about their standing in it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PauseForm(forms.Form):
    until = forms.DateField(
        label=_("Until"),
        required=False,
        help_text=_("Leave it empty if you do not know yet."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise ValidationError(_("Choose a day that has not come yet."))
        return until

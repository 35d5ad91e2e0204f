"""What staff are asked before a certificate is revoked or reinstated."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import ReasonClass

BY_STAFF = [choice for choice in ReasonClass.choices if choice[0] != ReasonClass.HOLDER]


class RevokeForm(forms.Form):
    reason_class = forms.ChoiceField(
        label=_("Reason"),
        choices=BY_STAFF,
        widget=forms.RadioSelect,
        help_text=_("Shown to everybody who checks the certificate."),
    )
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What happened, for colleagues. It is kept in the log and never shown to the public."),
    )


class ReinstateForm(forms.Form):
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Why it counts again, for colleagues. It is kept in the log."),
    )

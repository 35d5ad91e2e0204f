"""Forms of learning. What a learner sends carries an id made by the server, so that sending twice is recorded once."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _


class MarkForm(forms.Form):
    """“I have read this”."""

    event = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls) -> "MarkForm":
        return cls(initial={"event": uuid.uuid4()})


class ExcuseForm(forms.Form):
    """Why staff spare a learner a part of a course."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a few words: what stood in the way, and who agreed."),
    )

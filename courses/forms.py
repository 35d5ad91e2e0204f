"""Forms a learner sends. They carry an id made by the server, so that sending twice is recorded once."""

import uuid

from django import forms


class MarkForm(forms.Form):
    """“I have read this”."""

    event = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def fresh(cls) -> "MarkForm":
        return cls(initial={"event": uuid.uuid4()})

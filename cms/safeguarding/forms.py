"""What whoever reports is asked, in plain words and few."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from .actions import Told
from .enums import Danger, Kind, Wish

MOST = 5000  # characters


class ReportForm(forms.Form):
    """Nothing but two choices has to be answered: telling is hard enough."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What happened?"), choices=Kind, widget=forms.RadioSelect)
    danger = forms.ChoiceField(
        label=_("Are you or somebody else in danger?"), choices=Danger, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should we know?"),
        help_text=_(
            "In your own words and in any language: who, when, where. As much as you like, or nothing."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": MOST}),
        max_length=MOST,
        required=False,
    )
    wish = forms.ChoiceField(
        label=_("What would you like to happen next?"),
        help_text=_("You may change your mind later."),
        choices=Wish,
        widget=forms.RadioSelect,
        initial=Wish.TALK,
    )
    is_anonymous = forms.BooleanField(
        label=_("Send it without my name"),
        help_text=_(
            "Then nothing is kept that leads to you, and we cannot write to you. If only you and one other person"
            " know of it, they may still guess."
        ),
        required=False,
    )
    reach = forms.CharField(
        label=_("How and when can we reach you safely?"),
        help_text=_("For example: in the mornings at the hub, never by telephone."),
        max_length=200,
        required=False,
    )
    not_for = forms.MultipleChoiceField(
        label=_("Is it about one of these people, or somebody close to them?"),
        help_text=_("They read reports. Whoever you choose will not see this one."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, officers=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = self.fields["token"].initial or uuid4()
        self.fields["not_for"].choices = [(str(pk), name) for pk, name in officers]
        if not officers:
            del self.fields["not_for"]

    @property
    def told(self) -> Told:
        said = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        return Told(**said | {"not_for": [int(pk) for pk in said.get("not_for", ())]})

"""What staff fill in about people: a decision, an attestation, a vetting, a tie."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Gender

from ..conf import setting
from ..enums import TieKind
from ..models import Mentor
from ..safety import ways_to_attest

DAYS_OF_A_MONTH = 365 / 12


class DecisionForm(forms.Form):
    """A word that the applicant reads, with the yes or the no."""

    note = forms.CharField(
        label=_("A word to the applicant"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("The applicant reads this. Say what they can do next."),
    )


class AttestForm(forms.Form):
    """The category that hard rules go by, and how staff made sure of it: what a person says is not enough."""

    category = forms.ChoiceField(
        label=_("Made sure that this person is"),
        choices=[("", _("Nothing new")), *Gender.choices[:2]],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Rules such as “women only” go by this and by nothing else."),
    )
    how = forms.ChoiceField(label=_("How"), required=False)

    def __init__(self, *args, attested: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["how"].choices = [("", "—"), *ways_to_attest()]
        self.fields["category"].initial = attested

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("category") and not cleaned.get("how"):
            self.add_error("how", _("Say how you made sure of it."))
        return cleaned


class VettingForm(forms.Form):
    """What staff found out about a mentor."""

    identity_seen = forms.BooleanField(
        label=_("Identity card seen"), required=False, help_text=_("Look at it; keep no copy and no number.")
    )
    references = forms.IntegerField(label=_("References spoken to"), min_value=0, max_value=9, initial=0)
    character_certificate = forms.BooleanField(label=_("Police character certificate seen"), required=False)
    trained = forms.BooleanField(label=_("Finished the training of this programme"), required=False)
    expires_on = forms.DateField(
        label=_("Holds until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=_("Note for staff"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    passed = forms.TypedChoiceField(
        label=_("The answer"),
        choices=[("yes", _("Passed")), ("no", _("Not passed"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = round(setting("VETTING_MONTHS") * DAYS_OF_A_MONTH)
        self.fields["expires_on"].initial = timezone.localdate() + timedelta(days=days)
        self.fields["references"].help_text = _("At least %(number)s before a mentor passes.") % {
            "number": setting("REFERENCES")
        }

    def clean_expires_on(self):
        day = self.cleaned_data["expires_on"]
        if day <= timezone.localdate():
            raise ValidationError(_("Choose a day that has not come yet."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("passed"):
            if not cleaned.get("identity_seen"):
                self.add_error("identity_seen", _("Nobody passes whose identity was not seen."))
            if cleaned.get("references", 0) < setting("REFERENCES"):
                self.add_error("references", _("Too few to pass: speak to more people first."))
        return cleaned


class TieForm(forms.Form):
    """Who of the mentors the mentee knows, and how."""

    mentor = forms.ModelChoiceField(Mentor.objects.none())
    kind = forms.ChoiceField(label=_("How they know each other"), choices=TieKind.choices)

    def __init__(self, *args, mentors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mentor"].queryset = mentors

"""What a guest fills in: answers, a promise; and what staff say of a short link."""

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.models import District
from themes.languages import site_languages

from .models import Campaign, ShortLink
from .tagging import PARAMETER


class GuestForm(forms.Form):
    """Carries its number, the way somebody came, and a field that only machines fill in."""

    form = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False)

    def __init__(self, *args, code="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[PARAMETER] = forms.CharField(widget=forms.HiddenInput, required=False, initial=code)

    @property
    def is_trap(self):
        return bool(self.cleaned_data.get("website"))


class PlacedForm(GuestForm):
    """Asks for the district, which may be left out."""

    district = forms.ChoiceField(
        label=_("Your district"),
        required=False,
        help_text=_("Helps us see where this is read. Nothing else about you is kept."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("I would rather not say")), *districts()]


class AnswerForm(forms.Form):
    """One group of choices for each question."""

    def __init__(self, *args, questions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = list(questions)
        named = {
            f"q{number}": forms.ChoiceField(
                label=question.text,
                choices=[(choice.key, choice.text) for choice in question.choices],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one answer.")},
            )
            for number, question in enumerate(self.asked)
        }
        self.fields = {**named, **self.fields}

    @property
    def answers(self):
        """By the key of the question."""
        return {question.key: self.cleaned_data[f"q{number}"] for number, question in enumerate(self.asked)}


class PollForm(AnswerForm, PlacedForm):
    pass


class PledgeForm(PlacedForm):
    pass


class CheckForm(AnswerForm, GuestForm):
    """`pair` joins what is known after the lessons to what was known before."""

    pair = forms.CharField(widget=forms.HiddenInput)
    step = forms.CharField(widget=forms.HiddenInput)


def districts():
    language = get_language()
    rows = District.objects.on(timezone.localdate())
    return sorted(
        ((row.code, row.name_in(language)) for row in rows.only("code", "name_en", "name_ur")),
        key=lambda row: row[1],
    )


class ShortLinkForm(forms.ModelForm):
    language = forms.ChoiceField(label=_("Language of the page"), choices=lambda: site_languages())

    class Meta:
        model = ShortLink
        fields = ["campaign", "channel", "language", "district", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = Campaign.objects.live()
        self.fields["district"].queryset = District.objects.on(timezone.localdate())

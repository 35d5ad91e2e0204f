"""What a person chooses about messages outside the inbox."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst, format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import actions
from .conf import setting
from .enums import Channel
from .quiet import AWAKE_AT_LEAST, waking
from .readers import wishes_of
from .registry import families, neutral_words

#: Zones by the name a person looks for; one that a host adds is shown as it is called.
PLACES = {
    "Asia/Karachi": _("Pakistan"),
    "Asia/Dubai": _("United Arab Emirates, Oman"),
    "Asia/Riyadh": _("Saudi Arabia, Qatar, Kuwait, Bahrain"),
    "Asia/Singapore": _("Singapore, Malaysia"),
    "Australia/Sydney": _("Australia (Sydney, Melbourne)"),
    "Europe/Istanbul": _("Türkiye"),
    "Europe/Berlin": _("Central Europe"),
    "Europe/London": _("United Kingdom"),
    "America/New_York": _("North America, eastern (New York, Toronto)"),
    "America/Chicago": _("North America, central (Chicago, Houston)"),
    "America/Los_Angeles": _("North America, western (Los Angeles, Vancouver)"),
}


class ClockInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(attrs={"dir": "ltr"}, format="%H:%M")


class PreferencesForm(forms.Form):
    """Ticked is wanted; what is kept is what is not."""

    channels = forms.MultipleChoiceField(
        label=_("How messages may reach you"),
        choices=[(value, capfirst(label)) for value, label in Channel.choices],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everything is in your inbox on this site in any case."),
    )
    families = forms.MultipleChoiceField(
        label=_("What they may be about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What keeps your account safe is always sent."),
    )
    neutral = forms.BooleanField(label=_("Say only that there is a message"), required=False)
    quiet_from = forms.TimeField(
        label=_("Quiet from"),
        widget=ClockInput,
        help_text=_("What comes in quiet hours waits until they are over. Nothing is lost."),
    )
    quiet_to = forms.TimeField(
        label=_("Quiet until"), widget=ClockInput, help_text=_("Twice the same time means no quiet hours.")
    )
    time_zone = forms.ChoiceField(label=_("Where you live, for the clock"))
    urgent_passes = forms.BooleanField(
        label=_("What is urgent may come in quiet hours, such as a meeting that begins soon"), required=False
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, initial=_chosen(person), **kwargs)
        self.fields["families"].choices = [(family.value, family.label) for family in families()]
        self.fields["time_zone"].choices = _zones(self.initial["time_zone"])
        example = neutral_words(language=get_language() or settings.LANGUAGE_CODE).text
        if setting("PRAYER_MINUTES"):
            self.fields["quiet_to"].help_text = format_lazy(
                "{} {}",
                self.fields["quiet_to"].help_text,
                _("News and text messages wait during the prayers as well."),
            )
        self.fields["neutral"].help_text = _(
            "For a phone that others read too. Every message then says: “%(example)s”"
        ) % {"example": example}

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("quiet_from"), cleaned.get("quiet_to")
        if start is not None and end is not None and waking(start, end) < AWAKE_AT_LEAST:
            raise ValidationError(_("Leave at least four hours of the day in which messages may reach you."))
        return cleaned

    def save(self):
        said = self.cleaned_data
        kept = {
            name: said[name] for name in ("neutral", "quiet_from", "quiet_to", "time_zone", "urgent_passes")
        }
        actions.save_preferences(
            person=self.person,
            muted_channels=self._unticked("channels"),
            muted_families=self._unticked("families"),
            **kept,
        )

    def _unticked(self, name: str) -> list[str]:
        return [value for value, _label in self.fields[name].choices if value not in self.cleaned_data[name]]


def _chosen(person) -> dict:
    """What holds now, chosen or not, in the words of the form."""
    wishes = wishes_of(person, allowed=True)
    return {
        "channels": [channel for channel in Channel.values if channel not in wishes.muted_channels],
        "families": [family for family in families() if family not in wishes.muted_families],
        "neutral": wishes.neutral,
        "quiet_from": wishes.quiet.start,
        "quiet_to": wishes.quiet.end,
        "time_zone": wishes.quiet.zone.key,
        "urgent_passes": wishes.urgent_passes,
    }


def _zones(own: str) -> list[tuple[str, str]]:
    """The site's own zone first, and the person's among them whatever the site offers today."""
    names = dict.fromkeys((settings.TIME_ZONE, *setting("TIME_ZONES"), own))
    return [(name, PLACES.get(name, name.replace("_", " "))) for name in names]

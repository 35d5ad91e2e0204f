"""What people fill in about a meeting: when and how, what became of it; and the two questions of a check-in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from themes.templatetags.hunar import minutes as in_words

from ..actions.meetings import Plan
from ..actions.reporting import OUTCOMES
from ..enums import MeetingPlace, Side
from ..models import Meeting
from ..zones import place_of, zone_of

LENGTHS = (15, 30, 45, 60, 90, 120)
NUMBER = re.compile(r"(?:\d[\s().\-–]*){7,}")  # of a telephone, in any digits
CARRY_NUMBERS = ("wa.me", "api.whatsapp.com")
AUTO = {"dir": "auto", "autocomplete": "off"}
NO_NUMBERS = _(
    "Please leave telephone numbers out: say how you call each other, and share numbers yourselves."
)


class PlanForm(forms.Form):
    """One of the times that suit both, or another by hand in one's own time zone; how long; and where."""

    time = forms.ChoiceField(label=_("When"), required=False, widget=forms.RadioSelect)
    date = forms.DateField(
        label=_("Another day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    clock = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M"),
    )
    minutes = forms.TypedChoiceField(label=_("How long"), coerce=int)
    place = forms.ChoiceField(label=_("How"), choices=MeetingPlace.choices, widget=forms.RadioSelect)
    link = forms.URLField(
        label=_("Link to join"),
        required=False,
        max_length=Meeting._meta.get_field("link").max_length,
        assume_scheme="https",
        help_text=_("For a meeting online. It begins with https. You can also add it later."),
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off", "placeholder": "https://"}),
    )
    where = forms.CharField(
        label=_("Where, or how you call"),
        required=False,
        max_length=Meeting._meta.get_field("where").max_length,
        help_text=_("The hub and its room; or by telephone: who calls whom, and with what. No numbers here."),
        widget=forms.TextInput(attrs=AUTO),
    )
    about = forms.CharField(
        label=_("What about"),
        required=False,
        max_length=Meeting._meta.get_field("about").max_length,
        widget=forms.TextInput(attrs=AUTO),
    )

    def __init__(
        self,
        *args,
        zone: str,
        times: Sequence[datetime] = (),
        usual: int = 45,
        meeting: Meeting | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.zone, self.times, self.meeting = zone, times, meeting
        self.fields["time"].choices = [(moment.isoformat(), moment.isoformat()) for moment in times]
        self.fields["clock"].help_text = _("By the clock in %(place)s.") % {"place": place_of(zone)}
        lengths = sorted({*LENGTHS, usual, *([meeting.minutes] if meeting else [])})
        self.fields["minutes"].choices = [(length, in_words(length)) for length in lengths]
        self.initial |= _initial_of(meeting) if meeting else {"minutes": usual, "place": MeetingPlace.ONLINE}
        if times and not meeting:
            self.initial.setdefault("time", times[0].isoformat())

    def clean_link(self):
        link = self.cleaned_data["link"]
        parts = urlsplit(link)
        if link and parts.scheme != "https":
            raise forms.ValidationError(_("Give a link that begins with https."))
        if parts.hostname and parts.hostname.removeprefix("www.") in CARRY_NUMBERS:
            raise forms.ValidationError(NO_NUMBERS)
        return link

    def clean_where(self):
        return _without_numbers(self.cleaned_data["where"])

    def clean_about(self):
        return _without_numbers(self.cleaned_data["about"])

    def clean(self):
        cleaned = super().clean()
        if "date" in self.errors or "clock" in self.errors or "time" in self.errors:
            return cleaned
        cleaned["starts_at"] = self._start(cleaned)
        return cleaned

    def _start(self, cleaned) -> datetime | None:
        """What is filled in by hand goes before what is chosen; without either, a planned meeting keeps its time."""
        date, clock = cleaned.get("date"), cleaned.get("clock")
        if date and clock:
            return datetime.combine(date, clock, tzinfo=zone_of(self.zone))
        if date or clock:
            missing, words = (
                ("clock", _("Give the time as well.")) if date else ("date", _("Give the day as well."))
            )
            self.add_error(missing, words)
            return None
        if chosen := cleaned.get("time"):
            return parse_datetime(chosen)
        if self.meeting:
            return self.meeting.starts_at
        field = "time" if self.times else "date"
        self.add_error(field, _("Choose a time, or give a day and a time."))
        return None

    @property
    def by_hand(self) -> bool:
        """Whether the fields for another time stand open."""
        return any(self[name].value() or self[name].errors for name in ("date", "clock"))

    @property
    def plan(self) -> Plan:
        """What was filled in; of a link and a place only what belongs to how they meet."""
        given = self.cleaned_data
        online = given["place"] == MeetingPlace.ONLINE
        return Plan(
            starts_at=given["starts_at"],
            minutes=given["minutes"],
            place=given["place"],
            link=given["link"] if online else "",
            where="" if online else given["where"],
            about=given["about"],
        )


def _initial_of(meeting: Meeting) -> dict:
    return {name: getattr(meeting, name) for name in ("minutes", "place", "link", "where", "about")}


def _without_numbers(words: str) -> str:
    if NUMBER.search(words):
        raise forms.ValidationError(NO_NUMBERS)
    return words


class AnswerForm(forms.Form):
    """Yes to the time as it was read."""

    sequence = forms.IntegerField(min_value=0)


class ReportForm(forms.Form):
    """What became of it, for everybody at once by a button, or one by one: `outcome`, or `outcome-<match>`."""

    def __init__(self, *args, matches: Sequence[int], may_tell_missed: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = OUTCOMES if may_tell_missed else OUTCOMES[:1]
        self.fields["outcome"] = forms.ChoiceField(choices=[(one, one) for one in allowed], required=False)
        for match in matches:
            self.fields[f"outcome-{match}"] = forms.ChoiceField(
                choices=[(one, one) for one in allowed], required=False
            )
        self.matches = matches

    @property
    def outcomes(self) -> dict[int, str]:
        given, all_of_them = self.cleaned_data, self.cleaned_data["outcome"]
        each = {match: all_of_them or given[f"outcome-{match}"] for match in self.matches}
        return {match: outcome for match, outcome in each.items() if outcome}


class ObjectionForm(forms.Form):
    attendance = forms.IntegerField()
    words = forms.CharField(max_length=300, required=False)


class CheckInForm(forms.Form):
    """Two answers from 1 to 5, and words for staff."""

    FACES = (
        (1, _("Not at all")),
        (2, _("A little")),
        (3, _("So-so")),
        (4, _("Quite")),
        (5, _("Very")),
    )
    MISSING = {"required": _("Choose one of the five faces.")}
    helpful = forms.TypedChoiceField(
        label=_("Are the meetings helpful?"),
        choices=FACES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    comfortable = forms.TypedChoiceField(
        label=_("Do you feel comfortable with each other?"),
        choices=FACES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=MISSING,
    )
    words = forms.CharField(
        label=_("Is there anything staff should know?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class SettleForm(forms.Form):
    """Staff say how it was."""

    outcome = forms.ChoiceField(
        choices=[
            ("came", _("It took place")),
            (Side.MENTOR, _("The mentor did not come")),
            (Side.MENTEE, _("The mentee did not come")),
        ]
    )


class CloseRiskForm(forms.Form):
    note = forms.CharField(
        label=_("What was done"), max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

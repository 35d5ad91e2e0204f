"""What the steps of an application are made of, and the pieces that both sides are asked."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Gender
from cms.people.forms import OLDEST, YOUNGEST, LanguagesForm, PlaceForm

from ..applicants import person_of
from ..availability import Week
from ..models import MenteeApplication
from .week import WeekField

LANGUAGES_ASKED = 3

ZONES = {
    "Asia/Karachi": _("Pakistan"),
    "Asia/Dubai": _("Dubai, Muscat"),
    "Asia/Riyadh": _("Riyadh, Doha, Kuwait"),
    "Europe/Istanbul": _("Istanbul"),
    "Europe/London": _("London, Manchester"),
    "Europe/Berlin": _("Berlin, Paris, Oslo"),
    "America/New_York": _("New York, Toronto"),
    "America/Chicago": _("Chicago, Houston"),
    "America/Denver": _("Denver, Calgary"),
    "America/Los_Angeles": _("Los Angeles, Vancouver"),
    "Asia/Kolkata": _("Delhi, Colombo"),
    "Asia/Kuala_Lumpur": _("Kuala Lumpur, Singapore"),
    "Asia/Shanghai": _("Beijing, Hong Kong"),
    "Asia/Tokyo": _("Tokyo"),
    "Australia/Sydney": _("Sydney, Melbourne"),
}


class Piece(forms.Form):
    """A part of a step. `holder` is the row that keeps the answers: the mentee's application, or the mentor."""

    columns: tuple[str, ...] = ()  # of the holder that have a field of the same name

    def __init__(self, data=None, *, application, query=""):
        self.application, self.query = application, query
        self.person = person_of(application)
        is_mentee = isinstance(application, MenteeApplication)
        self.holder = application if is_mentee else application.mentor
        super().__init__(data, initial=self.known())
        self.prepare()

    def known(self) -> dict:
        return {name: getattr(self.holder, name) for name in self.columns}

    def prepare(self) -> None:
        """Choices that come from rows."""

    def save(self) -> None:
        for name in self.columns:
            setattr(self.holder, name, self.cleaned_data[name])
        if self.columns:
            self.holder.save(update_fields=list(self.columns))


class Choices(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices, **kwargs):
        super().__init__(choices=choices.choices, required=False, **kwargs)


def words(label: str, rows: int, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        **{"max_length": 600, **kwargs},
    )


# What both sides are asked


class Spoken(LanguagesForm):
    """A few rows of the profile's own form; one language at least, because people are matched by them."""

    def __init__(self, data=None, *, application, query=""):
        super().__init__(data, person=person_of(application))
        rows = max(LANGUAGES_ASKED, self.person.languages.count() + 1)
        for number in range(rows + 1, len(self.fields) // 2 + 1):
            del self.fields[f"language_{number}"], self.fields[f"level_{number}"]

    def clean(self):
        cleaned = super().clean()
        if not self.levels and not self.errors:
            self.add_error(
                "language_1", _("Choose at least one language that you can speak with somebody in.")
            )
        return cleaned


class Home(PlaceForm):
    """Where somebody lives now. Mentors may live abroad."""

    def __init__(self, data=None, *, application, query=""):
        super().__init__(data, person=person_of(application))
        del self.fields["since"]
        if not isinstance(application, MenteeApplication):
            self.fields["district"].required = False
            self.fields["district"].help_text = _("Leave it empty if you live abroad.")

    def save(self):
        today = timezone.localdate()
        home = self.person.residence_on(today)
        said = self.cleaned_data
        if not said["district"]:
            return
        same = home and (home.district, home.setting) == (said["district"], said["setting"])
        if not same:
            said["since"] = home.since if home and home.district == said["district"] else today
            super().save()


class Self(Piece):
    """The year of birth, which decides who may take part, and gender: asked once, where nobody has told it yet."""

    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("Such as 2001. Only staff see it."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
    )
    gender = forms.ChoiceField(
        label=_("Gender"),
        required=False,
        choices=[("", _("I would rather not say")), *Gender.choices[:2]],
        widget=forms.RadioSelect,
        help_text=_("Some mentors work with women only. Nobody else is told."),
    )

    def prepare(self):
        for name in ("birth_year", "gender"):
            if getattr(self.person, name):
                del self.fields[name]

    def clean_birth_year(self):
        year, now = self.cleaned_data["birth_year"], timezone.localdate().year
        if not now - OLDEST <= year <= now - YOUNGEST:
            raise ValidationError(_("Check the year: it should have four digits, such as 2001."))
        return year

    def save(self):
        for name, value in self.cleaned_data.items():
            setattr(self.person, name, value)
        self.person.save(update_fields=list(self.cleaned_data))


class Times(Piece):
    """When, by which clock, and how somebody can meet."""

    columns = ("week", "time_zone", "is_remote", "is_in_person")
    week = WeekField(
        label=_("When are you usually free?"),
        help_text=_("Tap the parts of the day. You can refine them later."),
    )
    time_zone = forms.ChoiceField(
        label=_("By the clock of"), help_text=_("Change it only if you live outside Pakistan.")
    )
    is_remote = forms.BooleanField(label=_("I can meet online or by telephone"), required=False)
    is_in_person = forms.BooleanField(label=_("I can meet in person, in my district"), required=False)

    def prepare(self):
        self.fields["week"].kept = Week.from_bytes(bytes(self.holder.week))
        now = self.holder.time_zone
        known = ZONES if now in ZONES else ZONES | {now: now}
        self.fields["time_zone"].choices = list(known.items())

    def clean_time_zone(self):
        zone = self.cleaned_data["time_zone"]
        if zone not in available_timezones():
            raise ValidationError(_("Choose one from the list."))
        return zone

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("is_remote") or cleaned.get("is_in_person")):
            self.add_error("is_remote", _("Say at least one way in which you can meet."))
        return cleaned


class Pieces(list):
    """The pieces of one step, judged and saved as one."""

    def are_valid(self) -> bool:
        judged = [piece.is_valid() for piece in self]  # each says what is wrong with it
        return all(judged)

    @transaction.atomic
    def save(self) -> None:
        for piece in self:
            piece.save()

    def forgive(self) -> None:
        """Draw again what was typed, without judging it yet."""
        for piece in self:
            piece._errors = forms.utils.ErrorDict()

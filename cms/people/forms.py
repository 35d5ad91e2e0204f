"""What people say of themselves, asked in short steps."""

import itertools

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import actions
from .enums import Gender, Level, Setting, SpokenLanguage
from .models import District, Person

LANGUAGE_ROWS = 5
YOUNGEST, OLDEST = 10, 110


class PersonStep(forms.ModelForm):
    """A step that fills some fields of the person."""

    class Meta:
        model = Person
        fields: list[str] = []

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, instance=person, **kwargs)


class NamesForm(PersonStep):
    """What the person is called."""

    class Meta:
        model = Person
        fields = ["name", "name_ur", "known_as"]
        help_texts = {
            "name": _("As it should stand on a certificate in English."),
            "name_ur": _("As it should stand on a certificate in Urdu."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name", "lang": "en", "dir": "ltr"}),
            "name_ur": forms.TextInput(attrs={"lang": "ur", "dir": "rtl"}),
            "known_as": forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
        }

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("name") or cleaned.get("name_ur")):
            raise ValidationError(_("Write your name in at least one of the two scripts."))
        return cleaned


class AboutForm(PersonStep):
    """What the person may tell of themselves; nothing here is required."""

    gender = forms.ChoiceField(
        label=_("Gender"),
        required=False,
        choices=[("", _("I would rather not say")), *Gender.choices],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Person
        fields = ["gender", "gender_text", "birth_year", "disability"]
        help_texts = {
            "gender_text": _("Only if you chose to say it in your own words."),
            "birth_year": _("Such as 2001. It tells us whether you are of age."),
            "disability": _("Anything we should know so that you can take part comfortably."),
        }
        widgets = {
            "birth_year": forms.NumberInput(attrs={"inputmode": "numeric", "dir": "ltr"}),
            "disability": forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            "gender_text": forms.TextInput(attrs={"dir": "auto"}),
        }

    def clean_birth_year(self):
        year, now = self.cleaned_data["birth_year"], timezone.localdate().year
        if year is not None and not now - OLDEST <= year <= now - YOUNGEST:
            raise ValidationError(_("Check the year: it should have four digits, such as 2001."))
        return year

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("gender") != Gender.ANOTHER:
            cleaned["gender_text"] = ""
        return cleaned


class DistrictField(forms.ModelChoiceField):
    """The districts of today, grouped by province, in the reader's language."""

    def __init__(self, **kwargs):
        super().__init__(District.objects.none(), **kwargs)

    def show(self, also=None):
        """Fetch the choices; `also` keeps a district that is no more but is the present answer."""
        language = get_language() or "en"
        today = District.objects.on(timezone.localdate())
        rows = today | District.objects.filter(pk=also.pk) if also else today
        self.queryset = rows.select_related("province").distinct()
        named = sorted(
            (district.province.name_in(language), district.name_in(language), district.pk)
            for district in self.queryset
        )
        groups = itertools.groupby(named, key=lambda row: row[0])
        self.choices = [
            ("", _("Choose your district")),
            *((province, [(pk, name) for _p, name, pk in rows]) for province, rows in groups),
        ]


class PlaceForm(forms.Form):
    """Where the person lives, from when."""

    district = DistrictField(label=_("District"))
    setting = forms.ChoiceField(
        label=_("Is it a city or a village?"),
        choices=Setting.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    since = forms.DateField(
        label=_("Since"),
        help_text=_("If you have moved, the day you moved there. If not, leave it as it is."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        today = timezone.localdate()
        home = person.residence_on(today)
        kwargs.setdefault("initial", _residence_initial(home) if home else {"since": today})
        super().__init__(*args, **kwargs)
        self.fields["district"].show(also=home.district if home else None)

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return since

    def save(self):
        actions.record_residence(person=self.person, **self.cleaned_data)


def _residence_initial(home) -> dict:
    return {"district": home.district_id, "setting": home.setting, "since": home.since}


class LanguagesForm(forms.Form):
    """Up to five languages, each with its level; an empty row means none."""

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)
        known = list(person.languages.order_by("pk").values_list("language", "level"))
        for number in range(1, max(LANGUAGE_ROWS, len(known)) + 1):
            language, level = known[number - 1] if number <= len(known) else ("", "")
            self._add_row(number, language, level)

    def _add_row(self, number: int, language: str, level: str) -> None:
        blank = [("", "—")]
        self.fields[f"language_{number}"] = forms.ChoiceField(
            label=_("Language %(number)s") % {"number": number},
            choices=[*blank, *SpokenLanguage.choices],
            initial=language,
            required=False,
        )
        self.fields[f"level_{number}"] = forms.ChoiceField(
            label=_("How well"), choices=[*blank, *Level.choices], initial=level, required=False
        )

    def rows(self):
        """Pairs of bound fields, for the template."""
        return [(self[f"language_{n}"], self[f"level_{n}"]) for n in range(1, len(self.fields) // 2 + 1)]

    def clean(self):
        cleaned = super().clean()
        self.levels = {}
        for number in range(1, len(self.fields) // 2 + 1):
            language, level = cleaned.get(f"language_{number}"), cleaned.get(f"level_{number}")
            if language and not level:
                self.add_error(f"level_{number}", _("Say how well you know this language."))
            if language in self.levels:
                self.add_error(f"language_{number}", _("This language is in the list already."))
            elif language and level:
                self.levels[language] = level
        return cleaned

    def save(self):
        actions.set_languages(person=self.person, levels=self.levels)


STEPS = {"names": NamesForm, "place": PlaceForm, "languages": LanguagesForm, "about": AboutForm}
STEP_TITLES = {
    "names": _("Your name"),
    "place": _("Where you live"),
    "languages": _("Your languages"),
    "about": _("About you"),
}

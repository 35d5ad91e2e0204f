"""What people and staff are asked before anything is erased."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .enums import Reason

KEEP, GIVE_UP = "keep", "give_up"


class EraseForm(forms.Form):
    """What becomes of each thing that may be kept, and a word that it is meant."""

    sure = forms.BooleanField(
        label=_("I understand that my account and my data will be gone and cannot be brought back."),
        error_messages={"required": _("Tick this, so that nothing is erased by accident.")},
    )

    def __init__(self, *args, choices: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.by_field = {f"choice_{number}": key for number, (key, _words) in enumerate(choices, 1)}
        for name, (_key, words) in zip(self.by_field, choices, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=words,
                choices=[
                    (KEEP, _("Keep it: it stays valid, with my name on it")),
                    (GIVE_UP, _("Withdraw it: it is no longer valid, and my name is removed")),
                ],
                initial=KEEP,
                widget=forms.RadioSelect,
            )
        self.order_fields([*self.by_field, "sure"])

    @property
    def given_up(self) -> list[str]:
        """The keys of what is not kept."""
        return [key for name, key in self.by_field.items() if self.cleaned_data[name] == GIVE_UP]


class StartForm(forms.Form):
    """Staff begin an erasure: why, and for whom once more, typed by hand."""

    reason = forms.ChoiceField(label=_("Why"), choices=Reason.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("The person's name"),
        help_text=_("Type it as it stands above, so that nobody else is erased by accident."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_name(self):
        typed = " ".join(self.cleaned_data["name"].split()).casefold()
        names = (self.person.name, self.person.name_ur, str(self.person))
        if typed not in {" ".join(name.split()).casefold() for name in names if name}:
            raise ValidationError(_("This is not the name of the person you opened."))
        return typed

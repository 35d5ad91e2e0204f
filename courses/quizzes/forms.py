"""One question as a form. Values in the page are places in the order shown: they tell nothing about the answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .enums import Kind
from .frozen import Data, FrozenQuestion
from .marking import Choices, Numeric, Slots

MISCHOSEN = {"invalid_choice": _("Choose one of the answers shown.")}
LONGEST = 200


class AnswerForm(forms.Form):
    """The learner's answer to one frozen question. Nothing is required: a question may be left for later."""

    def __init__(self, question: FrozenQuestion, language: str, *args, given: Any = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.question, self.language, self.given = question, language, given
        self._build()

    def _build(self) -> None:
        rule = self.question.marked.rule
        if isinstance(rule, Choices):
            self.fields["choice"] = self._choice_field()
        elif isinstance(rule, Slots):
            for place, slot in enumerate(self.question.slots):
                self.fields[f"slot-{place}"] = self._slot_field(place, slot)
        else:
            self.fields["text"] = _text_field(_("Your answer"), self.given)
            self.fields["text"].widget.attrs["inputmode"] = "text"

    def _choice_field(self) -> forms.Field:
        keys = self.question.choices
        options = [(str(place), key) for place, key in enumerate(keys)]
        given = [self.given] if isinstance(self.given, str) else self.given or []
        chosen = [str(keys.index(key)) for key in given if key in keys]
        if self.question.kind == Kind.SEVERAL_CHOICES:
            return _several(options, chosen)
        return forms.ChoiceField(
            choices=options,
            required=False,
            initial=chosen[0] if chosen else None,
            label=_("Your answer"),
            widget=forms.RadioSelect,
            error_messages=MISCHOSEN,
        )

    def _slot_field(self, place: int, slot: Data) -> forms.Field:
        label, given = self.slot_label(place), (self.given or {}).get(slot["key"])
        if not slot["options"]:
            return _text_field(label, given)
        options = [(str(number), self.option_word(slot, key)) for number, key in enumerate(slot["options"])]
        return forms.ChoiceField(
            choices=[("", _("Choose…")), *options],
            required=False,
            label=label,
            initial=str(slot["options"].index(given)) if given in slot["options"] else "",
            error_messages=MISCHOSEN,
        )

    def slot_label(self, place: int) -> str:
        if self.question.kind == Kind.GAPS:
            return _("Gap %(number)s") % {"number": place + 1}
        return self.question.word(self.language, "slots", self.question.slots[place]["key"])

    def option_word(self, slot: Data, key: str) -> str:
        """What an option of a slot is called."""
        if self.question.kind == Kind.ORDERING:
            return key
        path = ("options", slot["key"], key) if self.question.kind == Kind.GAPS else ("options", key)
        return self.question.word(self.language, *path) or ""

    def clean_text(self) -> str:
        text, rule = self.cleaned_data["text"], self.question.marked.rule
        if text.strip() and isinstance(rule, Numeric) and rule.read(text) is None:
            raise forms.ValidationError(_unreadable(self.question.word(self.language, "unit")))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.question.kind == Kind.ORDERING:
            self._refuse_shared_places(cleaned)
        return cleaned

    def _refuse_shared_places(self, cleaned: dict[str, Any]) -> None:
        seen: set[str] = set()
        for name, place in cleaned.copy().items():
            if place and place in seen:
                self.add_error(name, _("Two steps have this place. Give each its own."))
            seen.add(place)

    def answer(self) -> Any:
        """What marking reads, from valid data."""
        if "choice" in self.fields:
            chosen = self.cleaned_data["choice"]
            several = isinstance(chosen, list)
            keys = [self.question.choices[int(place)] for place in (chosen if several else [chosen]) if place]
            return keys if several else "".join(keys)
        if "text" in self.fields:
            return self.cleaned_data["text"]
        return {slot["key"]: self._slot_answer(place, slot) for place, slot in enumerate(self.question.slots)}

    def _slot_answer(self, place: int, slot: Data) -> str:
        value = self.cleaned_data[f"slot-{place}"]
        return slot["options"][int(value)] if slot["options"] and value else value

    @property
    def is_blank(self) -> bool:
        return not self.question.marked.rule.answered(self.answer())


def _several(options: Iterable[tuple[str, str]], chosen: list[str]) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=options,
        required=False,
        initial=chosen,
        label=_("Your answers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=MISCHOSEN,
    )


def _text_field(label, given: Any) -> forms.Field:
    return forms.CharField(
        required=False,
        max_length=LONGEST,
        label=label,
        initial=given,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "autocapitalize": "off"}),
    )


def _unreadable(unit: str):
    if unit:
        return _("Write one number, such as 12.5. Its unit here is %(unit)s.") % {"unit": unit}
    return _("Write one number, such as 12.5, without words.")

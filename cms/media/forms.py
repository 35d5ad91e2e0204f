"""No picture enters the library without words for those who cannot see it, unless it is only decoration.

`WAGTAILIMAGES_IMAGE_FORM_BASE` names this form, and Wagtail makes all its own from it: for one picture, for many at
once (which are kept aside until their words are there), and in the chooser. It works for any image model.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from themes.languages import direction, first_language

from .describing import other_languages

PREFIX = "words_"
LONGEST = 255  # as long as Wagtail's own description
MISSING = _(
    "Say in a few words what is to be seen, for those who cannot see it; or tick “only decoration” if the "
    "picture shows nothing that the text beside it does not say."
)
MISSING_HERE = _("Say in a few words what is to be seen, for those who cannot see it.")
BOTH = _("You wrote what is to be seen and said that it is only decoration. Take one of the two away.")


class DescribedImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self._ask_in_each_language()

    @property
    def speaks_all(self) -> bool:
        return hasattr(self.instance, "words")

    def _ask_in_each_language(self) -> None:
        first = self.fields["description"]
        first.label = _label(first_language())
        first.help_text = _("One sentence that a screen reader reads out. Not needed for mere decoration.")
        first.widget.attrs |= _writing(first_language())
        if self.speaks_all:
            for code in other_languages():
                self.fields[PREFIX + code] = _box(code, self.instance.words.get(code, ""))
            self.order_fields(self._in_order())

    def _in_order(self) -> list[str]:
        names = [name for name in self.fields if not name.startswith(PREFIX)]
        after = names.index("description") + 1
        return names[:after] + [PREFIX + code for code in other_languages()] + names[after:]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "description" in self.fields:
            self._demand_words(cleaned)
        return cleaned

    def _demand_words(self, cleaned: dict[str, Any]) -> None:
        names = ["description", *(name for name in self.fields if name.startswith(PREFIX))]
        has_words = any(cleaned.get(name) for name in names)
        is_decoration = cleaned.get("is_decoration", False)
        if has_words and is_decoration:
            self.add_error("is_decoration", BOTH)
        elif not has_words and not is_decoration and not any(name in self.errors for name in names):
            self.add_error("description", MISSING if "is_decoration" in self.fields else MISSING_HERE)

    def _post_clean(self) -> None:
        if self.speaks_all and "description" in self.fields:
            ours = {code: self.cleaned_data.get(PREFIX + code, "") for code in other_languages()}
            self.instance.words = {
                code: words for code, words in (self.instance.words | ours).items() if words
            }
        super()._post_clean()


def _label(code: str) -> Any:
    return _("What is to be seen (%(language)s)") % {"language": get_language_info(code)["name_local"]}


def _writing(code: str) -> dict[str, str]:
    return {"lang": code, "dir": direction(code)}


def _box(code: str, initial: str) -> forms.CharField:
    widget = forms.TextInput(_writing(code))
    return forms.CharField(
        label=_label(code), initial=initial, required=False, max_length=LONGEST, widget=widget
    )

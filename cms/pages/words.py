"""Words in each language of the site's content: one column, one box a language, and no migration for a new one."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info

from themes.languages import direction, first_language, site_languages


def in_language(words: dict[str, str], language: str | None = None) -> tuple[str, str]:
    """The words in that language (the reader's, unless told), or in the site's first, or in any; and which it was."""
    wanted = (language or get_language() or "").split("-")[0]
    for code in (wanted, first_language(), *words):
        if words.get(code):
            return words[code], code
    return "", wanted


class ReadableEncoder(DjangoJSONEncoder):
    """Urdu letters as they are: whoever looks into the database can read and search them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


class WordsWidget(forms.MultiWidget):
    template_name = "hunar_pages/admin/words_widget.html"

    def __init__(self, *, lines: int = 1, attrs: dict | None = None) -> None:
        self.codes = [code for code, _name in site_languages()]
        super().__init__({code: _box(code, lines) for code in self.codes}, attrs)

    def decompress(self, value: Any) -> list[str]:
        words = json.loads(value) if isinstance(value, str) else value or {}
        return [words.get(code, "") for code in self.codes]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for box, code in zip(context["widget"]["subwidgets"], self.codes, strict=True):
            box["language"] = get_language_info(code)["name_local"]
        return context


def _box(code: str, lines: int) -> forms.Widget:
    attrs = {"lang": code, "dir": direction(code)}
    return forms.Textarea(attrs | {"rows": lines}) if lines > 1 else forms.TextInput(attrs)


class WordsFormField(forms.MultiValueField):
    def __init__(self, *, lines: int = 1, **options: Any) -> None:
        self.codes = [code for code, _name in site_languages()]
        fields = [forms.CharField(required=False) for _code in self.codes]
        options.setdefault("widget", WordsWidget(lines=lines))
        super().__init__(fields, require_all_fields=False, **options)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        return {code: words for code, words in zip(self.codes, data_list or [], strict=False) if words}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.clean_quietly(data) != (initial or {})

    def clean_quietly(self, data: list[str] | None) -> dict[str, str]:
        return self.compress([(words or "").strip() for words in data or []])


class WordsField(models.JSONField):
    """{"en": …, "ur": …}; a language without words is left out."""

    def __init__(self, *args: Any, lines: int = 1, **options: Any) -> None:
        self.lines = lines
        super().__init__(*args, **{"default": dict, "encoder": ReadableEncoder} | options)

    def deconstruct(self):
        name, _path, args, options = super().deconstruct()
        options.pop("encoder", None)
        return name, "django.db.models.JSONField", args, options

    def formfield(self, **options: Any) -> forms.Field:
        options = {
            name: value for name, value in options.items() if name in ("label", "help_text", "disabled")
        }
        labels = {"label": capfirst(self.verbose_name), "help_text": self.help_text}
        return WordsFormField(lines=self.lines, required=not self.blank, **labels | options)

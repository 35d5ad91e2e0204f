"""Picking words of the shared vocabulary by ticks: grouped by topic, narrowed by a search that needs no scripts."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.language.folding import fold_key
from cms.topics.models import Skill, Topic

from ..enums import Priority


class PickWidget(forms.Widget):
    """Tick boxes under their topics. With priorities, a tick brings the question how much it matters."""

    template_name = "hunar_mentorship/widgets/pick.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.words: list[tuple[str, int, str, str]] = []  # topic, id, name, folded names
        self.priorities: list[tuple[int, Any]] = []
        self.query, self.searches = "", False

    def get_context(self, name, value, attrs):
        chosen = value or {}
        wanted = fold_key(self.query)
        shown = [word for word in self.words if word[1] in chosen or wanted in word[3]]
        groups = [(topic, list(words)) for topic, words in groupby(shown, key=lambda word: word[0])]
        return super().get_context(name, value, attrs) | {
            "groups": [
                (
                    topic,
                    [self._option(name, chosen, pk, word) for _topic, pk, word, _folded in words],
                    bool(wanted) or any(word[1] in chosen for word in words),
                )
                for topic, words in groups
            ],
            "query": self.query,
            "searches": self.searches,
        }

    def _option(self, name, chosen, pk, word):
        priorities = [(value, label, chosen.get(pk) == value) for value, label in self.priorities]
        return {
            "pk": pk,
            "word": word,
            "chosen": pk in chosen,
            "priorities": priorities,
            "priority_name": f"{name}_{pk}",
        }

    def value_from_datadict(self, data, files, name):
        return {
            int(pk): self._priority(data.get(f"{name}_{pk}", "")) for pk in data.getlist(name) if pk.isdigit()
        }

    def _priority(self, text: str) -> int:
        known = {str(value): value for value, _label in self.priorities}
        return known.get(text, Priority.SECOND)

    def value_omitted_from_data(self, data, files, name):
        return False


class PickField(forms.Field):
    """A dict from the id of a word to its priority. `offer` says which words there are.

    One field of a form may search: what is sought comes as `find`, when `then` says find.
    """

    widget = PickWidget

    def __init__(self, *, most: int, priorities=(), searches: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.widget.searches = searches
        self.most = most
        self.widget.priorities = list(priorities)

    def offer(self, words: list[tuple[str, int, str, str]], query: str = "") -> None:
        self.widget.words, self.widget.query = words, query

    def to_python(self, value):
        known = {pk for _topic, pk, _name, _folded in self.widget.words}
        return {pk: priority for pk, priority in (value or {}).items() if pk in known}

    def validate(self, value):
        if self.required and not value:
            raise ValidationError(_("Choose at least one."), code="required")
        if len(value) > self.most:
            raise ValidationError(
                _("Choose at most %(most)s, those that matter most."),
                code="too-many",
                params={"most": self.most},
            )


def skills_on_offer() -> list[tuple[str, int, str, str]]:
    """Every skill under its topic, in the reader's language and order. One query."""
    language = get_language() or "en"
    rows = Skill.objects.select_related("topic")
    return sorted(
        (
            skill.topic.name_in(language) if skill.topic else "",
            skill.pk,
            skill.name_in(language),
            _folded(skill),
        )
        for skill in rows
    )


def topics_on_offer() -> list[tuple[str, int, str, str]]:
    """Every topic, which is what mentoring calls a sector. One query."""
    language = get_language() or "en"
    return [
        ("", topic.pk, topic.name_in(language), _folded(topic)) for topic in Topic.objects.order_by("name")
    ]


def chosen(model, picked: dict[int, int]) -> list:
    """The words that were picked, as a tag manager wants them."""
    return list(model.objects.filter(pk__in=picked))


def _folded(word) -> str:
    return f"{fold_key(word.name)} {fold_key(word.name_ur)}"

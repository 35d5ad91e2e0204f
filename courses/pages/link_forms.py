"""The pairs of a course and its translation, for an editor to correct."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..activities import registered
from .linking import Exercises, Tree, exercises_between
from .models import LessonPage
from .pairing import Exercise

NOBODY = ("", _("– none –"))


@dataclass(frozen=True)
class Row:
    """A page of the source, the field that names its partner, and their activities if both are lessons."""

    page: Page
    field: forms.BoundField
    exercises: Exercises | None

    @property
    def is_lesson(self) -> bool:
        return isinstance(self.page, LessonPage)

    @property
    def notes(self) -> Iterator[str]:
        """What becomes of the activities, in words."""
        if self.exercises is None:
            return
        if count := len(self.exercises.keys):
            yield _("%(count)d joined") % {"count": count}
        if self.exercises.only_source:
            yield _("without a partner here: %(names)s") % {"names": _names(self.exercises.only_source)}
        if self.exercises.only_other:
            yield _("without a partner there: %(names)s") % {"names": _names(self.exercises.only_other)}


def _names(exercises: Sequence[Exercise]) -> str:
    kinds = registered()
    return ", ".join(str(kinds[one.kind].label) for one in exercises)


class PairsForm(forms.Form):
    """One field for each module and lesson of the source: which page of the translation says the same."""

    def __init__(self, *args, trees: tuple[Tree, Tree], pairs: Mapping[int, int], **kwargs):
        super().__init__(*args, **kwargs)
        self.source, self.other = trees
        partner = {our: its for its, our in pairs.items()}
        modules = [NOBODY, *((str(page.pk), page.title) for page in self.other.modules)]
        lessons = [NOBODY, *((_module.title, _options(own)) for _module, own in self._grouped())]
        for page in self.source.pages.values():
            self.fields[f"page-{page.pk}"] = forms.ChoiceField(
                label=page.title,
                choices=lessons if isinstance(page, LessonPage) else modules,
                initial=str(partner.get(page.pk, "")),
                required=False,
            )

    def _grouped(self):
        return [(module, self.other.lessons_in(module)) for module in self.other.modules]

    def clean(self):
        chosen: dict[int, int] = {}
        for page in self.source.pages.values():
            its = self.cleaned_data.get(f"page-{page.pk}")
            if its and int(its) in chosen:
                self.add_error(f"page-{page.pk}", _("This page is chosen twice."))
            elif its:
                chosen[int(its)] = page.pk
        return {**self.cleaned_data, "pairs": chosen}

    @cached_property
    def chosen(self) -> dict[int, int]:
        """{pk of the source's page: pk of the partner that its field shows now}."""
        values = {page: self[f"page-{page}"].value() for page in self.source.pages}
        return {
            page: int(its)
            for page, its in values.items()
            if str(its).isdecimal() and int(its) in self.other.pages
        }

    @property
    def rows(self) -> Iterator[Row]:
        """Modules, each followed by its lessons."""
        for module in self.source.modules:
            for page in (module, *self.source.lessons_in(module)):
                yield Row(page, self[f"page-{page.pk}"], self._exercises(page))

    def _exercises(self, page: Page) -> Exercises | None:
        partner = self.other.pages.get(self.chosen.get(page.pk, 0))
        if isinstance(page, LessonPage) and isinstance(partner, LessonPage):
            return exercises_between(page, partner)
        return None

    @property
    def unpaired(self) -> list[Page]:
        """Pages of the translation that nobody is paired with."""
        taken = set(self.chosen.values())
        return [page for pk, page in self.other.pages.items() if pk not in taken]


def _options(lessons: Sequence[LessonPage]) -> list[tuple[str, str]]:
    return [(str(lesson.pk), lesson.title) for lesson in lessons]

"""One table of settings an app: what its host may decide, read when used, checked at start, printed in the reference.

It is kept in the lowest room because every app of every room has such a table, and imports point down only.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from django.conf import settings
from django.core.checks import Error

TAKEN_FOR: dict[type, tuple[type, ...]] = {list: (list, tuple)}  # what a host may write where a type is asked


class Setting(NamedTuple):
    name: str
    default: Any
    type: type
    meaning: str


class SettingsTable:
    """The settings of one app. A host gives them in one dictionary of its settings, named for the app."""

    def __init__(self, dictionary: str, *rows: Setting) -> None:
        self.dictionary = dictionary
        self.rows = {row.name: row for row in rows}

    def __iter__(self) -> Iterator[Setting]:
        return iter(self.rows.values())

    def value(self, name: str) -> Any:
        """What the host chose, or the default."""
        return getattr(settings, self.dictionary, {}).get(name, self.rows[name].default)

    def faults(self) -> list[Error]:
        """What is wrong in the host's dictionary, each in one line with its mend."""
        chosen = getattr(settings, self.dictionary, {})
        if not isinstance(chosen, dict):
            return [
                _fault(
                    1, f"{self.dictionary} is no dictionary.", f'Write {self.dictionary} = {{"NAME": value}}.'
                )
            ]
        unknown = [self._unknown(name) for name in chosen if name not in self.rows]
        known = ((self.rows[name], value) for name, value in chosen.items() if name in self.rows)
        return unknown + [self._wrong(row, value) for row, value in known if not _fits(row.type, value)]

    def _unknown(self, name: Any) -> Error:
        like = get_close_matches(str(name), self.rows, n=1)
        hint = f'Did you mean "{like[0]}"?' if like else f"It takes: {', '.join(self.rows)}."
        return _fault(2, f"{self.dictionary} has no setting {name!r}.", hint)

    def _wrong(self, row: Setting, value: Any) -> Error:
        given = f"{self.dictionary}[{row.name!r}] holds {type(value).__name__}, not {row.type.__name__}"
        return _fault(3, f"{given}.", f"Give {row.type.__name__}, like the default: {row.default!r}.")


def _fits(wanted: type, value: Any) -> bool:
    """True and False count as numbers in Python, and nowhere else."""
    if isinstance(value, bool):
        return wanted is bool
    return isinstance(value, TAKEN_FOR.get(wanted, (wanted,)))


def _fault(number: int, words: str, hint: str) -> Error:
    return Error(words, hint=hint, id=f"hunar_settings.E{number:03}")

"""Pure: finding a person's words in stored text, and striking them out."""

import json
import re
from collections.abc import Iterable
from typing import Any

STRUCK = "[…]"
PHONE = re.compile(r"\+\d{8,}")
TAIL = 9  # the digits of a number that are written alike with and without its country's code


def sought(words: Iterable[str]) -> list[str]:
    """What to look for in a database: each word, as it is and as JSON writes it, within JSON too."""
    found = []
    for word in words:
        core = word[-TAIL:] if PHONE.fullmatch(word) else word
        once = json.dumps(core)[1:-1]
        found += [core, once, json.dumps(once)[1:-1]]
    return list(dict.fromkeys(found))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """What matches each word whatever its capitals, and a phone number with any beginning; whole words only."""
    parts = [
        rf"(?<![\w.])[+\d]*{word[-TAIL:]}(?!\d)"
        if PHONE.fullmatch(word)
        else rf"(?<!\w){re.escape(word)}(?!\w)"
        for word in words
    ]
    return re.compile("|".join(parts), re.IGNORECASE)


def strike(value: Any, pattern: re.Pattern[str]) -> Any:
    """The same value with what matches struck out, down into lists, dictionaries and JSON kept as text."""
    if isinstance(value, dict):
        return {strike(key, pattern): strike(inside, pattern) for key, inside in value.items()}
    if isinstance(value, list):
        return [strike(inside, pattern) for inside in value]
    return _strike_text(value, pattern) if isinstance(value, str) else value


def _strike_text(text: str, pattern: re.Pattern[str]) -> str:
    if text[:1] in "[{" and text:
        try:
            return json.dumps(strike(json.loads(text), pattern))
        except ValueError:  # text that only begins like JSON
            pass
    return pattern.sub(STRUCK, text)

"""Reading the colours that a theme's stylesheet gives, for the system check and the tests."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARATION = re.compile(r"--([\w-]+)\s*:\s*([^;]+);")


def source_of(static_path: str) -> str | None:
    """The text of a stylesheet as its app ships it; None when no app has it."""
    found = finders.find(static_path)
    return Path(found).read_text(encoding="utf-8") if found else None


def colours(css: str) -> dict[str, dict[str, str]]:
    """Tokens by scheme: `light`, `dark` (what the device asks for) and `chosen` (what the reader chose)."""
    schemes: dict[str, dict[str, str]] = {"light": {}, "dark": {}, "chosen": {}}
    for selector, body in BLOCK.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.S)):
        schemes[_scheme(selector)] |= dict(DECLARATION.findall(body))
    return schemes


def _scheme(selector: str) -> str:
    if ":not([data-scheme" in selector:
        return "dark"
    return "chosen" if 'data-scheme="dark"' in selector else "light"

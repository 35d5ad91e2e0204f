"""The reference pages, written from the code itself. `python -m tests.site.reference` writes them; a test compares."""

import os
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
ROOMS = ("cms", "courses", "mentorship", "search", "themes")
SIGNAL = re.compile(
    r"""(?:^#: ?(?P<above>.*)\n)?^(?P<name>\w+) = Signal\(\)(?:  # (?P<beside>.*))?$(?:\n"{3}(?P<below>.*)"{3})?""",
    re.MULTILINE,
)
HOOK = re.compile(r"""get_hooks\(\s*["'](?P<name>\w+)["']\)(?:\s*# (?P<meaning>.*))?""")


def files(pattern: str) -> Iterator[Path]:
    """Our own source files of that name, in order."""
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob(pattern))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def table(heads: tuple[str, ...], rows: list[tuple]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )


SETTINGS_HEAD = """# Settings

Each app reads one dictionary. A name that is left out has its default; all are read when used, so a test may override
them. A name no app knows and a value of another type are told by `manage.py check`. What the reference site takes from
its environment is in [environment](environment.md)."""


def settings_page() -> str:
    """Every row of every app's `conf.SETTINGS`."""
    return "\n\n".join([SETTINGS_HEAD, *(settings_of(path) for path in files("conf.py"))])


def settings_of(path: Path) -> str:
    module = import_module(module_of(path))
    rows = [
        (f"`{row.name}`", f"`{row.default!r}`", row.type.__name__, row.meaning) for row in module.SETTINGS
    ]
    return f"## `{module.SETTINGS.dictionary}`\n\nFor `{module.__package__}`.\n\n" + table(
        ("name", "default", "type", "meaning"), rows
    )


def commands_page() -> str:
    """Every management command of ours: its name and its help."""
    rows = []
    for path in files("management/commands/*.py"):
        if path.stem != "__init__":
            command = import_module(module_of(path)).Command
            rows.append((f"`{path.stem}`", f"`{path.parents[2].relative_to(ROOT)}`", command.help))
    return "# Commands\n\nRun with `python manage.py NAME`; `--help` tells the options.\n\n" + table(
        ("command", "app", "meaning"), sorted(rows)
    )


def signals_page() -> str:
    """Every signal, with the comment above or beside it."""
    rows = []
    for path in files("signals.py"):
        for found in SIGNAL.finditer(path.read_text()):
            meaning = found["above"] or found["beside"] or found["below"] or ""
            rows.append((f"`{module_of(path)}.{found['name']}`", meaning))
    return "# Signals\n\nSent after the transaction that made them true has been committed.\n\n" + table(
        ("signal", "meaning and arguments"), rows
    )


def hooks_page() -> str:
    """Every Wagtail hook that our code calls."""
    rows = [
        (f"`{found['name']}`", found["meaning"] or "", f"`{path.relative_to(ROOT)}`")
        for path in files("*.py")
        for found in HOOK.finditer(path.read_text())
    ]
    return "# Hooks\n\nNames for `wagtail.hooks.register` that Hunar calls, besides Wagtail's own.\n\n" + (
        table(("hook", "meaning", "called in"), rows) if rows else "There are none yet."
    )


PERSONAL_HEAD = """# Personal data

Written from the `personal_data.py` of every app: what is held about people, what erasing makes of it, and how long it
is kept. [Privacy](../explanation/privacy.md) says why."""
DECLARING_HEAD = """## How to declare

`cms.people.holdings` has one class for each kind of declaration; an app lists them in its `personal_data.py`:"""


def personal_data_page() -> str:
    """Every declaration of the reference site."""
    from cms.people import holdings as declared
    from cms.people.enums import Becomes

    held = [
        (f"`{one.model}`", _told(one), Becomes(one.becomes).label, one.because) for one in declared.holdings()
    ]
    marks = [
        (f"`{one.model}`", _names(one.columns), "stays" if one.stays else "emptied")
        for one in declared.marks()
    ]
    shadows = [
        (f"`{one.model}`", f"{_names(one.blank)} emptied" if one.blank else "deleted")
        for one in declared.shadows()
    ]
    traces = [
        (
            f"`{one.model}`",
            _names(one.columns),
            "the row is deleted" if one.disposable else "the words are struck out",
        )
        for one in declared.traces()
    ]
    kept = [(f"`{one.name}`", f"{one.days} days after `{one.since}`", one.why) for one in declared.keepings()]
    kinds = (declared.Holding, declared.Mark, declared.Shadow, declared.Trace, declared.Keeping)
    return "\n\n".join(
        [
            PERSONAL_HEAD,
            "## What is held",
            table(("model", "the person is shown", "erasing", "why"), held),
            "## Who did something",
            table(("model", "columns", "erasing"), marks),
            "## What follows any row",
            table(("model", "when the row it follows is erased"), shadows),
            "## Where words are looked for",
            table(("model", "columns", "erasing"), traces),
            "## How long things are kept",
            '`HUNAR_PEOPLE["KEEP_DAYS"]` takes other days, by the kind: `{"sessions.session": 7}`.'
            " `manage.py retention --dry-run` says what would go; `manage.py tick` lets it go.",
            table(("kind", "kept for", "why"), kept),
            DECLARING_HEAD,
            table(("class", "meaning"), [(f"`{kind.__name__}`", _first_words(kind)) for kind in kinds]),
        ]
    )


def _told(holding) -> str:
    return _names(getattr(column, "name", column) for column in holding.columns) or "nothing"


def _first_words(kind) -> str:
    return " ".join(kind.__doc__.partition("\n\n")[0].split())


ELEMENTS_HEAD = """# Elements

What `{% load hunar %}` draws:

    {% element "card" href=page.url title=page.title %}words{% slot "footer" %}facts{% endslot %}{% endelement %}

A theme may bring its own template for any of them. Every element also takes `id`, `class`, `lang`, `dir`, `data_…` and
`aria_…`; anything else is refused. In development the guide at `/theme/guide/` shows them all."""


def elements_page() -> str:
    """The catalogue of elements, and the blocks of the layouts."""
    from themes.contract import LAYOUTS
    from themes.elements import ELEMENTS

    layouts = [(f"`{layout.template}`", layout.meaning, _names(layout.blocks)) for layout in LAYOUTS.values()]
    return "\n\n".join(
        [
            ELEMENTS_HEAD,
            *(element_of(element) for element in ELEMENTS.values()),
            "## Layouts",
            table(("extend", "for", "blocks"), layouts),
        ]
    )


def element_of(element) -> str:
    rows = [(f"`{name}`", meaning) for name, meaning in element.attributes.items()]
    rows += [(f"slot `{name}`", meaning) for name, meaning in element.slots.items()]
    rows += [("content", element.content)] if element.content else []
    return f"## `{element.name}`\n\n{element.meaning}\n\n" + table(("takes", "meaning"), rows)


def _names(words) -> str:
    return ", ".join(f"`{word}`" for word in words)


def pages() -> dict[str, str]:
    return {
        "elements.md": elements_page(),
        "settings.md": settings_page(),
        "commands.md": commands_page(),
        "signals.md": signals_page(),
        "hooks.md": hooks_page(),
        "personal-data.md": personal_data_page(),
    }


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django

    django.setup()
    for name, text in pages().items():
        (REFERENCE / name).write_text(text + "\n")


if __name__ == "__main__":
    main()

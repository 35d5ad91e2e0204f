"""The catalogues of translated words: gather them from the code, compile them, and say what is missing.

Every app carries its own `locale/`, so a host that installs one room gets that room's words. English is the
language of the code, so it needs no catalogue. Compiling and judging are plain Python (polib): running Hunar
needs no system package.

    python -m cms.language.catalogues [FILE.po …]   compile these catalogues, or all of them
    python -m cms.language.catalogues gather        bring all up to date with the code (needs GNU gettext)
    python -m cms.language.catalogues check         fail when a word is missing, stale or unlike its source
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("themes", "cms", "courses", "mentorship", "search")
LANGUAGE = "ur"
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[diouxXeEfFgGcrs]|(?<!%)%[ds]|\{\w*\}")


def apps(root: Path = ROOT) -> Iterator[Path]:
    """The folder of every app of ours below `root`."""
    for room in ROOMS:
        yield from sorted(found.parent for found in (root / room).rglob("apps.py"))


def catalogue_of(app: Path) -> Path:
    return app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def compile_catalogue(path: Path) -> None:
    polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def _nested(app: Path) -> list[Path]:
    found = sorted(file.parent.relative_to(app) for file in app.rglob("apps.py"))
    return [folder for folder in found if folder != Path()]


def gather(app: Path) -> None:
    """Bring one app's catalogue up to date with its code and templates; nested apps keep their own words."""
    (app / "locale").mkdir(exist_ok=True)
    makemessages = [sys.executable, "-m", "django", "makemessages", f"--locale={LANGUAGE}"]
    ignored = [f"--ignore={folder}/*" for folder in [*_nested(app), "migrations", "static"]]
    options = ["--no-location", "--no-obsolete", *ignored]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    run([*makemessages, *options], cwd=app, env=bare)


def missing(app: Path) -> list[str]:
    """The words of an app's code and templates that its catalogue does not have yet."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / app.name
        shutil.copytree(app, copy, ignore=shutil.ignore_patterns("*.mo", "static", "fonts", "migrations"))
        gather(copy)
        words = _words(catalogue_of(copy)) - _words(catalogue_of(app))
    return [f"{app.relative_to(ROOT)}: not in the catalogue: {word!r}" for word in sorted(words)]


def _words(path: Path) -> set[str]:
    entries = polib.pofile(str(path)) if path.exists() else []
    return {entry.msgid for entry in entries if not entry.obsolete}


def faults(path: Path) -> list[str]:
    """What keeps a catalogue from being complete, one line for each fault."""
    name = "/".join(path.relative_to(ROOT).parts[:-4]) if path.is_relative_to(ROOT) else path.name
    entries = polib.pofile(str(path))
    return [f"{name}: {fault}: {entry.msgid!r}" for entry in entries for fault in _faults_of(entry)]


def _faults_of(entry: polib.POEntry) -> Iterator[str]:
    if entry.obsolete:
        return
    if not entry.translated():
        yield "fuzzy" if entry.fuzzy else "not translated"
        return
    wanted = _placeholders(entry.msgid, entry.msgid_plural or "")
    for text in [entry.msgstr, *entry.msgstr_plural.values()]:
        if text and not _placeholders_fit(_placeholders(text), wanted, plural=bool(entry.msgid_plural)):
            yield "placeholders differ"


def _placeholders(*texts: str) -> set[str]:
    return {found for text in texts for found in PLACEHOLDER.findall(text)}


def _placeholders_fit(found: set[str], wanted: set[str], *, plural: bool) -> bool:
    """A plural form may leave its number out ("one lesson"); none may name what the caller does not give."""
    return found <= wanted if plural else found == wanted


def check() -> None:
    """Print every fault of every catalogue and leave with 1 when there is one."""
    found = [fault for app in apps() for fault in missing(app)]
    found += [fault for app in apps() if catalogue_of(app).exists() for fault in faults(catalogue_of(app))]
    print("\n".join(found) or "The Urdu catalogues are complete.")  # noqa: T201  a command for people
    sys.exit(bool(found))


def main(arguments: list[str]) -> None:
    match arguments:
        case ["check"]:
            check()
        case ["gather"]:
            for app in apps():
                gather(app)
        case _:
            everything = [catalogue_of(app) for app in apps() if catalogue_of(app).exists()]
            for path in [Path(name) for name in arguments] or everything:
                compile_catalogue(path)


if __name__ == "__main__":
    main(sys.argv[1:])

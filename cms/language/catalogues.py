"""The catalogues of translated words: gather them from the code, compile them, and say what is missing.

Every app carries its own `locale/`, so a host that installs one room gets that room's words. English is the
language of the code, so it needs no catalogue. Compiling and judging are plain Python (polib): running Hunar
needs no system package.

    python -m cms.language.catalogues [FILE.po …]   compile these catalogues, or all of them
    python -m cms.language.catalogues gather        bring all up to date with the code (needs GNU gettext)
    python -m cms.language.catalogues check         fail when a word is missing, stale, unlike its source, or
                                                    said in two ways (all rooms share one language in memory)
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("themes", "cms", "courses", "mentorship", "search")
LANGUAGE = "ur"
HEADER = {
    "Project-Id-Version": "wagtail-hunar",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
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
    # -P: the folder of an app stays out of the import path, where its numbers.py would pass for Python's own.
    makemessages = [sys.executable, "-P", "-m", "django", "makemessages", f"--locale={LANGUAGE}"]
    ignored = [f"--ignore={folder}/*" for folder in [*_nested(app), "migrations", "static"]]
    options = ["--no-location", "--no-obsolete", *ignored]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL)
    run([*makemessages, *options], cwd=app, env=bare)
    if catalogue_of(app).exists():
        _tidy(catalogue_of(app))


def _tidy(path: Path) -> None:
    """Write a catalogue the one way we keep them, so that gathering twice changes nothing."""
    catalogue = polib.pofile(str(path), wrapwidth=110)
    catalogue.header, catalogue.metadata, catalogue.metadata_is_fuzzy = "", dict(HEADER), False
    catalogue.save()


def stray(app: Path) -> list[str]:
    """The words on which an app's catalogue and its code and templates do not agree."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / app.name
        shutil.copytree(app, copy, ignore=shutil.ignore_patterns("*.mo", "static", "fonts", "migrations"))
        gather(copy)
        said, kept = _words(catalogue_of(copy)), _words(catalogue_of(app))
    found = [("not in the catalogue", word) for word in sorted(said - kept)]
    found += [("no longer said", word) for word in sorted(kept - said)]
    return [f"{_name(app)}: {fault}: {word[-1]!r}" for fault, word in found]


def _words(path: Path) -> set[tuple[str, str, str]]:
    return {_source(entry) for entry in _entries(path)}


def _entries(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []


def _source(entry: polib.POEntry) -> tuple[str, str, str]:
    return entry.msgctxt or "", entry.msgid_plural or "", entry.msgid


def _name(app: Path) -> str:
    return app.relative_to(ROOT).as_posix() if app.is_relative_to(ROOT) else app.name


def discords(paths: Iterable[Path]) -> list[str]:
    """The words that two catalogues say differently: gettext keeps one of them for the whole site."""
    said = defaultdict(set)
    for entry in (entry for path in paths for entry in _entries(path) if entry.translated()):
        said[_source(entry)].add("/".join(filter(None, [entry.msgstr, *entry.msgstr_plural.values()])))
    return [f"said in two ways: {word[-1]!r}: {sorted(ways)}" for word, ways in said.items() if len(ways) > 1]


def faults(path: Path) -> list[str]:
    """What keeps a catalogue from being complete, one line for each fault."""
    name = _name(path.parents[3])
    return [f"{name}: {fault}: {entry.msgid!r}" for entry in _entries(path) for fault in _faults_of(entry)]


def _faults_of(entry: polib.POEntry) -> Iterator[str]:
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
    paths = [catalogue_of(app) for app in apps()]
    found = [fault for app in apps() for fault in stray(app)]
    found += [fault for path in paths for fault in faults(path)]
    found += discords(paths)
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

"""The wheel, and sites that install it: each a Python and a folder that share nothing with the checkout."""

import os
import re
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
WALKS = Path(__file__).resolve().parent / "walks"
DJANGO = ".".join(django.__version__.split(".")[:2])  # hosts have the Django that the tests run on
TOLD = "ignore:The EMAIL_BACKEND setting"  # `wagtail start` writes it; Django 6.1 has another name
STRICT = ("error", TOLD)
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.M | re.S)


def run(*command, cwd, **env) -> str:
    """What the command says, both streams; a failure shows them."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean_environment() | env,
        capture_output=True,
        text=True,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{said}"
    return said


def clean_environment() -> dict[str, str]:
    """Without what would lead Python, Django or pip back to the checkout."""
    ours = ("PYTHON", "DJANGO_", "HUNAR_", "DATABASE_URL", "CACHE_URL", "VIRTUAL_ENV", "COV_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def build_wheel(into: Path) -> Path:
    """Built from what a clone has: git's own copy of the files, so that nothing lying about is packed."""
    source = into / "source"
    run("git", "checkout-index", "--all", f"--prefix={source}/", cwd=ROOT)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", into, source, cwd=into)
    (wheel,) = into.glob("*.whl")
    return wheel


def make_python(folder: Path, wheel: Path, extras: str) -> Path:
    """A fresh interpreter with the wheel and its extras."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    wanted = f"{wheel}[{extras}]" if extras else str(wheel)
    run(python, "-m", "pip", "install", "--quiet", wanted, f"django=={DJANGO}.*", cwd=folder)
    return python


def blocks(document: Path) -> list[tuple[str, str]]:
    """(language, text) of each fenced block of a page, without its indentation."""
    return [
        (language, re.sub(f"^{indent}", "", text, flags=re.M))
        for indent, language, text in FENCE.findall(document.read_text())
    ]


@dataclass(frozen=True)
class Site:
    """A site that is not ours."""

    folder: Path
    python: Path
    settings: str = "mysite.settings.dev"

    def manage(self, *command, **env) -> str:
        return self._python("manage.py", *command, **env)

    def walk(self, name: str, **env) -> str:
        """Run one of our scripts as the site's own Python would."""
        beside = f"import runpy, sys; sys.path.append({str(WALKS)!r})"
        return self._python("-c", f"{beside}; runpy.run_path({str(WALKS / name)!r})", **env)

    def bash(self, lines: str, **env) -> str:
        path = f"{self.python.parent}:{os.environ['PATH']}"
        return run("bash", "-euc", lines, cwd=self.folder, PATH=path, **self._env(env))

    def append(self, path: str, text: str) -> None:
        file = self.folder / path
        file.write_text((file.read_text() + "\n" if file.exists() else "") + text)

    def _python(self, *arguments, **env) -> str:
        warnings = (f"-W{each}" for each in STRICT)
        return run(self.python, *warnings, *arguments, cwd=self.folder, **self._env(env))

    def _env(self, more: dict[str, str]) -> dict[str, str]:
        return {"DJANGO_SETTINGS_MODULE": self.settings} | more


def follow(site: Site, wheel: Path, document: Path, files: dict[str, tuple[str, ...]]) -> None:
    """Do what a how-to says, block by block. `files` names where the blocks of a language go, in their order."""
    page, places = document.read_text(), {language: iter(names) for language, names in files.items()}
    for language, text in blocks(document):
        if language == "bash":
            ours = "manage.py" in text  # pip warns of itself
            strict = {"PYTHONWARNINGS": ",".join(STRICT)} if ours else {}
            site.bash(text, PIP_FIND_LINKS=str(wheel.parent), **strict)
        else:
            file = next(places[language])
            assert file in page
            site.append(file, text)
    assert [list(rest) for rest in places.values()] == [[] for _ in places], "a block is missing"


def wagtail_start(folder: Path, python: Path) -> Site:
    """What Wagtail's own command makes today."""
    folder.mkdir()
    run(python.parent / "wagtail", "start", "mysite", ".", cwd=folder)
    return Site(folder, python)

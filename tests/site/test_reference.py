"""The reference pages say what the code says: `make docs` writes them again."""

import re

import pytest

from . import reference


@pytest.mark.parametrize("name", ["elements.md", "settings.md", "commands.md", "signals.md", "hooks.md"])
def test_reference_page_is_what_the_code_says(name):
    assert (reference.REFERENCE / name).read_text() == reference.pages()[name] + "\n", "run: make docs"


def test_every_signal_says_what_it_means():
    rows = [line for line in reference.signals_page().splitlines() if line.startswith("| `")]
    assert [row for row in rows if row.endswith("|  |")] == []


def test_every_command_says_what_it_does():
    rows = [line for line in reference.commands_page().splitlines() if line.startswith("| `")]
    assert [row for row in rows if row.endswith("|  |")] == []


def test_every_link_in_the_docs_leads_somewhere():
    links = [
        (page, link)
        for page in [*(reference.ROOT / "docs").rglob("*.md"), *reference.ROOT.glob("*.md")]
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text())
        if "://" not in link
    ]
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []

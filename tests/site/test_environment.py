"""The table of environment variables and the code that reads them say the same."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"""\benv(?:\.\w+)?\(\s*["'](\w+)["']""")


def read_in_code():
    files = (ROOT / "cms" / "settings").glob("*.py")
    return {name for file in files for name in READ.findall(file.read_text())} | {"DJANGO_SETTINGS_MODULE"}


def told_in_table():
    lines = (ROOT / "docs" / "reference" / "environment.md").read_text().splitlines()
    return [line.split("`")[1] for line in lines if line.startswith("| `")]


def test_environment_table_names_what_the_code_reads_in_order():
    assert told_in_table() == sorted(read_in_code())

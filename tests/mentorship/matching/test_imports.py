"""What is optional stays in its corner."""

import re
from pathlib import Path

import mentorship

ROOT = Path(mentorship.__file__).parent.parent
ROOMS = ("themes", "cms", "courses", "mentorship", "search")


def importers(package):
    found = re.compile(rf"^\s*(import|from) {package}\b", re.MULTILINE)
    files = (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))
    return {str(file.relative_to(ROOT)) for file in files if found.search(file.read_text())}


def test_ortools_is_imported_in_one_module():
    assert importers("ortools") == {"mentorship/matching/ortools_flow.py"}


def test_numpy_is_imported_by_matching_alone():
    assert {Path(file).parent.as_posix() for file in importers("numpy")} == {"mentorship/matching"}

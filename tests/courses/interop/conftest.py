"""Courses to import: small ones written here, and the real Open edX demo course where it is to be had."""

import os
import tempfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]


def shared_folder() -> Path:
    return Path(os.environ.get("HUNAR_SHARED", REPOSITORY.parent / "shared"))


@pytest.fixture(scope="session")
def demo_course():
    folder = shared_folder() / "inputs" / "olx-demo-course"
    if not folder.is_dir():
        pytest.skip("the Open edX demo course is not here; name its place with HUNAR_SHARED")
    return folder


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """An empty folder in place of the system's temporary one, to see what is left in it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder

"""The table of reasons."""

from pathlib import Path

import pytest

from courses.interop.olx import words
from courses.interop.olx.notes import note

CODE = Path(words.__file__).parent


@pytest.mark.parametrize("code", words.WORDS)
def test_every_reason_is_used(code):
    sources = (path.read_text() for path in CODE.glob("*.py") if path.name != "words.py")
    assert any(f'"{code}"' in source for source in sources)


def test_a_reason_is_put_in_words_when_read():
    assert str(note("image_missing", name="eye.png")) == "A picture is not in the archive: eye.png."

"""Messages that left are looked at in memory, and forgotten between tests."""

import pytest

from cms.notices.backends.memory import MemoryBackend


@pytest.fixture(autouse=True)
def outbox():
    """channel → messages that left."""
    MemoryBackend.reset()
    yield MemoryBackend.outbox
    MemoryBackend.reset()


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    """A block whose end is a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)

"""Messages that left are those of one test; storages are empty before it."""

import pytest
from django.core.files.storage import storages

from cms.notices.backends.memory import MemoryBackend


@pytest.fixture(autouse=True)
def outbox():
    MemoryBackend.reset()
    yield MemoryBackend.outbox
    MemoryBackend.reset()


@pytest.fixture(autouse=True)
def _empty_storages():
    for alias in ("default", "hunar_private"):
        storages[alias]._root._children.clear()


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    """A block whose end is a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)

"""Every backend in turn, empty."""

import pytest

from search.backends.database import DatabaseBackend
from search.backends.memory import MemoryBackend


@pytest.fixture(params=["memory", "database"])
def backend(request, db):
    if request.param == "memory":
        MemoryBackend.reset()
        return MemoryBackend()
    return DatabaseBackend()

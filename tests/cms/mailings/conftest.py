"""Messages that left are looked at in memory, and forgotten between tests."""

from ..notices.conftest import outbox  # noqa: F401  the same fixture

"""Messages that left are looked at in memory, and forgotten between tests."""

from ..notices.conftest import committed, outbox  # noqa: F401  the same fixtures

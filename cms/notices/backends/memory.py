"""Messages kept in memory, for tests."""

from typing import ClassVar

from .base import Backend, Message


class MemoryBackend(Backend):
    """Keeps each message in `outbox[channel]`. Set `failure` to see how one is borne."""

    idempotent = True
    outbox: ClassVar[dict[str, list[Message]]] = {}
    failure: ClassVar[Exception | None] = None

    def send(self, message: Message) -> None:
        if self.failure:
            raise self.failure
        self.outbox.setdefault(self.channel, []).append(message)

    @classmethod
    def reset(cls) -> None:
        cls.outbox.clear()
        cls.failure = None

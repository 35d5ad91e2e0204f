"""Messages kept in one file a channel until somebody carries them on: durable, and the same message only once.

The file is an SQLite database of its own, so that a hundred messages cost one sync of the disk and not a hundred, and
its primary key is the message's, so that handing over twice keeps one.
"""

import json
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ..conf import setting
from .base import Backend, DeliveryError, Message, TemporaryFailure

TABLE = """CREATE TABLE IF NOT EXISTS message
    (key TEXT PRIMARY KEY, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, told TEXT NOT NULL)"""
KEEP = "INSERT OR IGNORE INTO message (key, told) VALUES (?, ?)"
SECONDS = 20  # for another process to finish writing


class SpoolBackend(Backend):
    idempotent = True  # the key is the row's

    def send(self, message: Message) -> None:
        (end,) = self.send_many([message])
        if end:
            raise end

    def send_many(self, messages: Sequence[Message]) -> list[DeliveryError | None]:
        """All of them, or after a failure none: one transaction."""
        rows = [
            (each.idempotency_key or str(uuid.uuid4()), json.dumps(asdict(each), ensure_ascii=False))
            for each in messages
        ]
        try:
            with closing(self._open()) as spool, spool:
                spool.executemany(KEEP, rows)
        except (sqlite3.Error, OSError) as error:
            return [TemporaryFailure(str(error)) for _ in messages]
        return [None] * len(messages)

    def _open(self) -> sqlite3.Connection:
        path = spool_of(self.channel)
        path.parent.mkdir(parents=True, exist_ok=True)
        spool = sqlite3.connect(path, timeout=SECONDS)
        spool.execute("PRAGMA synchronous = FULL")
        spool.execute(TABLE)
        return spool


def spool_of(channel: str) -> Path:
    """The file in which that channel's messages are kept."""
    if folder := setting("FILE_FOLDER"):
        return Path(folder) / f"{channel}.sqlite3"
    raise ImproperlyConfigured('HUNAR_NOTICES["FILE_FOLDER"] names no folder to write messages to.')

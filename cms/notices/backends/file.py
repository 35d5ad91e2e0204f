"""Messages written to a folder, one JSON file each: for journeys in a browser, or while there is no gateway."""

import json
import uuid
from dataclasses import asdict
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from ..conf import setting
from .base import Backend, Message


class FileBackend(Backend):
    idempotent = True  # the key is the file's name

    def send(self, message: Message) -> None:
        folder = self._folder() / self.channel
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{message.idempotency_key or uuid.uuid4()}.json"
        path.write_text(json.dumps(asdict(message), ensure_ascii=False, indent=1), encoding="utf-8")

    def _folder(self) -> Path:
        if folder := setting("FILE_FOLDER"):
            return Path(folder)
        raise ImproperlyConfigured('HUNAR_NOTICES["FILE_FOLDER"] names no folder to write messages to.')

"""Gateways that are cut off in the middle, as when a machine loses its power. For processes that may be killed."""

import os
import signal
from pathlib import Path

from cms.notices.backends.base import Backend
from cms.notices.backends.spool import SpoolBackend
from cms.notices.conf import setting

FATE = {
    "left": -1,
    "when": "",
}  # after so many messages this process is killed, before or after the gateway has them


def _die(when: str, messages: int) -> None:
    if FATE["when"] != when or FATE["left"] < 0:
        return
    FATE["left"] -= messages
    if FATE["left"] < 0:
        os.kill(os.getpid(), signal.SIGKILL)


class Spool(SpoolBackend):
    """Takes a key: what it has it keeps once. Beside it stands how often it was handed something."""

    def send_many(self, messages):
        _die("before", len(messages))
        ends = super().send_many(messages)
        _note("handed.log", [message.idempotency_key for message in messages])
        _die("after", len(messages))
        return ends


class Plain(Backend):
    """Takes no key: whatever it is handed goes out, and goes out again."""

    def send(self, message):
        _die("before", 1)
        _note("sent.log", [message.to])
        _die("after", 1)


def _note(name: str, lines: list[str]) -> None:
    with (Path(setting("FILE_FOLDER")) / name).open("a") as log:
        log.writelines(f"{line}\n" for line in lines)
        log.flush()
        os.fsync(log.fileno())


def lines(folder: Path, name: str) -> list[str]:
    return (folder / name).read_text().split()

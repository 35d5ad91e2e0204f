"""Messages on the terminal: for a developer's own machine and the demo."""

import sys

from .base import Backend, Message


class ConsoleBackend(Backend):
    idempotent = True  # reading a line twice harms nobody

    def send(self, message: Message) -> None:
        lines = [f"--- {self.channel} → {message.to}", message.subject, message.text, "---"]
        sys.stdout.write("\n".join(line for line in lines if line) + "\n")
        sys.stdout.flush()

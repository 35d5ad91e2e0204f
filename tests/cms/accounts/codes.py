"""The code that somebody was just sent."""

import re

from cms.notices.backends.memory import MemoryBackend

DIGITS = re.compile(r"\d{6}")


def code_sent() -> str:
    """The six digits in the newest message to anybody."""
    messages = [message for sent in MemoryBackend.outbox.values() for message in sent]
    return DIGITS.search(messages[-1].text)[0]

"""Codes of short links: short enough to type from a poster, without signs that look alike."""

import re
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0 o, 1 i l
LENGTH = 6
SHAPE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(text: str) -> str:
    """The code in what somebody typed or a link carries; empty when it cannot be one."""
    found = text.strip().lower()
    return found if SHAPE.fullmatch(found) else ""

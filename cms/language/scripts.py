"""Which script words are written in. Pure."""

import unicodedata


def is_arabic_script(text: str) -> bool:
    """Whether the first letter is one of the Arabic script, which Urdu is written in."""
    letter = next((letter for letter in text if letter.isalpha()), "a")
    return unicodedata.name(letter, "").startswith("ARABIC")

"""Contrast of two colours, as WCAG 2.2 counts it (relative luminance, success criteria 1.4.3 and 1.4.11)."""

import re

HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), of a colour written #rrggbb."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The ratio between two #rrggbb colours, 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(fill: str) -> str:
    """White or black, whichever reads better upon the fill."""
    return max("#ffffff", "#000000", key=lambda text: contrast(text, fill))

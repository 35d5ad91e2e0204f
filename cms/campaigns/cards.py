"""Pictures for sharing: a card beside a link, and a square for a status. Drawn from the campaign's own words.

No font holds both scripts, so a line is cut into runs of one script each, set one beside the other in the direction of
the language. Urdu letters join by libraqm, which comes with Pillow.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from django.urls import reverse
from django.utils.translation import get_language_info, gettext, override
from PIL import Image, ImageDraw, ImageFont, features

import themes

SHAPES = {"wide": (1200, 630), "square": (1080, 1080)}
DRAWN_AS = 1  # raise it when the drawing changes: every card gets a new address
DEEP, INK, QUIET, ACCENT, LATTICE = "#0E5C4A", "#FFFFFF", "#CFE3DB", "#F6C271", "#2A7261"
FONTS = Path(themes.__file__).parent / "static" / "hunar_themes" / "fonts"
FACES = {
    "latin": ("source-serif-4-latin-600-normal.ttf", "source-serif-4-latin-400-normal.ttf"),
    "urdu": ("scheherazade-new-arabic-700-normal.ttf", "scheherazade-new-arabic-400-normal.ttf"),
}
URDU = "\u0600-\u06ff\u0750-\u077f\u200c"
RUNS = re.compile(rf"[{URDU}]+|[A-Za-z0-9](?:[^{URDU}]*[A-Za-z0-9%])?|\s+|.")
MARGIN, CELL = 84, 56


@dataclass(frozen=True)
class Style:
    size: int
    bold: bool
    colour: str
    leading: float
    most_lines: int


def card_of(campaign: Any, language: str, shape: str) -> Card:
    words = campaign.in_language(language)
    return Card(str(campaign.key), language, shape, words.get("title", ""), words.get("aim", ""))


@dataclass(frozen=True)
class Card:
    key: str
    language: str
    shape: str
    title: str
    aim: str

    @property
    def version(self) -> str:
        return f"{crc32(repr((DRAWN_AS, self.title, self.aim)).encode()):08x}"

    @property
    def url(self) -> str:
        arguments = [self.key, self.language, self.shape, self.version]
        return reverse("hunar_campaign_links:card", args=arguments)

    @property
    def size(self) -> tuple[int, int]:
        return SHAPES[self.shape]

    @cached_property
    def is_rtl(self) -> bool:
        return bool(get_language_info(self.language)["bidi"])

    def draw(self) -> bytes:
        picture = Image.new("RGB", self.size, DEEP)
        pen = ImageDraw.Draw(picture)
        self._lattice(pen)
        self._words(pen)
        out = io.BytesIO()
        picture.quantize(64).save(out, "PNG", optimize=True)
        return out.getvalue()

    def _lattice(self, pen: ImageDraw.ImageDraw) -> None:
        """The jali at the end of the line, as on the pages."""
        width, height = self.size
        across = 4 * CELL
        begins = 0 if self.is_rtl else width - across
        for x in range(begins, begins + across, CELL):
            for y in range(0, height + CELL, CELL):
                middle = (x + CELL // 2, y + CELL // 2)
                half = CELL // 2
                pen.rectangle((x + 10, y + 10, x + CELL - 10, y + CELL - 10), outline=LATTICE, width=3)
                corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
                pen.polygon(
                    [(middle[0] + dx, middle[1] + dy) for dx, dy in corners], outline=LATTICE, width=3
                )

    def _words(self, pen: ImageDraw.ImageDraw) -> None:
        with override(self.language):
            kicker, name = gettext("Campaign"), gettext("Hunar")
        tall = self.shape == "square"
        bigger = (1.12 if self.is_rtl else 1.0) * (1.3 if tall else 1.0)
        y = self._text(pen, kicker, MARGIN, self._style(34 * bigger, ACCENT, most=1))
        y = self._text(
            pen, self.title, y + 18, self._style(76 * bigger, INK, bold=True, most=5 if tall else 3)
        )
        self._text(pen, self.aim, y + 22, self._style(38 * bigger, QUIET, most=6 if tall else 3))
        self._text(pen, name, self.size[1] - MARGIN - 34, self._style(36 * bigger, INK, bold=True, most=1))

    def _style(self, size: float, colour: str, *, bold: bool = False, most: int) -> Style:
        return Style(round(size), bold, colour, 1.5 if self.is_rtl else 1.25, most)

    def _text(self, pen: ImageDraw.ImageDraw, text: str, top: float, style: Style) -> float:
        """Set the text from `top`; answers where the next may begin."""
        width = self.size[0] - 2 * MARGIN - 3 * CELL
        for line in cut(text, width, style):
            self._line(pen, line, top, style)
            top += style.size * style.leading
        return top

    def _line(self, pen: ImageDraw.ImageDraw, line: str, top: float, style: Style) -> None:
        x: float = self.size[0] - MARGIN if self.is_rtl else MARGIN
        baseline = top + style.size
        for run, face, direction in runs(line, style):
            width = face.getlength(run, direction=direction)
            at = x - width if self.is_rtl else x
            pen.text((at, baseline), run, font=face, fill=style.colour, anchor="ls", direction=direction)
            x += -width if self.is_rtl else width


def cut(text: str, width: float, style: Style) -> list[str]:
    """Into lines no wider than that; what does not fit into the lines there are ends in an ellipsis."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and wide(longer, style) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) > style.most_lines:
        lines = [*lines[: style.most_lines - 1], f"{lines[style.most_lines - 1]}…"]
    return lines


def wide(line: str, style: Style) -> float:
    return sum(face.getlength(run, direction=direction) for run, face, direction in runs(line, style))


def runs(line: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont, str | None]]:
    for run in RUNS.findall(line):
        is_urdu = bool(re.match(rf"[{URDU}]", run))
        direction = ("rtl" if is_urdu else "ltr") if features.check("raqm") else None
        yield run, face_of("urdu" if is_urdu else "latin", style.size, style.bold), direction


@lru_cache(maxsize=32)
def face_of(script: str, size: int, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / FACES[script][0 if bold else 1]), size)

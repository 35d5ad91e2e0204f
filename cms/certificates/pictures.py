"""Logos and signatures as bytes: large enough to print well, small enough to carry along in every PDF."""

import base64
import hashlib
from typing import Any, NamedTuple

SIZE = "max-900x450|format-png"


class Picture(NamedTuple):
    content_type: str
    content: bytes

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        return "svg" if self.content_type == "image/svg+xml" else "png"

    @property
    def data_uri(self) -> str:
        """An address that needs no network."""
        return f"data:{self.content_type};base64,{base64.b64encode(self.content).decode()}"


def picture_of(image: Any) -> Picture:
    """The bytes of a Wagtail image: a drawing stays a drawing, a photograph becomes a PNG of printing size."""
    if image.is_svg():
        with image.open_file() as file:
            return Picture("image/svg+xml", file.read())
    with image.get_rendition(SIZE).file.open("rb") as file:
        return Picture("image/png", file.read())

"""The files of a course and the many ways its texts name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".webp", ".avif"}
SOUNDS = {".mp3", ".m4a", ".ogg", ".oga", ".wav"}
DOCUMENTS = PICTURES | SOUNDS | {
    ".pdf", ".csv", ".txt", ".doc", ".docx", ".odt", ".ods", ".odp", ".ppt", ".pptx", ".rtf", ".xls",
    ".xlsx", ".srt", ".vtt", ".mp4", ".epub",
}  # fmt: skip
ADDRESS = re.compile(
    r"^(?:/static/|static/|/?asset-v1:.+?type@asset\+block[@/]|/?c4x/[^/]+/[^/]+/asset/)(?P<name>.+)$"
)


class StaticFiles:
    """Looks a file up by the address a text gives. The old platform wrote `_` for every unusual letter."""

    def __init__(self, names: Iterable[str], opens: Callable[[str], bool] = lambda name: True) -> None:
        self.names = {plain(name): name for name in names}
        self.opens, self.opened = opens, dict[str, bool]()

    @classmethod
    def below(cls, root: Path, opens: Callable[[Path], bool] = lambda path: True) -> StaticFiles:
        """The files of an unpacked course; `opens` tells whether a picture can be opened."""
        static = root / "static"
        files = (path for path in static.rglob("*") if path.is_file())
        names = sorted(path.relative_to(static).as_posix() for path in files)
        return cls(names, lambda name: opens(static / name))

    def readable(self, name: str) -> bool:
        """Whether the picture can be opened; asked once."""
        if name not in self.opened:
            self.opened[name] = self.opens(name)
        return self.opened[name]

    def speaks_of_file(self, address: str) -> bool:
        return bool(ADDRESS.match(address.strip()))

    def find(self, address: str) -> str | None:
        """The file's path below `static`, or None. Takes an address or a bare name."""
        name = file_name(address)
        return self.names.get(plain(name)) or self.names.get(plain(name.replace("/", "_")))


def file_name(address: str) -> str:
    """The name at the end of an address of the old platform."""
    path = urlsplit(address.strip()).path if "://" in address else address.strip().split("?")[0].split("#")[0]
    found = ADDRESS.match(path)
    return unquote(found["name"] if found else path)


def plain(name: str) -> str:
    return re.sub(r"[^\w.\-/]", "_", name).lower()


def ending(name: str) -> str:
    return Path(name).suffix.lower()

"""Pure: how large a list may be."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """`file` and `unpacked` in bytes, `cell` in characters."""

    file: int = 5 * MEGABYTE
    unpacked: int = 40 * MEGABYTE
    rows: int = 10_000
    columns: int = 60
    cell: int = 500

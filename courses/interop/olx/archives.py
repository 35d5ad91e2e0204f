"""Open a course that a stranger packed: bounded in size and count, no links, nothing left behind."""

from __future__ import annotations

import gzip
import os
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from .words import BrokenCourse

MEGABYTE = 1024 * 1024
CHUNK = 256 * 1024
RATIO = 200  # a packed course of text and pictures stays far below this
RATIO_FROM = 8 * MEGABYTE  # small files may be mostly spaces
LONGEST_READ = 8 * MEGABYTE  # a longer single read can only be a forged header
GZIP, TAR, ZIP = b"\x1f\x8b", b"ustar", (b"PK\x03\x04", b"PK\x05\x06")
COURSE_FILE, LIBRARY_FILE = "course.xml", "library.xml"


@dataclass(frozen=True)
class Limits:
    """All in bytes, but for the count of files."""

    archive: int = 200 * MEGABYTE
    total: int = 500 * MEGABYTE
    file: int = 100 * MEGABYTE
    files: int = 20_000


class Tally:
    """Counts what has been unpacked and stops at the limits."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.files, self.total = limits, 0, 0
        self.seen: set[str] = set()

    def enter(self, name: str, size: int) -> None:
        self.files += 1
        if self.files > self.limits.files:
            raise BrokenCourse("too_many_files", name, limit=self.limits.files)
        if name in self.seen:
            raise BrokenCourse("twice", name)
        self.seen.add(name)
        if size > self.limits.file:
            raise BrokenCourse("file_too_large", name, limit=self.limits.file // MEGABYTE)
        self.add(name, size)

    def add(self, name: str, size: int) -> None:
        self.total += size
        if self.total > self.limits.total:
            raise BrokenCourse("total_too_large", name, limit=self.limits.total // MEGABYTE)


@contextmanager
def open_course(path: Path, *, limits: Limits | None = None) -> Iterator[Path]:
    """Give the folder that holds course.xml, for as long as the block lasts. Raises BrokenCourse."""
    limits = limits or Limits()
    path = Path(path)
    if path.is_dir():
        check_folder(path, limits)
        yield course_root(path, path.name)
        return
    if not path.is_file():
        raise BrokenCourse("not_found", path.name or path)
    if path.stat().st_size > limits.archive:
        raise BrokenCourse("archive_too_large", path.name, limit=limits.archive // MEGABYTE)
    with tempfile.TemporaryDirectory(prefix="hunar-olx-") as folder:
        unpack(path, Path(folder), limits)
        yield course_root(Path(folder), path.name)


def check_folder(folder: Path, limits: Limits) -> None:
    """Hold a folder to the limits of an archive; it is read where it is."""
    tally = Tally(limits)
    for parent, directories, files in os.walk(folder):
        for name in sorted(directories + files):
            found = Path(parent, name)
            where = found.relative_to(folder).as_posix()
            status = found.lstat()
            if stat.S_ISLNK(status.st_mode):
                raise BrokenCourse("link", where)
            if stat.S_ISREG(status.st_mode):
                tally.enter(where, status.st_size)
            elif not stat.S_ISDIR(status.st_mode):
                raise BrokenCourse("special_file", where)


def course_root(folder: Path, called: str) -> Path:
    """Exports hold the course at the top or in one folder below it."""
    places = [folder, *sorted(child for child in folder.iterdir() if child.is_dir())]
    for place in places:
        if (place / COURSE_FILE).is_file():
            return place
    for place in places:
        if (place / LIBRARY_FILE).is_file():
            raise BrokenCourse("library", called)
    raise BrokenCourse("no_course", called)


def is_archive(start: bytes) -> bool:
    """Whether a file that begins like this (512 bytes) is of a kind that is opened here."""
    return start.startswith((GZIP, *ZIP)) or start[257:262] == TAR


def unpack(path: Path, folder: Path, limits: Limits) -> None:
    """Unpack by what the file is, whatever its name says."""
    with path.open("rb") as file:
        start = file.read(512)
        file.seek(0)
        if start.startswith(GZIP):
            with gunzipped(file, path.name, limits) as plain:
                unpack_tar(plain, path.name, folder, limits)
        elif start[257:262] == TAR:
            unpack_tar(file, path.name, folder, limits)
        elif start.startswith(ZIP):
            unpack_zip(file, path.name, folder, limits)
        else:
            raise BrokenCourse("not_archive", path.name)


@contextmanager
def gunzipped(file: BinaryIO, called: str, limits: Limits) -> Iterator[BinaryIO]:
    """The decompressed bytes as a file on disk, never more of them than the limits allow."""
    packed = os.fstat(file.fileno()).st_size
    with tempfile.TemporaryFile(prefix="hunar-olx-") as plain:
        size = 0
        try:
            with gzip.GzipFile(fileobj=file) as source:
                while chunk := source.read(CHUNK):
                    size += len(chunk)
                    check_ratio(called, size, packed)
                    # Headers and padding of a tar: at most two blocks a file.
                    if size > limits.total + limits.files * 1024:
                        raise BrokenCourse("total_too_large", called, limit=limits.total // MEGABYTE)
                    plain.write(chunk)
        except EOFError as error:
            raise BrokenCourse("truncated", called) from error
        except (OSError, zlib.error) as error:
            raise BrokenCourse("damaged", called, detail=error) from error
        plain.seek(0)
        yield plain


def check_ratio(name: str, size: int, packed: int) -> None:
    if size > RATIO_FROM and size > RATIO * max(packed, 1):
        raise BrokenCourse("ratio", name)


class ShortReads:
    """A file for tarfile, which would otherwise read a header of any stated length into memory."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        if size > LONGEST_READ:
            raise tarfile.ReadError("header too long")
        return self.file.read(size)


def unpack_tar(file: BinaryIO, called: str, folder: Path, limits: Limits) -> None:
    tally = Tally(limits)
    try:
        with tarfile.open(fileobj=ShortReads(file), mode="r:") as archive:  # type: ignore[call-overload]
            for member in archive:
                unpack_member(archive, member, folder, tally)
    except (tarfile.TarError, EOFError) as error:
        code = "truncated" if "end of data" in str(error) or "truncated" in str(error) else "damaged"
        raise BrokenCourse(code, called, detail=error) from error
    except OSError as error:
        raise BrokenCourse("damaged", called, detail=error.strerror or error) from error


def unpack_member(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, tally: Tally) -> None:
    name = safe_name(member.name)
    if member.issym() or member.islnk():
        raise BrokenCourse("link", member.name)
    if member.isdir():
        (folder / name).mkdir(parents=True, exist_ok=True)
        return
    if not member.isreg() or member.sparse is not None:
        raise BrokenCourse("special_file", member.name)
    tally.enter(name, member.size)
    source = archive.extractfile(member)
    if source is None:
        raise BrokenCourse("special_file", member.name)
    with source:
        write(source, folder / name, member.name, member.size)


def unpack_zip(file: BinaryIO, called: str, folder: Path, limits: Limits) -> None:
    tally = Tally(limits)
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                unpack_entry(archive, entry, folder, tally)
    except zipfile.BadZipFile as error:
        code = "truncated" if "not a zip file" in str(error) or "Truncated" in str(error) else "damaged"
        raise BrokenCourse(code, called, detail=error) from error
    except (EOFError, zlib.error, NotImplementedError, OSError) as error:
        raise BrokenCourse("damaged", called, detail=error) from error


def unpack_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, tally: Tally) -> None:
    name = safe_name(entry.filename)
    if entry.flag_bits & 0x1:
        raise BrokenCourse("encrypted", entry.filename)
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise BrokenCourse("link", entry.filename)
    if entry.is_dir():
        (folder / name).mkdir(parents=True, exist_ok=True)
        return
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise BrokenCourse("special_file", entry.filename)
    check_ratio(entry.filename, entry.file_size, entry.compress_size)
    tally.enter(name, entry.file_size)
    with archive.open(entry) as source:
        write(source, folder / name, entry.filename, entry.file_size)


def safe_name(name: str) -> str:
    """The path inside the course, or BrokenCourse if it leads out or could be read differently elsewhere."""
    path = PurePosixPath(name)
    odd = "\\" in name or any(ord(letter) < 32 for letter in name) or ":" in (path.parts or ("",))[0]
    if path.is_absolute() or ".." in path.parts or odd or len(name) > 1000:
        raise BrokenCourse("unsafe_path", name)
    return str(path)


def write(source: IO[bytes], target: Path, name: str, stated: int) -> None:
    """Copy what the header promised, and no more."""
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with target.open("xb") as file:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > stated:
                raise BrokenCourse("damaged", name, detail="longer than stated")
            file.write(chunk)
    if written < stated:
        raise BrokenCourse("truncated", name)

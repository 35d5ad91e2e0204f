"""Opening what a stranger packed."""

import os
import stat
import tarfile
import zipfile

import pytest

from courses.interop.olx.archives import MEGABYTE, Limits, open_course
from courses.interop.olx.words import BrokenCourse

from .factories import COURSE, course_files, folder_of, member, tar_of, zip_of

SMALL = Limits(archive=MEGABYTE, total=2 * MEGABYTE, file=MEGABYTE, files=20)


def refusal(path, limits=SMALL):
    with pytest.raises(BrokenCourse) as caught, open_course(path, limits=limits):
        pass
    return caught.value.code, caught.value.params["where"]


@pytest.mark.parametrize("top", ["", "course/", "my-export/"])
@pytest.mark.parametrize(("pack", "name"), [(tar_of, "c.tar.gz"), (zip_of, "c.zip"), (tar_of, "c.bin")])
def test_course_is_found_at_the_top_or_one_folder_down(tmp_path, scratch, pack, name, top):
    path = pack(tmp_path / name, {top + file: content for file, content in COURSE.items()})
    with open_course(path, limits=SMALL) as root:
        found = sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    assert found == sorted(COURSE)
    assert list(scratch.iterdir()) == []


def test_plain_tar_is_opened(tmp_path, scratch):
    with open_course(tar_of(tmp_path / "c.tar", COURSE, mode="w"), limits=SMALL) as root:
        assert (root / "html/h1.html").read_text() == "<p>A needle has an eye.</p>"


def test_folder_is_read_where_it_is(tmp_path, scratch):
    folder = folder_of(tmp_path / "c", COURSE)
    with open_course(folder, limits=SMALL) as root:
        assert root == folder
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("info", "code"),
    [
        (member("../out.xml"), "unsafe_path"),
        (member("/etc/passwd"), "unsafe_path"),
        (member("html/../../out"), "unsafe_path"),
        (member("C:/windows"), "unsafe_path"),
        (member("html\\..\\out"), "unsafe_path"),
        (member("html/line\nbreak"), "unsafe_path"),
        (member("html/link.xml", tarfile.SYMTYPE, "/etc/passwd"), "link"),
        (member("html/hard.xml", tarfile.LNKTYPE, "course.xml"), "link"),
        (member("html/device", tarfile.CHRTYPE), "special_file"),
        (member("html/pipe", tarfile.FIFOTYPE), "special_file"),
        (member("course.xml"), "twice"),
        (member("static/huge.bin", size=MEGABYTE + 1), "file_too_large"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_hostile_tar_is_refused_and_leaves_nothing(tmp_path, scratch, info, code):
    path = tar_of(tmp_path / "c.tar.gz", COURSE, info)
    assert refusal(path) == (code, info.name)
    assert list(scratch.iterdir()) == []
    assert sorted(tmp_path.iterdir()) == [path, scratch]


@pytest.mark.parametrize(
    ("name", "mode", "code"),
    [
        ("../out.xml", 0, "unsafe_path"),
        ("/etc/passwd", 0, "unsafe_path"),
        ("html/link.xml", stat.S_IFLNK, "link"),
        ("html/pipe", stat.S_IFIFO, "special_file"),
    ],
)
def test_hostile_zip_is_refused_and_leaves_nothing(tmp_path, scratch, name, mode, code):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (mode | 0o644) << 16
    path = zip_of(tmp_path / "c.zip", COURSE, (entry, b"/etc/passwd"))
    assert refusal(path) == (code, name)
    assert list(scratch.iterdir()) == []
    assert sorted(tmp_path.iterdir()) == [path, scratch]


def test_tar_bomb_is_refused_before_it_fills_the_disk(tmp_path, scratch):
    path = tar_of(tmp_path / "c.tar.gz", COURSE, member("static/zeros", size=30 * MEGABYTE))
    assert refusal(path, Limits()) == ("ratio", "c.tar.gz")
    assert list(scratch.iterdir()) == []


def test_zip_bomb_is_refused(tmp_path, scratch):
    path = zip_of(tmp_path / "c.zip", {**COURSE, "static/zeros": b"\0" * 20 * MEGABYTE})
    assert refusal(path, Limits()) == ("ratio", "static/zeros")
    assert list(scratch.iterdir()) == []


def test_zip_that_lies_about_a_size_is_refused(tmp_path, scratch):
    path = zip_of(tmp_path / "c.zip", {"course.xml": os.urandom(2000)})
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    assert refusal(path)[0] == "damaged"
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("pack", [tar_of, zip_of])
def test_total_and_count_are_bounded(tmp_path, scratch, pack):
    many = {**COURSE, **{f"html/{number}.html": "x" for number in range(30)}}
    assert refusal(pack(tmp_path / "many", many))[0] == "too_many_files"
    large = {**COURSE, **{f"static/{number}": os.urandom(900_000) for number in range(3)}}
    roomy = Limits(archive=9 * MEGABYTE, total=2 * MEGABYTE, file=MEGABYTE, files=20)
    assert refusal(pack(tmp_path / "large", large), roomy)[0] == "total_too_large"
    assert refusal(tmp_path / "large", SMALL)[0] == "archive_too_large"
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(("pack", "keep"), [(tar_of, 0.6), (zip_of, 0.6), (tar_of, 0.98)])
def test_truncated_archive_is_refused(tmp_path, scratch, pack, keep):
    path = pack(tmp_path / "c", {**COURSE, "static/noise": os.urandom(50_000)})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    assert refusal(path) == ("truncated", "c")
    assert list(scratch.iterdir()) == []


def test_truncated_plain_tar_is_refused(tmp_path, scratch):
    path = tar_of(tmp_path / "c.tar", {**COURSE, "static/noise": os.urandom(50_000)}, mode="w")
    path.write_bytes(path.read_bytes()[:30_000])
    assert refusal(path) == ("truncated", "c.tar")


def test_damaged_gzip_is_refused(tmp_path, scratch):
    path = tar_of(tmp_path / "c.tar.gz", {**COURSE, "static/noise": os.urandom(50_000)})
    data = bytearray(path.read_bytes())
    data[20_000:20_100] = b"\xff" * 100
    path.write_bytes(data)
    assert refusal(path)[0] in ("damaged", "truncated")
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7", b"\x1f\x8b", b"BZh91AY&SY"])
def test_what_is_no_archive_is_refused(tmp_path, scratch, content):
    path = tmp_path / "c.tar.gz"
    path.write_bytes(content)
    assert refusal(path)[0] in ("not_archive", "truncated")


def test_nothing_there_and_no_course_there(tmp_path, scratch):
    assert refusal(tmp_path / "gone.zip") == ("not_found", "gone.zip")
    assert refusal(zip_of(tmp_path / "a.zip", {"readme.txt": "hi"})) == ("no_course", "a.zip")
    assert refusal(zip_of(tmp_path / "l.zip", {"library/library.xml": "<library/>"})) == ("library", "l.zip")


def test_folder_with_a_link_is_refused(tmp_path, scratch):
    folder = folder_of(tmp_path / "c", course_files())
    (folder / "html/h2.html").symlink_to("/etc/passwd")
    assert refusal(folder) == ("link", "html/h2.html")


def test_refusal_speaks_plainly():
    assert str(BrokenCourse("link", "html/x.xml")) == (
        "html/x.xml is a link to another file. A course has none, so the archive was not opened."
    )

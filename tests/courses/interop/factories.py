"""Small Open edX courses and archives, right and hostile, written on the spot."""

import io
import tarfile
import uuid
import zipfile
from pathlib import Path

from PIL import Image
from wagtail.models import Locale, Page

from courses.interop.olx.actions import bring_course
from courses.interop.olx.models import CourseImport
from courses.pages.models import CourseIndexPage

COURSE = {
    "course.xml": '<course url_name="run" org="Org" course="C1"/>',
    "course/run.xml": '<course display_name="Sewing" language="en"><chapter url_name="ch1"/></course>',
    "chapter/ch1.xml": '<chapter display_name="Start"><sequential url_name="s1"/></chapter>',
    "sequential/s1.xml": '<sequential display_name="First steps"><vertical url_name="v1"/></sequential>',
    "vertical/v1.xml": (
        '<vertical display_name="Needles"><html url_name="h1"/><problem url_name="p1"/></vertical>'
    ),
    "html/h1.xml": '<html filename="h1" display_name="About needles"/>',
    "html/h1.html": "<p>A needle has an eye.</p>",
    "problem/p1.xml": (
        '<problem display_name="Eye"><multiplechoiceresponse><label>What has an eye?</label>'
        '<choicegroup><choice correct="true">A needle</choice><choice correct="false">Thread</choice>'
        "</choicegroup></multiplechoiceresponse></problem>"
    ),
}


def course_files(**changes: str | bytes | None) -> dict[str, str | bytes]:
    """The small course; a change is named by its path with `__` for `/` and `_xml`/`_html` for the ending."""
    files = dict(COURSE)
    for name, content in changes.items():
        path = name.replace("__", "/")
        for ending in ("xml", "html", "json", "srt", "png"):
            path = path.removesuffix(f"_{ending}") + (f".{ending}" if path.endswith(f"_{ending}") else "")
        if content is None:
            files.pop(path)
        else:
            files[path] = content
    return files


def as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def folder_of(place: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(content))
    return place


def tar_of(path: Path, files: dict[str, str | bytes], *members: tarfile.TarInfo, mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(as_bytes(content))
            archive.addfile(member, io.BytesIO(as_bytes(content)))
        for member in members:
            archive.addfile(member, io.BytesIO(b"\0" * member.size) if member.isreg() else None)
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "", size: int = 0) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, target, size
    return info


def zip_of(path: Path, files: dict[str, str | bytes], *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, as_bytes(content))
        for info, content in entries:
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return path


def picture(colour: str = "green") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


def catalogue(language: str = "en") -> CourseIndexPage:
    """A course catalogue in that language, at the top of the tree."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    page = CourseIndexPage(title=f"Courses {language}", slug=f"courses-{language}", locale=locale)
    return root.add_child(instance=page)


def bring(place: Path, parent: CourseIndexPage, **changes: str | bytes | None) -> CourseImport:
    """Import the small course, with these files changed, from a fresh folder."""
    folder = folder_of(place / uuid.uuid4().hex, course_files(**changes))
    return bring_course(path=folder, parent=parent, record=CourseImport(name="course"))


def outcomes(record: CourseImport) -> dict[str, str]:
    return dict(record.lines.values_list("usage", "outcome"))

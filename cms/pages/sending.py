"""Sending a document once it is settled that the visitor may have it: by the web server, or a part of it ourselves.

Players ask for parts of a recording, to begin before all has come and to jump ahead; Wagtail alone sends wholes.
"""

import re
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from wagtail.documents.models import document_served

from .conf import setting

RANGE = re.compile(r"bytes=(?P<first>\d*)-(?P<last>\d*)")
LARGEST = 1024 * 1024  # bytes in one answer: the player asks for the next when it needs it


def send(document, request: HttpRequest) -> HttpResponse | None:
    """By the web server where it may read the files, else the part that is asked for; None leaves it to Wagtail."""
    if not document.is_stored_locally():
        return None
    if folder := setting("ACCEL"):
        document_served.send(sender=type(document), instance=document, request=request)
        path = f"{folder.rstrip('/')}/{quote(document.file.name)}"
        return HttpResponse(
            content_type=document.content_type, headers={"X-Accel-Redirect": path, **_safely(document)}
        )
    return part_of(document, request)


def _safely(document) -> dict[str, str]:
    """As Wagtail sends documents: a browser neither guesses what it is nor runs what is inside."""
    return {
        "Content-Disposition": document.content_disposition,
        "Content-Security-Policy": "default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }


def part_of(document, request: HttpRequest) -> HttpResponse | None:
    """The part of the document's file that is asked for; None where all of it is.

    One range is answered; a request for several gets the whole file, as HTTP allows.
    """
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    if not wanted or "If-Range" in request.headers:
        return None
    size = document.file.size
    found = bounds(wanted["first"], wanted["last"], size)
    if found is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = found
    with document.open_file() as file:
        file.seek(first)
        part = file.read(min(last - first + 1, LARGEST))
    return HttpResponse(
        part,
        status=206,
        content_type=document.content_type,
        headers={"Content-Range": f"bytes {first}-{first + len(part) - 1}/{size}", **_safely(document)},
    )


def bounds(first: str, last: str, size: int) -> tuple[int, int] | None:
    """The first and last byte meant by "first-last", "first-" or "-how many from the end"; None if there are none."""
    if not first:
        start, end = (max(0, size - int(last)), size - 1) if last else (size, 0)
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    return (start, end) if start <= end else None

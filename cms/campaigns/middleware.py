"""Campaign pages, whole, for guests: one answer for all who read in one language, kept for a minute.

A page says of itself that it may be kept (`serving.keep`). Somebody with a session or a message waiting always gets a
page of their own. What differs between two guests is either in the key (their reading settings) or written in when the
answer leaves: the code of the link they came by.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from themes.reading import reading_of

from .codes import read_code
from .conf import setting
from .tagging import PARAMETER

MARKER = b"via=~via~"
GENERATION = "hunar_campaigns:pages"


@dataclass(frozen=True)
class Kept:
    """A page as every guest gets it, with a marker where their code belongs."""

    content: bytes
    headers: dict[str, str]


class GuestPages:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_all(request):
            return self.get_response(request)
        key = key_of(request)
        kept = cache.get(key)
        if kept is not None:
            return answer(kept, request)
        response = self.get_response(request)
        if seconds := getattr(response, "hunar_keep_seconds", 0):
            kept = Kept(response.hunar_content, dict(response.items()))  # type: ignore[attr-defined]  # set beside it
            cache.set(key, kept, seconds)
        return response


def is_for_all(request: HttpRequest) -> bool:
    """A guest who reads, with nothing in the address but the code of a link; no draft that Wagtail draws (a dummy)."""
    own = {settings.SESSION_COOKIE_NAME, "messages"}
    plain = set(request.GET) <= {PARAMETER}
    return (
        request.method == "GET"
        and not getattr(request, "is_dummy", False)
        and plain
        and bool(setting("CACHE_SECONDS"))
        and not own & set(request.COOKIES)
    )


def key_of(request: HttpRequest) -> str:
    generation = cache.get(GENERATION, 0)
    saving = request.headers.get("Save-Data", "").lower() == "on"
    here = f"{request.scheme}://{request.get_host()}{request.path}"
    return f"hunar_campaigns:page:{generation}:{reading_of(request)}:{saving:d}:{here}"


def forget_all() -> None:
    """What was kept is not asked for again."""
    cache.set(GENERATION, time.time_ns(), None)


def answer(kept: Kept, request: HttpRequest) -> HttpResponse:
    response = HttpResponse(filled_in(kept.content, read_code(request.GET.get(PARAMETER, ""))))
    for name, value in kept.headers.items():
        if name != "Content-Length":
            response[name] = value
    return response


def filled_in(content: bytes, code: str) -> bytes:
    """The code where the marker stands; without one, no trace of it. A code has letters and digits alone."""
    if code:
        return content.replace(MARKER, f"{PARAMETER}={code}".encode()).replace(
            b"via%3D~via~", f"{PARAMETER}%3D{code}".encode()
        )
    for before in (b"?", b"&amp;", b"&", b"%3F", b"%26"):
        content = content.replace(before + MARKER, b"")
    return content.replace(b"%3Fvia%3D~via~", b"").replace(b"%26via%3D~via~", b"").replace(MARKER, b"")

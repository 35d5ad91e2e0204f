"""Whether a form was sent from a page of this site, without a cookie that would make every page a guest's own.

A guest has nothing that a forged form could act with: no login is read and none is needed. What is kept out is another
site's page that lets its visitors answer without their knowing. Browsers say where a form comes from: `Sec-Fetch-Site`
(Fetch Metadata, W3C), and before it `Origin` (RFC 6454); one that says neither is believed, and counted by its network.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def comes_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    here = f"{request.scheme}://{request.get_host()}"
    return origin == here or (origin in settings.CSRF_TRUSTED_ORIGINS and _is_of(origin, request))


def _is_of(origin: str, request: HttpRequest) -> bool:
    """Behind a proxy the scheme may be told wrongly; the host is the same."""
    return urlsplit(origin).netloc == request.get_host()

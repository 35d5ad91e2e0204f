"""One visit to an address of another site: asked for its headers alone, and for the page where that is not understood.

Nothing of a page is read. Redirects are followed by hand, so that each step is judged before it is taken.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from .enums import State, Why
from .guarding import Inside, resolve

Resolve = Callable[[str, int], tuple[str, int]]
STEPS = 5  # redirects that are followed
GONE = {404, 410}
UNCLEAR = {401, 403, 407, 408, 425, 429, 451, 999}  # 999 is LinkedIn's word for robots
AGENT = "Mozilla/5.0 (compatible; HunarLinkCheck/1)"


@dataclass(frozen=True, slots=True)
class Seen:
    state: State
    why: Why | str = ""
    code: int | None = None


class _Circle(Exception):
    pass


class _Malformed(Exception):
    pass


def visit(address: str, *, seconds: float, resolve: Resolve = resolve) -> Seen:
    """What a reader would find there. Never raises for what the other side does."""
    try:
        code = _follow("HEAD", address, seconds, resolve)
        if code >= 400 and code != 429:
            code = _follow("GET", address, seconds, resolve)
    except tuple(FAILURES) as error:
        return Seen(State.BROKEN, next(why for kind, why in FAILURES.items() if isinstance(error, kind)))
    return judge(code)


FAILURES: dict[type[Exception], Why] = {  # the narrowest first
    Inside: Why.INSIDE,
    _Circle: Why.CIRCLE,
    _Malformed: Why.MALFORMED,
    ssl.SSLError: Why.INSECURE,
    socket.gaierror: Why.UNKNOWN_HOST,
    TimeoutError: Why.SILENT,
    OSError: Why.CUT,
    http.client.HTTPException: Why.CUT,
}


def judge(code: int) -> Seen:
    if code < 400:
        return Seen(State.WORKS, "", code)
    if code in GONE:
        return Seen(State.BROKEN, Why.GONE, code)
    if code in UNCLEAR:
        return Seen(State.UNCLEAR, "", code)
    return Seen(State.BROKEN, Why.SERVER if 500 <= code < 600 else Why.REFUSED, code)


def _follow(method: str, address: str, seconds: float, resolve: Resolve) -> int:
    for _step in range(STEPS + 1):
        code, onward = _ask(method, address, seconds, resolve)
        if not onward:
            return code
        address = urljoin(address, onward)
    raise _Circle


def _ask(method: str, address: str, seconds: float, resolve: Resolve) -> tuple[int, str]:
    """The status, and where it sends on."""
    parts = _parts(address)
    path = iri_to_uri(parts.path or "/") + (f"?{iri_to_uri(parts.query)}" if parts.query else "")
    connection = _connect(parts, seconds, resolve)
    is_late = Event()
    watch = Timer(2 * seconds, _hang_up, [connection, is_late])  # a letter now and then would never time out
    watch.start()
    try:
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        onward = answer.getheader("Location", "") if answer.status in {301, 302, 303, 307, 308} else ""
        return answer.status, onward
    except (OSError, http.client.HTTPException) as error:
        if is_late.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()
        connection.close()


def _parts(address: str) -> Any:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise _Malformed from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _Malformed
    return parts


def _connect(parts: Any, seconds: float, resolve: Resolve) -> http.client.HTTPConnection:
    """To the very address that was judged, whatever the name leads to a moment later."""
    is_secure = parts.scheme.lower() == "https"
    host = _ascii(parts.hostname)
    port = parts.port or (443 if is_secure else 80)
    plug: Any = socket.create_connection(resolve(host, port), timeout=seconds)
    if is_secure:
        try:
            plug = ssl.create_default_context().wrap_socket(plug, server_hostname=host)
        except BaseException:
            plug.close()
            raise
    kind = http.client.HTTPSConnection if is_secure else http.client.HTTPConnection
    connection = kind(host, port)
    connection.sock = plug
    return connection


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError as error:
        raise _Malformed from error


def _hang_up(connection: http.client.HTTPConnection, is_late: Event) -> None:
    is_late.set()  # before whoever waits is woken
    plug = connection.sock
    if plug is not None:
        plug.shutdown(socket.SHUT_RDWR)

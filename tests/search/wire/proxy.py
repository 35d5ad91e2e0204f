"""A small proxy before an engine: it translates headers, and it can be told to be down or slow."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

KINDS = {
    "application/vnd.elasticsearch+json": "application/json",
    "application/vnd.elasticsearch+x-ndjson": "application/x-ndjson",
}
KEPT = ("Content-Type", "Accept")


@dataclass
class Mood:
    """How the engine behaves as seen through the proxy. `after`: so many requests are still answered."""

    down: bool = False
    seconds: float = 0.0
    after: int | None = None
    requests: int = 0

    def is_down(self) -> bool:
        self.requests += 1
        if self.after is not None:
            self.after -= 1
        return self.down or (self.after is not None and self.after < 0)


class Translator(BaseHTTPRequestHandler):
    """What an Elasticsearch client says, as other engines understand it, and back."""

    protocol_version = "HTTP/1.1"
    target = ""
    mood = Mood()

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.mood.is_down():
            self.close_connection = True
            self.connection.close()
            return
        time.sleep(self.mood.seconds)
        inner = HTTPConnection(urlsplit(self.target).netloc, timeout=60)
        inner.request(self.command, self.path, body or None, dict(self.translated()))
        answer = inner.getresponse()
        self.answer(answer.status, answer.headers.get("Content-Type"), answer.read())
        inner.close()

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on  # noqa: N815  named by http.server

    def translated(self):
        for name in KEPT:
            if value := self.headers.get(name):
                yield name, KINDS.get(value.partition(";")[0], value)

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/json")
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args):
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A connection that we closed ourselves is no news."""


@contextmanager
def translating(target: str, mood: Mood | None = None):
    handler = type("Handler", (Translator,), {"target": target, "mood": mood or Mood()})
    server = Quiet(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()

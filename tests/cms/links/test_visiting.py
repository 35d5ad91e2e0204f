"""Visits to a small server of our own that is late, wrong, or sends in circles or inside. No real network."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cms.links.enums import State, Why
from cms.links.guarding import Inside, is_public, resolve
from cms.links.visiting import AGENT, Seen, visit

DROPS = 100  # letters, ten in a second
WORKS = Seen(State.WORKS, "", 200)


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked, self.drops = [], 0
        self.stop = threading.Event()

    def address(self, path, host="a.example"):
        return f"http://{host}:{self.server_port}{path}"


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        name, _, rest = self.path.strip("/").partition("/")
        getattr(self, name)(rest)

    do_HEAD = do_GET  # noqa: N815

    def status(self, code):
        self.send_response(int(code))
        self.end_headers()

    def only_get(self, code):
        self.status(code if self.command == "HEAD" else 200)

    def to(self, address):
        self.send_response(302)
        self.send_header("Location", address.replace("!", f":{self.server.server_port}"))
        self.end_headers()

    def circle(self, _rest):
        self.to("/circle")

    def late(self, _rest):
        self.server.stop.wait(5)

    def drip(self, _rest):
        """A letter now and then: no single wait is too long."""
        for _ in range(DROPS):
            if self.server.stop.wait(0.1):
                return
            self.wfile.write(b"H")
            self.wfile.flush()
            self.server.drops += 1

    def cut(self, _rest):
        self.connection.shutdown(socket.SHUT_RDWR)

    def nonsense(self, _rest):
        self.wfile.write(b"good day\r\n\r\n")

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    server = Site()
    thread = threading.Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    yield server
    server.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


def names(host, port):
    """Two names lead to the server of the test, as if it were a public one; any other is judged as it would be."""
    if host in ("a.example", "b.example"):
        return "127.0.0.1", port
    if host == "unknown.example":
        raise socket.gaierror
    return resolve(host, port)


def seen(address):
    return visit(address, seconds=0.4, resolve=names)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/status/200", WORKS),
        ("/status/204", Seen(State.WORKS, "", 204)),
        ("/status/404", Seen(State.BROKEN, Why.GONE, 404)),
        ("/status/410", Seen(State.BROKEN, Why.GONE, 410)),
        ("/status/400", Seen(State.BROKEN, Why.REFUSED, 400)),
        ("/status/500", Seen(State.BROKEN, Why.SERVER, 500)),
        ("/status/503", Seen(State.BROKEN, Why.SERVER, 503)),
        ("/status/403", Seen(State.UNCLEAR, "", 403)),
        ("/status/429", Seen(State.UNCLEAR, "", 429)),
        ("/status/999", Seen(State.UNCLEAR, "", 999)),
        ("/only_get/405", WORKS),
        ("/only_get/404", WORKS),
        ("/only_get/500", WORKS),
        ("/to//status/200", WORKS),
        ("/to/http://b.example!/status/200", WORKS),
        ("/to//to//to//to//to//status/200", WORKS),
        ("/to//to//to//to//to//to//status/200", Seen(State.BROKEN, Why.CIRCLE)),
        ("/to//status/404", Seen(State.BROKEN, Why.GONE, 404)),
        ("/circle", Seen(State.BROKEN, Why.CIRCLE)),
        ("/late", Seen(State.BROKEN, Why.SILENT)),
        ("/drip", Seen(State.BROKEN, Why.SILENT)),
        ("/cut", Seen(State.BROKEN, Why.CUT)),
        ("/nonsense", Seen(State.BROKEN, Why.CUT)),
        ("/to/http://127.0.0.1!/status/200", Seen(State.BROKEN, Why.INSIDE)),
        ("/to/http://localhost!/status/200", Seen(State.BROKEN, Why.INSIDE)),
        ("/to/http://169.254.169.254/latest/meta-data/", Seen(State.BROKEN, Why.INSIDE)),
        ("/to/http://[::1]!/", Seen(State.BROKEN, Why.INSIDE)),
        ("/to/file:///etc/passwd", Seen(State.BROKEN, Why.MALFORMED)),
        ("/to/http://unknown.example/", Seen(State.BROKEN, Why.UNKNOWN_HOST)),
    ],
)
def test_what_is_found(site, path, expected):
    assert seen(site.address(path)) == expected


def test_only_headers_are_asked_for_where_that_is_understood(site):
    seen(site.address("/status/200?x=1&y=ہ"))
    seen(site.address("/only_get/405"))
    assert site.asked == [
        ("HEAD", "/status/200?x=1&y=%DB%81", AGENT),
        ("HEAD", "/only_get/405", AGENT),
        ("GET", "/only_get/405", AGENT),
    ]


def test_a_busy_site_is_not_asked_twice(site):
    seen(site.address("/status/429"))
    assert len(site.asked) == 1


def test_a_site_that_drips_is_left_in_time(site):
    seen(site.address("/drip"))
    assert site.drops < DROPS


def test_a_server_that_speaks_no_tls_is_told(site):
    assert seen(site.address("/status/200").replace("http:", "https:")).why in (Why.INSECURE, Why.SILENT)


def test_nobody_home():
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        address = f"http://a.example:{plug.getsockname()[1]}/"
        assert seen(address) == Seen(State.BROKEN, Why.CUT)


@pytest.mark.parametrize(
    "address", ["http://", "https://a.example:x/", "http://[::1", "http://ہ" + "ہ" * 70 + ".example/"]
)
def test_what_is_no_address(address):
    assert seen(address) == Seen(State.BROKEN, Why.MALFORMED)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("64:ff9b::808:808", True),
        *(
            (inside, False)
            for inside in ("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254")
        ),
        *(
            (inside, False)
            for inside in ("0.0.0.0", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255")
        ),
        *((inside, False) for inside in ("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1")),
        *(
            (inside, False)
            for inside in ("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::ffff:10.0.0.1")
        ),
    ],
)
def test_public_and_private_addresses(address, public):
    assert is_public(address) is public


def test_a_name_is_refused_when_any_of_its_addresses_is_private(monkeypatch):
    rows = [(2, 1, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: rows)
    with pytest.raises(Inside):
        resolve("both.example", 80)
    rows.pop()
    assert resolve("public.example", 80) == ("8.8.8.8", 80)

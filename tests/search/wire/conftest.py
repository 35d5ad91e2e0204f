"""Engines to talk to over HTTP. Each is started once; what cannot be had here is skipped, except in CI.

- `elasticsearch7`: an old but true engine, from the folder of shared engines beside the project;
- `osmem`: an emulator from PyPI, for breadth, behind a proxy that translates its headers;
- `named`: the server that ELASTICSEARCH_URL names.
"""

import os
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen
from uuid import uuid4

import pytest

from .proxy import translating

REPOSITORY = Path(__file__).resolve().parents[3]
START = Path(os.environ.get("HUNAR_SHARED", REPOSITORY.parent / "shared")) / "engines/elasticsearch7/start"
PATIENCE = 180  # seconds: at its first start the engine is downloaded and compiled
ENGINES = ["elasticsearch7", "osmem", "named"]


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen) -> None:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE and process.poll() is None:
        try:
            urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail(f"No engine answers at {url}.")


@contextmanager
def running(command: list[str], url: str):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(url, process)
        yield process
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def elasticsearch7():
    port = free_port()
    with elasticsearch7_at(port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def elasticsearch7_at(port: int):
    """Its process, which may be killed."""
    if not START.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{START} is not there.")
    with running([str(START), str(port)], f"http://127.0.0.1:{port}") as process:
        yield process


@contextmanager
def osmem():
    osmem_server = pytest.importorskip("osmem_server")
    with osmem_server.OsmemServer.start() as server, translating(server.url) as url:
        yield url


@contextmanager
def named():
    if not (url := os.environ.get("ELASTICSEARCH_URL")):
        pytest.skip("ELASTICSEARCH_URL names no server.")
    yield url


@pytest.fixture(scope="session", params=ENGINES)
def engine_url(request):
    with globals()[request.param]() as url:
        yield url


@pytest.fixture
def index_name():
    return f"hunar-test-{uuid4().hex[:8]}"

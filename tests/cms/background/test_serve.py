"""The demo's server tells at once when its port is somebody else's."""

import socket

import pytest
from django.core.management import CommandError, call_command

from cms.background.management.commands import serve


@pytest.fixture
def taken():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield "{}:{}".format(*server.getsockname())


def test_taken_port_is_told_before_anything_starts(taken, monkeypatch):
    started = []
    monkeypatch.setattr(serve, "start", lambda *arguments: started.append(arguments))
    with pytest.raises(CommandError, match=r"is taken. Serve elsewhere: make demo ADDRESS="):
        call_command("serve", taken)
    assert started == []


def test_free_port_and_what_is_no_address_are_not_taken(taken):
    host = taken.split(":")[0]
    assert serve.is_taken(taken)
    assert not serve.is_taken("nonsense")
    with socket.create_server((host, 0)) as other:
        free = other.getsockname()[1]
    assert not serve.is_taken(f"{host}:{free}")

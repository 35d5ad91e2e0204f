"""A browser at the door, and a look into the messages that left."""

import pytest
from django.urls import reverse

from cms.notices.backends.memory import MemoryBackend

from .codes import code_sent


@pytest.fixture(autouse=True)
def _nothing_left_over():
    """No messages of the last test."""
    MemoryBackend.reset()
    yield
    MemoryBackend.reset()


class Visitor:
    """Somebody with a browser and a phone, who fills in the forms as they come."""

    def __init__(self, client, on_commit):
        self.client, self.on_commit = client, on_commit

    def post(self, url, /, **data):
        with self.on_commit(execute=True):
            self.response = self.client.post(url, data)
        return self.response

    def at(self, page, /, **data):
        return self.post(reverse(page), **data)

    def asks(self, contact, *, door="account_login", **data):
        return self.at(door, contact=contact, **data)

    def types_code(self, code=None):
        return self.at("hunar_accounts:code", code=code or self.code)

    @property
    def messages(self):
        return [message for sent in MemoryBackend.outbox.values() for message in sent]

    @property
    def code(self):
        return code_sent()

    def joins(self, contact, *, name="Amina", pin="4071", **data):
        """The whole way from the first field to an account."""
        self.asks(contact, door="account_signup")
        self.types_code()
        answer = {"name": name, "consent": "on", **({"pin": pin} if "@" not in contact else {}), **data}
        return self.at("hunar_accounts:join", **answer)

    @property
    def user(self):
        """Who is signed in, if anybody."""
        return self.client.session.get("_auth_user_id") and int(self.client.session["_auth_user_id"])


@pytest.fixture
def visitor(client, db, django_capture_on_commit_callbacks):
    return Visitor(client, django_capture_on_commit_callbacks)


@pytest.fixture
def another(client_class, db, django_capture_on_commit_callbacks):
    return Visitor(client_class(), django_capture_on_commit_callbacks)


@pytest.fixture
def client_class():
    from django.test import Client

    return Client

"""Notices for tests, and a kind to tell."""

from cms.notices.actions import notify
from cms.notices.registry import NoticeKind, register
from cms.people.actions import give_consent

GREETING = register(
    NoticeKind("test_greeting", subject="Salaam %(name)s", text="%(course)s is waiting for you.")
)


def wanting_messages(person):
    """The person, having agreed to be written to."""
    give_consent(person=person, purpose="messages", language="en")
    return person


def notice(person, **params):
    return notify(person=person, kind=GREETING.name, params={"name": "Amina", "course": "Baking", **params})

"""Notices for tests, and a kind to tell."""

from cms.notices.actions import notify
from cms.notices.registry import NoticeKind, register

GREETING = register(
    NoticeKind("test_greeting", subject="Salaam %(name)s", text="%(course)s is waiting for you.")
)


def notice(person, **params):
    return notify(person=person, kind=GREETING.name, params={"name": "Amina", "course": "Baking", **params})

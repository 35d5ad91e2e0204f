"""The endpoint that takes batches of events from a learner's device."""

import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.people.actions import person_of
from courses import actions

from ..cms.accounts.factories import learner
from .factories import course, lesson_keys

pytestmark = pytest.mark.django_db


def event(item, kind="read", **more):
    return {"id": str(uuid.uuid4()), "kind": kind, "item": item, "at": timezone.now().isoformat(), **more}


def send(client, course, events):
    address = reverse("hunar_courses:events", args=[course.key])
    body = events if isinstance(events, str) else json.dumps({"events": events})
    return client.post(address, body, content_type="application/json")


@pytest.fixture
def taken(client):
    user, taken = learner(), course(lessons=2)
    actions.enrol(person=person_of(user), course=taken)
    client.force_login(user)
    return taken


def test_a_batch_gets_one_answer_an_event(client, taken):
    one, two = lesson_keys(taken)
    batch = [event(one), event(two, "passed"), "nonsense", {"id": "x"}, event(two)]
    response = send(client, taken, batch)
    results = response.json()["results"]
    assert [result["status"] for result in results] == [
        "recorded",
        "refused",
        "refused",
        "refused",
        "recorded",
    ]
    assert [result["id"] for result in results] == [
        batch[0]["id"],
        batch[1]["id"],
        None,
        None,
        batch[4]["id"],
    ]


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"events": 3}', "{" * 50_000, json.dumps({"events": [1] * 501})]
)
def test_what_is_no_batch_is_refused_whole(client, taken, body):
    assert send(client, taken, body).status_code == 400


def test_somebody_who_is_not_enrolled_is_refused(client, taken):
    client.force_login(learner(name="Bilal"))
    assert send(client, taken, [event(lesson_keys(taken)[0])]).status_code == 403


def test_a_guest_is_asked_to_sign_in(client, taken):
    client.logout()
    assert send(client, taken, []).status_code == 401


def test_a_reading_address_takes_no_get(client, taken):
    assert client.get(reverse("hunar_courses:events", args=[taken.key])).status_code == 405

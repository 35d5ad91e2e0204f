"""The main job, from the catalogue to the end of a course, by plain requests."""

import uuid

import pytest
from django.urls import reverse

from courses.models import Enrolment

from ..cms.accounts.factories import learner
from .factories import course_page

pytestmark = pytest.mark.django_db


def test_a_learner_enrols_reads_every_lesson_and_completes(client, django_capture_on_commit_callbacks):
    page = course_page(lessons=2)
    client.force_login(learner())
    with django_capture_on_commit_callbacks(execute=True):
        first = client.post(reverse("hunar_courses:enrol", args=[page.translation_key]))
        address = first.url
        for _ in range(2):
            lesson = client.get(address).context["item"]
            done = reverse("hunar_courses:mark", args=[page.translation_key, lesson.key])
            address = client.post(done, {"event": uuid.uuid4()}).url
    assert address == page.url
    assert "completed" in client.get(address).content.decode()
    assert Enrolment.objects.get().completed_at is not None

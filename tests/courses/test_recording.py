"""Facts are appended once; what they amount to does not depend on how they arrived."""

import random
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from courses import actions
from courses.actions import Claim, Fact
from courses.models import Enrolment, ItemProgress, LearningEvent

from ..cms.people.factories import person
from .factories import add_lesson, course, course_page, lesson_keys

pytestmark = pytest.mark.django_db


def claim(item, kind="read", *, minutes=0, id_=None, **payload):
    return Claim(id_ or uuid.uuid4(), kind, item, timezone.now() + timedelta(minutes=minutes), payload)


def enrolled(course, who=None, *, days_ago=3):
    enrolment = actions.enrol(person=who or person(), course=course)
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=timezone.now() - timedelta(days=days_ago))
    enrolment.refresh_from_db()
    return enrolment


def summaries(enrolment):
    """What the facts amount to, without the ids that differ from learner to learner."""
    enrolment.refresh_from_db()
    rows = ItemProgress.objects.filter(enrolment=enrolment).exclude(item="").order_by("item")
    return list(rows.values_list("item", "state", "done_at", "grade", "last_at")), (
        enrolment.share,
        enrolment.standing,
        enrolment.last_item,
    )


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


def test_the_same_claims_again_change_nothing():
    taken = course(lessons=2)
    enrolment = enrolled(taken)
    claims = [claim(key) for key in lesson_keys(taken)]
    assert statuses(actions.record_claims(enrolment=enrolment, claims=claims)) == ["recorded", "recorded"]
    before = summaries(enrolment)
    assert statuses(actions.record_claims(enrolment=enrolment, claims=claims)) == ["repeated", "repeated"]
    assert summaries(enrolment) == before
    assert LearningEvent.objects.filter(enrolment=enrolment, kind="completed").count() == 1


@pytest.mark.parametrize("seed", range(8))
def test_any_order_repetition_and_split_gives_the_same_rows(seed):
    """With a syllabus version published somewhere in between."""
    chance = random.Random(seed)
    page = course_page(lessons=4)
    taken = course_of(page)
    keys = lesson_keys(taken)
    claims = [claim(chance.choice(keys), chance.choice(["opened", "read"]), minutes=-n) for n in range(12)]
    whole, pieces = enrolled(taken, person("Whole")), enrolled(taken, person("Pieces"))
    shuffled = [*claims, *chance.sample(claims, 5)]
    chance.shuffle(shuffled)
    first, second = shuffled[:9], shuffled[9:]
    actions.record_claims(enrolment=pieces, claims=first)
    add_lesson(page.get_first_child(), "Something new")
    actions.record_claims(enrolment=pieces, claims=second)
    actions.record_claims(enrolment=whole, claims=claims)
    assert [event[0] for event in summaries(pieces)[0]] == [event[0] for event in summaries(whole)[0]]
    assert summaries(pieces) == summaries(whole)


def course_of(page):
    from courses.models import Course

    return Course.objects.get(key=page.translation_key)


@pytest.mark.parametrize(
    "kind", ["passed", "completed", "marked", "attended", "excused", "withdrew", "nonsense"]
)
def test_a_client_cannot_claim_what_only_we_may_say(kind):
    taken = course(lessons=1)
    enrolment = enrolled(taken)
    (key,) = lesson_keys(taken)
    claims = [claim(key, kind, grade=1.0), claim(key, "opened")]
    assert statuses(actions.record_claims(enrolment=enrolment, claims=claims)) == ["refused", "recorded"]
    enrolment.refresh_from_db()
    assert enrolment.completed_at is None


def test_a_claim_about_another_course_is_refused_and_the_rest_is_kept():
    taken, other = course(lessons=1), course("Other", lessons=1)
    enrolment = enrolled(taken)
    claims = [claim(lesson_keys(other)[0]), claim(lesson_keys(taken)[0])]
    outcomes = actions.record_claims(enrolment=enrolment, claims=claims)
    assert statuses(outcomes) == ["refused", "recorded"]
    assert outcomes[0].reason == "This lesson or activity is not in the course."


def test_the_same_id_with_other_content_is_a_conflict():
    taken = course(lessons=2)
    enrolment = enrolled(taken)
    one, two = lesson_keys(taken)
    first = claim(one)
    actions.record_claims(enrolment=enrolment, claims=[first])
    outcomes = actions.record_claims(enrolment=enrolment, claims=[claim(two, id_=first.id), claim(two)])
    assert statuses(outcomes) == ["conflict", "recorded"]


def test_another_learners_id_is_free_to_use():
    taken = course(lessons=1)
    (key,) = lesson_keys(taken)
    shared = claim(key)
    for name in ("Amina", "Bilal"):
        outcomes = actions.record_claims(enrolment=enrolled(taken, person(name)), claims=[shared])
        assert statuses(outcomes) == ["recorded"]


@pytest.mark.parametrize(("minutes", "expected"), [(60, "now"), (-60 * 24 * 30, "enrolled")])
def test_a_devices_clock_is_kept_between_enrolment_and_now(minutes, expected):
    taken = course(lessons=1)
    enrolment = enrolled(taken)
    actions.record_claims(enrolment=enrolment, claims=[claim(lesson_keys(taken)[0], minutes=minutes)])
    event = LearningEvent.objects.get(enrolment=enrolment, kind="read")
    assert event.occurred_at == {"now": event.received_at, "enrolled": enrolment.enrolled_at}[expected]


@pytest.mark.parametrize(
    "payload",
    [{}, {"from": 5, "to": 5}, {"from": -1, "to": 4}, {"from": "0", "to": 4}, {"from": 0, "to": 10**9}],
)
def test_a_stretch_that_cannot_be_is_refused(payload):
    taken = course(lessons=1)
    outcomes = actions.record_claims(
        enrolment=enrolled(taken), claims=[claim(lesson_keys(taken)[0], "heard", **payload)]
    )
    assert statuses(outcomes) == ["refused"]


def test_rebuilding_gives_the_rows_that_recording_gave():
    taken = course(lessons=3)
    enrolment = enrolled(taken)
    keys = lesson_keys(taken)
    actions.record_claims(enrolment=enrolment, claims=[claim(keys[0]), claim(keys[1], "opened")])
    actions.record_facts(enrolment=enrolment, facts=[Fact("marked", keys[1]), Fact("excused", keys[2])])
    enrolment.refresh_from_db()
    before, ended = summaries(enrolment), enrolment.completed_at
    ItemProgress.objects.filter(enrolment=enrolment).delete()
    Enrolment.objects.filter(pk=enrolment.pk).update(completed_at=None, share=0, standing="active")
    actions.rebuild_progress(enrolment)
    assert summaries(enrolment) == before
    assert enrolment.completed_at == ended
    assert ended is not None


def test_withdrawing_and_returning_loses_nothing():
    taken = course(lessons=2)
    who = person()
    enrolment = enrolled(taken, who)
    actions.record_claims(enrolment=enrolment, claims=[claim(lesson_keys(taken)[0])])
    enrolment.refresh_from_db()
    actions.withdraw(enrolment=enrolment)
    enrolment.refresh_from_db()
    assert enrolment.standing == "withdrawn"
    again = actions.enrol(person=who, course=taken)
    assert (again.pk, again.standing, again.share) == (enrolment.pk, "active", 0.5)

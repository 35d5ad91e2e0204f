"""The people a segment means, beside what thinking it through one by one comes to."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.people.models import Person
from cms.safeguarding.models import Case, Measure
from cms.segments import registry
from cms.segments.audience import UnknownCriterion, is_private, people_of, reachable
from cms.segments.models import Segment
from cms.segments.trees import EVERYBODY, Group, Is, Not
from courses.models import Enrolment

from ...courses.factories import course
from ...mentorship.factories import mentee, mentor, programme
from ..accounts.factories import user
from ..people.factories import person
from .worlds import world

VALUES = {
    "gender": ["woman", "man", "another"],
    "age": ["18-24", "25-29", "30-44", "45+"],
    "district": ["PK601", "PK801"],
    "province": ["PK-PB", "PK-SD"],
    "residence": ["urban", "rural"],
    "speaks": ["ur", "pa", "sd"],
    "language": ["ur", "en"],
}
LEAVES = st.sampled_from(sorted(VALUES)).flatmap(
    lambda name: st.builds(
        Is, st.just(name), st.lists(st.sampled_from(VALUES[name]), min_size=1, unique=True).map(tuple)
    )
)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner) | st.builds(Group, st.booleans(), st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=8,
)


@pytest.fixture
def somebodies(db):
    return world()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(TREES)
def test_a_segment_means_whom_thinking_it_through_one_by_one_means(somebodies, tree):
    meant = {one.person.pk for one in somebodies if one.in_audience and one.is_true(tree)}
    assert set(people_of(tree).values_list("pk", flat=True)) == meant


def test_a_segment_is_one_query_whatever_it_asks(somebodies, django_assert_num_queries):
    tree = Group(True, tuple(Not(Is(name, tuple(of))) for name, of in VALUES.items()))
    with django_assert_num_queries(1):
        assert people_of(tree).count() == 0
    with django_assert_num_queries(1):
        assert people_of(EVERYBODY).count() == 6


def grown_up(**kw):
    return person(birth_year=1990, **kw)


def test_minors_and_people_whose_age_is_not_known_are_in_no_audience(db):
    year = timezone.localdate().year
    person(birth_year=year - 18)  # with the year alone a minor until its end
    person(birth_year=None)
    of_age = person(birth_year=year - 19)
    assert list(reachable()) == [of_age]
    assert list(people_of(Not(Is("gender", ("man",))))) == [of_age]


def test_suspended_and_erased_people_are_in_no_audience(db):
    kept_apart, suspended, once = grown_up(), grown_up(), grown_up()
    case, now = Case.objects.create(due_at=timezone.now()), timezone.now()
    day = datetime.timedelta(days=1)
    Measure.objects.create(case=case, person=suspended, kind="suspend_contact")
    Measure.objects.create(
        case=case, person=once, kind="suspend_contact", since=now - 2 * day, until=now - day
    )
    Measure.objects.create(case=case, person=kept_apart, other=once, kind="suspend_pair")
    Person.objects.create(erased_at=now, birth_year=None)
    assert set(people_of(EVERYBODY)) == {kept_apart, once}
    assert set(people_of(Not(Is("gender", ("man",))))) == {kept_apart, once}


def test_people_are_chosen_by_what_they_learn(db):
    one, other = course(), course()
    learning, done, left = grown_up(), grown_up(), grown_up()
    now = timezone.now()
    Enrolment.objects.create(person=learning, course=one, enrolled_at=now)
    Enrolment.objects.create(person=done, course=one, enrolled_at=now, completed_at=now, standing="completed")
    Enrolment.objects.create(person=left, course=other, enrolled_at=now, standing="withdrawn")
    assert set(people_of(Is("enrolled", (str(one.key),)))) == {learning}
    assert set(people_of(Is("completed", (str(one.key),)))) == {done}
    assert set(people_of(Is("enrolled", (str(other.key),)))) == set()
    assert {value for value, _words in registry.get("enrolled").choices()} == {str(one.key), str(other.key)}


def test_people_are_chosen_by_where_they_stand_in_mentoring(db):
    runs = programme()
    asking, giving = mentee(runs), mentor(runs)
    Person.objects.update(birth_year=1990)
    assert set(people_of(Is("mentoring_mentee", (asking.state,)))) == {asking.person}
    assert set(people_of(Is("mentoring_mentor", (giving.state,)))) == {giving.mentor.person}
    assert set(people_of(Is("mentoring_programme", (runs.slug,)))) == {asking.person, giving.mentor.person}
    assert set(people_of(Is("mentoring_mentee", ("left",)))) == set()


def test_people_are_chosen_by_role_and_by_when_they_signed_in(db, django_user_model):
    from django.contrib.auth.models import Group as Role

    editor, sleeper = user(), user()
    editor.groups.add(Role.objects.create(name="Editing"))
    day = datetime.timedelta(days=1)
    django_user_model.objects.filter(pk=editor.pk).update(last_login=timezone.now() - 40 * day)
    first, second, third = grown_up(user=editor), grown_up(user=sleeper), grown_up()
    assert set(people_of(Is("role", ("Editing",)))) == {first}
    assert set(people_of(Is("seen", ("30",)))) == set()
    assert set(people_of(Is("seen", ("30", "90")))) == {first}
    assert set(people_of(Not(Is("seen", ("90",))))) == {second, third}


def test_what_an_app_that_is_gone_knew_is_told_and_not_guessed(db):
    with pytest.raises(UnknownCriterion):
        people_of(Not(Is("gone", ("x",))))
    assert is_private(Is("gone", ("x",)))


def test_private_criteria_are_known_as_such():
    private = {criterion.name for criterion in registry.criteria() if criterion.private}
    assert private >= {"gender", "district", "province", "residence", "age"}
    assert not is_private(Group(True, (Is("language", ("ur",)), Not(Is("speaks", ("ur",))))))
    assert is_private(Group(True, (Is("language", ("ur",)), Not(Is("gender", ("man",))))))


def test_a_segment_has_a_name_of_its_own(db):
    Segment.objects.create(name="Women in Sindh")
    for name in ("Women in Sindh", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Segment.objects.create(name=name)

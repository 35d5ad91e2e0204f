"""The fixed category that hard rules go by: attested, corrected, taken back, and every one of them logged."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cms.safeguarding.actions import (
    CannotAttest,
    attest,
    attested_categories,
    attested_category,
    take_back_attestation,
)
from cms.safeguarding.models import Attestation, AttestationEntry
from cms.safeguarding.permissions import may_enter_women_only
from tests.cms.people.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return person("Amina", gender="man")


@pytest.fixture
def farida():
    return person("Farida")


def logged():
    return list(AttestationEntry.objects.values_list("category", "how"))


def test_what_staff_attest_counts_and_not_what_is_said(amina, farida):
    assert (attested_category(amina), may_enter_women_only(amina)) == ("", False)
    attest(person=amina, category="woman", how="in_person", by=farida)
    assert (attested_category(amina), may_enter_women_only(amina)) == ("woman", True)
    assert attested_categories([amina, farida]) == {amina.pk: "woman"}


def test_nobody_and_men_do_not_enter_where_women_alone_do(amina, farida):
    attest(person=amina, category="man", how="document", by=farida)
    assert [may_enter_women_only(one) for one in (None, amina, farida)] == [False, False, False]


def test_the_same_again_adds_nothing_and_another_is_logged(amina, farida):
    for category in ("woman", "woman", "man"):
        attest(person=amina, category=category, how="video", by=farida)
    assert logged() == [("woman", "video"), ("man", "video")]
    assert attested_category(amina) == "man"


def test_taking_it_back_leaves_nothing_that_satisfies_a_rule(amina, farida):
    attest(person=amina, category="woman", how="video", by=farida)
    assert [take_back_attestation(person=amina, by=farida) for _ in "12"] == [True, False]
    assert (attested_category(amina), logged()) == ("", [("woman", "video"), ("", "")])


@pytest.mark.parametrize("category", ["", "another", "person"])
def test_only_the_two_categories_of_rules_are_attested(amina, farida, category):
    with pytest.raises(CannotAttest):
        attest(person=amina, category=category, how="video", by=farida)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attestation.objects.create(person=amina, category=category, how="video")


def test_nobody_attests_themselves(farida):
    with pytest.raises(CannotAttest):
        attest(person=farida, category="woman", how="in_person", by=farida)


def test_many_are_asked_for_in_one_query(amina, farida, django_assert_num_queries):
    attest(person=amina, category="woman", how="in_person", by=farida)
    attest(person=farida, category="man", how="in_person", by=amina)
    nobody = person("Nobody")
    with django_assert_num_queries(1):
        found = attested_categories([amina, farida, nobody])
    assert found == {amina.pk: "woman", farida.pk: "man"}


def test_the_log_cannot_be_changed(amina, farida):
    attest(person=amina, category="woman", how="in_person", by=farida)
    with pytest.raises(TypeError):
        AttestationEntry.objects.update(category="man")
    with pytest.raises(DatabaseError), transaction.atomic():
        AttestationEntry._base_manager.update(category="man")


def test_more_people_than_a_database_takes_ids_are_asked_for_the_same(amina, farida, monkeypatch):
    monkeypatch.setattr("cms.safeguarding.querysets.MANY", 1)
    attest(person=amina, category="woman", how="in_person", by=farida)
    attest(person=person("Not asked for"), category="man", how="in_person", by=farida)
    assert attested_categories([amina, farida]) == {amina.pk: "woman"}

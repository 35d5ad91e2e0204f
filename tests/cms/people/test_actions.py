import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from cms.people import consents
from cms.people.actions import (
    UnknownPurpose,
    give_consent,
    record_residence,
    set_languages,
    withdraw_consent,
)
from cms.people.consents import Purpose, Wording
from cms.people.models import Consent

from .factories import district, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return person()


def test_consent_given_twice_is_one_row(amina):
    first = give_consent(person=amina, purpose="counts", language="ur")
    assert give_consent(person=amina, purpose="counts", language="en") == first
    assert (first.wording_version, first.wording_language, first.channel, first.by) == (
        "2026-11",
        "ur",
        "web",
        amina,
    )


def test_consent_withdrawn_adds_a_row_and_the_last_one_holds(amina):
    give_consent(person=amina, purpose="counts", language="en")
    withdraw_consent(person=amina, purpose="counts", language="en")
    assert list(amina.consents.order_by("pk").values_list("given", flat=True)) == [True, False]
    assert amina.consents.is_given("counts") is False
    assert {name: last.given for name, last in amina.consents.present().items()} == {"counts": False}


def test_consent_is_given_again_when_the_words_have_changed(amina, monkeypatch):
    old = Purpose("test", "Test", (Wording("1", {"en": "Old words."}),))
    new = Purpose("test", "Test", (*old.wordings, Wording("2", {"en": "New words."})))
    monkeypatch.setitem(consents._purposes, "test", old)
    give_consent(person=amina, purpose="test", language="ur")
    monkeypatch.setitem(consents._purposes, "test", new)
    give_consent(person=amina, purpose="test", language="ur")
    assert list(amina.consents.order_by("pk").values_list("wording_version", "wording_language")) == [
        ("1", "en"),
        ("2", "en"),
    ]


def test_consent_for_an_unknown_purpose_is_refused(amina):
    with pytest.raises(UnknownPurpose):
        give_consent(person=amina, purpose="everything", language="en")
    assert Consent.objects.count() == 0


def test_consent_cannot_be_rewritten_through_the_queryset(amina):
    give_consent(person=amina, purpose="counts", language="en")
    with pytest.raises(TypeError):
        Consent.objects.update(given=False)


def test_consent_cannot_be_rewritten_in_the_database(amina):
    consent = give_consent(person=amina, purpose="counts", language="en")
    consent.given = False
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        consent.save()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE hunar_people_consent SET wording_version = '0'")
    assert Consent.objects.get().given is True


def test_consent_goes_with_its_person(amina):
    give_consent(person=amina, purpose="counts", language="en")
    amina.delete()
    assert Consent.objects.count() == 0


def test_every_wording_is_in_both_languages():
    for purpose in consents.purposes():
        assert [sorted(wording.texts) for wording in purpose.wordings] == [["en", "ur"]] * len(
            purpose.wordings
        )


def test_residence_of_the_same_day_is_corrected_and_others_stay(amina):
    attock, lahore = district(), district("PK617", name_en="Lahore", name_ur="لاہور")
    day = datetime.date(2024, 1, 1)
    record_residence(person=amina, district=attock, setting="rural", since=datetime.date(2020, 1, 1))
    record_residence(person=amina, district=attock, since=day)
    record_residence(person=amina, district=lahore, setting="urban", since=day)
    assert list(amina.residences.order_by("since").values_list("district__name_en", "setting")) == [
        ("Attock", "rural"),
        ("Lahore", "urban"),
    ]


def test_languages_become_the_ones_given(amina):
    set_languages(person=amina, levels={"ur": "native", "en": "basic"})
    set_languages(person=amina, levels={"en": "working", "ps": "fluent"})
    assert dict(amina.languages.values_list("language", "level")) == {"en": "working", "ps": "fluent"}
    set_languages(person=amina, levels={})
    assert amina.languages.count() == 0

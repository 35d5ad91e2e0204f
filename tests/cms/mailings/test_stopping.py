"""Stopping news from a message: by a button or by the mail program, never by looking."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.stopping import address_of, token_of
from cms.people.models import Person

from .factories import mailing, reader


def path(person, channel="email"):
    return f"/stop/{token_of(person.pk, channel)}/"


def given(person):
    return {name for name, consent in person.consents.present().items() if consent.given}


@pytest.fixture
def strict():
    """A browser, or a mail program, that is checked for forged requests and has no cookie."""
    return Client(enforce_csrf_checks=True)


def test_looking_changes_nothing(strict, db):
    person = reader("email", "sms")
    for method in (strict.get, strict.head):
        response = method(path(person))
        assert (response.status_code, given(person)) == (200, {"news_email", "news_sms"})
    assert response["Cache-Control"].startswith("max-age=0")


def test_the_mail_program_stops_it_by_one_click(strict, db):
    person = reader("email", "sms")
    response = strict.post(
        path(person), "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert (response.status_code, given(person)) == (200, {"news_sms"})
    strict.post(path(person))
    assert person.consents.filter(purpose="news_email").count() == 2


def test_the_button_of_the_page_stops_it(strict, db):
    person = reader("email", "sms", "whatsapp", name_ur="")
    page = strict.get(path(person)).content.decode()
    assert person.name not in page
    assert re.findall(r'<button[^>]*name="(\w+)" value="(\w+)"', page.split("<main", 1)[1]) == [("all", "1")]
    assert strict.post(path(person), {"all": "1"}).status_code == 200
    assert given(person) == set()


def test_the_page_speaks_the_readers_language(client, db):
    person = reader("email", language="ur")
    assert "خبریں روکیں" in client.get(path(person)).content.decode()
    client.post(path(person))
    assert person.consents.get(given=False).wording_language == "ur"


@pytest.mark.parametrize("token", ["x", "1E" + "a" * 12])
def test_an_address_that_was_not_made_here_is_not_found(client, db, token):
    assert client.get(f"/stop/{token}/", follow=True).status_code == 404


def test_of_somebody_who_was_erased_nothing_is_left_to_stop(client, db):
    gone = Person.objects.create(erased_at=timezone.now())
    assert client.post(path(gone)).status_code == 200
    assert not gone.consents.exists()


def test_stopping_works_from_the_mail(client, db, outbox):
    person = reader("email")
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    actions.go_on(mailing_id=one.pk)
    (mail,) = outbox["email"]
    address = mail.headers["List-Unsubscribe"].strip("<>")
    assert address == address_of(person.pk, "email")
    client.post(address.partition("8000")[2])
    assert given(person) == set()
    again = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    actions.go_on(mailing_id=again.pk)
    assert len(outbox["email"]) == 1

"""Guests ask for news, show that the address is theirs, get it, and leave."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.models import Recipient, Subscriber
from cms.mailings.reach import Reached, reach
from cms.mailings.stopping import leaving_token_of, read_leaving_token, token_of
from cms.people import retention
from cms.people.actions import withdraw_consent
from cms.people.holdings import holdings

from ...parallel import at_once
from ..accounts.factories import staff
from .factories import mailing, reader, segment, subscriber
from .test_admin import WRITE, at
from .test_reporting import hear

SIGN_UP = "/en/news/"


@pytest.fixture(autouse=True)
def _fresh_counts(_nothing_kept):
    cache.clear()


def going(**fields):
    """A mailing to subscribers on its way."""
    fields = {"to_subscribers": True, "state": "sending", "started_at": timezone.now()} | fields
    return mailing(tree={"any": []}, **fields)


def go_on(one):
    actions.go_on(mailing_id=one.pk)
    return one.recipients.counts()


def ask(client, email="Amna@Example.org", language="ur"):
    return client.post(SIGN_UP, {"email": email, "language": language})


def confirming(outbox):
    """The address in the newest mail."""
    return re.search(r"http://\S+/news/confirm/\S+", outbox["email"][-1].text)[0].replace(
        "http://localhost:8000", ""
    )


def test_asking_confirming_and_getting_news(db, client, outbox, committed):
    with committed():
        assert ask(client).url == "/en/news/asked/"
    mail = outbox["email"][0]
    assert (mail.to, mail.language) == ("amna@example.org", "ur")
    address = confirming(outbox)
    assert address.startswith("/ur/news/confirm/")
    for method in (client.get, client.head):
        looked = method(address)
        assert (looked.status_code, looked["Referrer-Policy"]) == (
            200,
            "same-origin",
        )  # a form has to say where from
        assert Subscriber.objects.get().confirmed_at is None
    assert go_on(going()) == {}
    assert client.post(address).status_code == 200
    assert Subscriber.objects.get().language == "ur"
    assert go_on(going()) == {("email", "sent"): 1}
    assert outbox["email"][-1].subject == "نیا کورس"


def test_the_answer_is_the_same_for_every_address(db, client, outbox, committed):
    subscriber("known@example.org")
    login = reader("email").user
    pages = []
    for email in ("known@example.org", "new@example.org", login.email, "new@example.org"):
        with committed():
            response = ask(client, email)
        pages.append((response.status_code, response.url, response.headers.get("Set-Cookie")))
    assert len(set(pages)) == 1
    assert "example.org" not in client.get(pages[0][1]).content.decode()


def test_what_is_confirmed_stays_so_when_somebody_else_asks(db, client, committed):
    known = subscriber("known@example.org", language="en")
    with committed():
        ask(client, "KNOWN@example.org", "ur")
    known.refresh_from_db()
    assert (known.language, known.confirmed_at is None) == ("en", False)


def test_nobodys_mailbox_is_filled_by_others(db, client, outbox, committed):
    for _ in range(4):
        with committed():
            assert ask(client).status_code == 302
    assert len(outbox["email"]) == 1


def test_a_network_that_asks_too_often_is_told_so(db, client, settings):
    settings.HUNAR_MAILINGS = {"ASKED_BY_NETWORK": {60: 2}}
    answers = [ask(client, f"a{number}@example.org") for number in range(3)]
    assert [each.status_code for each in answers] == [302, 302, 429]
    assert "Nothing is lost" in answers[2].content.decode()
    assert Subscriber.objects.count() == 2


def test_what_is_no_address_is_said(db, client):
    assert ask(client, "amna").status_code == 422
    assert ask(client, language="xx").status_code == 422
    assert not Subscriber.objects.exists()


def test_the_form_is_kept_by_no_cache_and_needs_its_token(db, client):
    assert client.get(SIGN_UP)["Cache-Control"].startswith("max-age=0")
    assert Client(enforce_csrf_checks=True).post(SIGN_UP, {"email": "a@example.org"}).status_code == 403


@pytest.mark.parametrize("spoil", ["old", "forged", "left"])
def test_a_link_that_is_no_longer_good_changes_nothing(db, client, settings, spoil):
    one = actions.ask_for_news(email="amna@example.org", language="en")
    token = actions.confirming_token_of(one.pk, "en")
    if spoil == "forged":
        token = token[:-1] + ("A" if token[-1] != "A" else "B")
    if spoil == "left":
        actions.leave(subscriber_id=one.pk)
    if spoil == "old":
        settings.HUNAR_MAILINGS = {"CONFIRM_DAYS": -1}
    response = client.post(reverse("hunar_news:confirm", args=[token]))
    one.refresh_from_db()
    assert (response.status_code, one.confirmed_at) == (410, None)


def test_what_is_not_confirmed_is_deleted_after_some_days(db):
    asked = actions.ask_for_news(email="amna@example.org", language="en")
    kept = subscriber("kept@example.org")
    for days, left in ((2, {asked, kept}), (4, {kept})):
        Subscriber.objects.update(asked_at=timezone.now() - timedelta(days=days))
        retention.let_go()
        assert set(Subscriber.objects.all()) == left


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_asked_for_many_times_at_once_it_is_one():
    made = at_once(5, lambda number: actions.ask_for_news(email="amna@example.org", language="en").pk)
    assert len(set(made)) == Subscriber.objects.count() == 1


def test_leaving_takes_one_click_and_deletes_the_address(db):
    one, strict = subscriber(), Client(enforce_csrf_checks=True)
    path = f"/leave/{leaving_token_of(one.pk)}/"
    assert strict.get(path).status_code == 200
    assert Subscriber.objects.current().count() == 1
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    one.refresh_from_db()
    assert (one.email, one.ended_at is None) == ("", False)
    assert strict.post(path).status_code == 200


def test_the_mail_says_where_to_leave(db, outbox):
    one = subscriber()
    go_on(going())
    mail = outbox["email"][0]
    address = f"http://localhost:8000/leave/{leaving_token_of(one.pk)}/"
    assert mail.headers["List-Unsubscribe"] == f"<{address}>"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in mail.text
    assert address in mail.html


def test_a_token_of_a_person_is_none_of_a_subscriber(db):
    one = subscriber()
    assert read_leaving_token(leaving_token_of(one.pk)) == one.pk
    for wrong in (token_of(one.pk, "email"), leaving_token_of(one.pk)[:-1] + "!", "", "1G"):
        assert read_leaving_token(wrong) is None


def test_who_left_meanwhile_gets_nothing(db, outbox):
    one, gone = going(), subscriber()
    actions.prepare(one)
    actions.leave(subscriber_id=gone.pk)
    assert go_on(one) == {("email", "unwanted"): 1}
    assert outbox == {}


def test_who_has_an_account_by_now_gets_it_once(db, outbox):
    person = reader("email")
    subscriber(person.user.email.upper())
    one = going(to=segment())
    one.tree = {"all": []}
    one.save()
    assert go_on(one) == {("email", "sent"): 1, ("email", "shared"): 1}
    assert [each.to for each in outbox["email"]] == [person.user.email]


def test_where_the_account_is_not_written_to_the_subscriber_is(db, outbox):
    person = reader()
    subscriber(person.user.email)
    assert go_on(going()) == {("email", "sent"): 1}


def test_what_was_stopped_in_the_account_is_stopped(db, outbox):
    person = reader("email")
    subscriber(person.user.email)
    withdraw_consent(person=person, purpose="news_email", language="en")
    assert go_on(going()) == {}


def test_only_those_who_read_the_language(db, outbox):
    subscriber("a@example.org", language="ur"), subscriber("b@example.org", language="en")
    go_on(going(subscriber_language="ur"))
    assert [each.to for each in outbox["email"]] == ["a@example.org"]


def test_prepared_in_steps_everybody_is_looked_at_once(db, settings):
    settings.HUNAR_MAILINGS = {"BATCH": 2}
    for number in range(3):
        reader("email")
        subscriber(f"s{number}@example.org")
    one, steps = going(to=segment()), []
    one.tree = {"all": []}
    one.save()
    while step := actions.prepare(one):
        steps.append(step)
        one.refresh_from_db()
    assert (steps, one.recipients.count()) == ([2, 1, 2, 1], 6)


@pytest.mark.parametrize("number", [1, 3])
def test_a_batch_of_subscribers_costs_the_same(db, number, django_assert_num_queries):
    for each in range(number):
        subscriber(f"s{each}@example.org")
    one = going()
    actions.prepare(one)
    letters = actions.sending.letters_of(one)
    with django_assert_num_queries(11):
        assert actions.send_some(one, "email", letters) == number


def test_nobody_is_a_recipient_twice(db):
    one, who = going(), subscriber()
    Recipient.objects.create(mailing=one, subscriber=who, channel="email")
    with pytest.raises(IntegrityError):
        Recipient.objects.create(mailing=one, subscriber=who, channel="email")


@pytest.mark.parametrize("wrong", ["nobody", "both", "sms"])
def test_a_recipient_is_one_person_or_one_subscriber(db, wrong):
    who = {"subscriber": subscriber()} if wrong != "nobody" else {}
    who |= {"person": reader("email")} if wrong == "both" else {}
    with pytest.raises(IntegrityError):
        Recipient.objects.create(mailing=going(), channel="sms" if wrong == "sms" else "email", **who)


def test_a_dead_address_is_forgotten_and_stays_counted(db):
    one, who = going(), subscriber()
    row = Recipient.objects.create(
        mailing=one, subscriber=who, channel="email", state="sent", finished_at=timezone.now()
    )
    assert hear(row, "complaint") == 1
    who.refresh_from_db()
    assert who.email == ""
    assert one.recipients.outcomes() == {("email", "complaint"): 1}


def test_they_are_counted_before(db, settings):
    settings.HUNAR_MAILINGS = {"PRICES": {"email": "0.10"}}
    for number in range(2):
        subscriber(f"u{number}@example.org", language="ur")
    subscriber("e@example.org")
    reader("email")
    one = mailing(to_subscribers=True)
    told = [(row.language, row.people, str(row.cost), row.guests) for row in reach(one)]
    assert told == [("en", 1, "0.10", False), ("ur", 2, "0.20", True), ("en", 1, "0.10", True)]
    assert isinstance(reach(one)[0], Reached)


def test_who_has_an_account_finds_it_among_their_data(db):
    person = reader("email")
    one = subscriber(person.user.email)
    subscriber("other@example.org")
    (holding,) = [each for each in holdings() if each.model == "hunar_mailings.Subscriber"]
    assert list(holding.rows(person)) == [one]


def test_a_mailing_is_for_somebody(db, client):
    client.force_login(staff(*WRITE))
    page = client.post(reverse("hunar_mailings_admin:add"), {"title": "X", "segment": ""}).content.decode()
    assert "Say whom it is for" in page
    with pytest.raises(IntegrityError):
        mailing(to_subscribers=False, no_segment=True)


def test_staff_see_numbers_and_no_addresses(db, client):
    subscriber("one@example.org", language="ur"), subscriber("two@example.org", language="ur")
    actions.ask_for_news(email="three@example.org", language="en")
    address = reverse("hunar_mailings_admin:subscribers")
    client.force_login(staff(*WRITE))
    page = client.get(address).content.decode()
    assert "<td>2</td>" in page
    assert "1 has asked and not confirmed yet." in page
    assert "example.org" not in page
    assert client.post(address, {"email": "one@example.org"}).url == "/admin/"
    client.force_login(staff(*WRITE, "send_mailing"))
    for email in ("ONE@example.org", "unknown@example.org"):
        assert client.post(address, {"email": email}).url == address
    assert Subscriber.objects.current().count() == 1


def test_the_overview_tells_of_subscribers(db, client):
    subscriber(language="ur")
    client.force_login(staff(*WRITE))
    page = client.get(at("overview", mailing(to_subscribers=True, subscriber_language="ur"))).content.decode()
    assert "subscribers who read Urdu" in page or "subscribers who read اردو" in page
    assert "(subscribers)" in page

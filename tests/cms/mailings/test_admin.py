"""Messages to many in the admin: written, tried out, counted, sent by who may."""

import re
from datetime import timedelta
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.admin_views import MailingEditView
from cms.mailings.models import Mailing, Recipient
from cms.mailings.reach import Reached, reach, together
from cms.notices.backends.base import TemporaryFailure
from cms.notices.backends.memory import MemoryBackend
from cms.people.actions import withdraw_consent

from ..accounts.factories import staff, superuser
from .factories import ENGLISH, URDU, mailing, reader, segment

BODY = (
    '{"blocks": [{"key": "a", "text": "سلام", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],'
    ' "entityRanges": []}], "entityMap": {}}'
)
WRITE = ("add_mailing", "change_mailing", "view_mailing")


def at(name, one, *more):
    return reverse(f"hunar_mailings_admin:{name}", args=[one.pk, *more])


@pytest.fixture
def writer(db, client):
    client.who = staff(*WRITE)
    client.force_login(client.who)
    return client


@pytest.fixture
def sender(db, client):
    client.force_login(staff(*WRITE, "send_mailing", "choose_privately_segment"))
    return client


def told_of(response):
    """What the page says of whom it reaches."""
    return re.search("Whom it reaches(.*?)How it looks", response.content.decode(), re.S)[1]


def state_of(one):
    one.refresh_from_db()
    return one.state


def test_reach_and_cost_are_told_before_anything_leaves(db, settings):
    settings.HUNAR_MAILINGS = {"PRICES": {"sms": "2.50", "whatsapp": "1"}}
    reader("sms", "email")
    for _ in range(2):
        reader("sms", language="ur")
    back = reader("sms", language="ur")
    withdraw_consent(person=back, purpose="news_sms", language="ur")
    reader("sms", birth_year=None)
    long_urdu = URDU | {"sms": "س" * 120}
    one = mailing(by_sms=True, by_email=False, words={"en": ENGLISH, "ur": long_urdu})
    assert reach(one) == [
        Reached("sms", "ur", 2, 3, Decimal("15.00")),
        Reached("sms", "en", 1, 1, Decimal("2.50")),
    ]
    one.by_sms, one.by_email, one.by_whatsapp = False, True, True
    assert reach(one) == [Reached("email", "en", 1, 1, None)]  # no price is set
    assert together(reach(one)) is None


def test_the_overview_tells_people_and_cost_together(sender, settings):
    settings.HUNAR_MAILINGS = {"PRICES": {"sms": "2.50"}}
    reader("sms"), reader("sms", language="ur")
    page = sender.get(at("overview", mailing(by_email=False, by_sms=True))).content.decode()
    assert "<bdi>5.00 PKR</bdi>" in page or "<bdi>7.50 PKR</bdi>" in page


def test_small_groups_of_private_details_are_not_told(sender):
    one = mailing(to=segment({"is": "gender", "of": ["woman"]}))
    empty = told_of(sender.get(at("overview", one)))
    reader("email", gender="woman")
    assert told_of(sender.get(at("overview", one))) == empty
    assert "fewer than 5" in empty
    assert "<tfoot>" not in empty
    for _ in range(5):
        reader("email", gender="woman", language="ur")
    page = told_of(sender.get(at("overview", one)))
    assert re.findall("<t[dh][^>]*>([0-9]+)<", page) == ["5", "1", "5"]  # in Urdu, in one part; together


def test_small_groups_are_not_told_after_it_has_left_either(sender):
    for number in range(7):
        reader("email", gender="woman", language="en" if number else "ur")
    women = {"is": "gender", "of": ["woman"]}
    one = mailing(to=segment(women), state="sending", started_at=timezone.now(), tree=women)
    actions.prepare(one)
    few = list(one.recipients.values_list("pk", flat=True)[:2])
    one.recipients.filter(pk__in=few).update(state="unwanted", finished_at=timezone.now())
    page = sender.get(at("overview", one)).content.decode()
    assert "<td>waiting</td><td>5</td>" in page
    assert "not wanted any more" not in page


def test_private_audiences_are_not_counted_for_everybody(writer):
    women = segment({"is": "gender", "of": ["woman"]})
    reader("email", gender="woman")
    one = mailing(to=women, state="sending", started_at=timezone.now(), tree=women.tree)
    actions.prepare(one)
    page = writer.get(at("overview", one)).content.decode()
    assert "The number is told only to those" in page
    assert "<td>waiting</td>" not in page


def test_a_test_goes_to_whoever_asks_and_to_nobody_else(writer, outbox):
    reader("email")
    one = mailing()
    assert writer.post(at("act", one, "test")).url == at("overview", one)
    assert {message.to for message in outbox["email"]} == {writer.who.email}
    assert [message.language for message in outbox["email"]] == ["en", "ur"]
    assert (state_of(one), Recipient.objects.count()) == ("draft", 0)


def test_a_test_that_fails_says_so(writer):
    MemoryBackend.failure = TemporaryFailure("down")
    page = writer.post(at("act", mailing(), "test"), follow=True).content.decode()
    assert "The gateway did not take the message." in page


def test_only_who_may_send_sends(writer):
    one = mailing()
    for what in ("send", "schedule", "pause", "cancel", "elsewhere"):
        assert writer.post(at("act", one, what), {"send_at": "2099-01-01T10:00"}).url == "/admin/"
    assert state_of(one) == "draft"
    assert writer.get(at("act", one, "test")).status_code == 405


def test_scheduling_wants_a_time_to_come(sender):
    one = mailing()
    past = timezone.localtime() - timedelta(hours=1)
    sender.post(at("act", one, "schedule"), {"send_at": past.strftime("%Y-%m-%dT%H:%M")})
    assert state_of(one) == "draft"
    sender.post(at("act", one, "schedule"), {"send_at": "2099-01-01T10:00"})
    assert state_of(one) == "scheduled"
    assert timezone.localtime(one.send_at).strftime("%Y-%m-%d %H:%M") == "2099-01-01 10:00"
    sender.post(at("act", one, "take_back"))
    assert state_of(one) == "draft"


def test_what_is_not_ready_is_not_sent(sender):
    one = mailing(by_sms=True, words={"en": ENGLISH | {"sms": ""}})
    page = sender.post(at("act", one, "send"), follow=True).content.decode()
    assert "It cannot leave yet" in page
    assert state_of(one) == "draft"


def written(to, words=None):
    """What the form sends: one language, new or kept."""
    return {
        "title": "September",
        "segment": to.pk,
        "by_email": "on",
        "per_minute": "",
        "words-TOTAL_FORMS": 1,
        "words-INITIAL_FORMS": 1 if words else 0,
        "words-MIN_NUM_FORMS": 0,
        "words-MAX_NUM_FORMS": 1000,
        "words-0-language": "ur",
        "words-0-subject": "سلام",
        "words-0-body": BODY,
        "words-0-text": "",
        "words-0-sms": "",
        "words-0-whatsapp": "",
        "words-0-id": words.pk if words else "",
        "words-0-DELETE": "",
    }


def test_a_message_is_written_in_each_language(writer):
    response = writer.post(reverse("hunar_mailings_admin:add"), written(segment()))
    one = Mailing.objects.get()
    assert response.url == at("overview", one)
    assert (one.title, one.by, one.words.get().subject) == ("September", writer.who, "سلام")


def test_what_has_begun_is_not_changed(writer):
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    assert writer.get(at("edit", one)).url == at("overview", one)
    assert writer.post(at("edit", one), {"title": "Other"}).url == at("overview", one)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_sent_while_it_is_being_kept_is_sent_as_it_was_kept(writer, monkeypatch):
    one, sent = mailing(words={"ur": URDU}), []

    def press_send():
        sent.append(actions.send(mailing=Mailing.objects.get(pk=one.pk), by=None))
        connections.close_all()

    pressed, keep = Thread(target=press_send), MailingEditView.form_valid

    def keep_slowly(self, form):
        pressed.start()
        pressed.join(0.5)
        return keep(self, form)

    monkeypatch.setattr(MailingEditView, "form_valid", keep_slowly)
    writer.post(at("edit", one), written(one.segment, one.words.get()))
    pressed.join()
    assert sent == [True]
    assert (state_of(one), one.title) == ("finished", "September")


def test_what_has_begun_is_not_deleted(client, db):
    client.force_login(superuser())
    one = mailing(state="sending", started_at=timezone.now(), tree={"all": []})
    client.post(at("delete", one))
    assert Mailing.objects.filter(pk=one.pk).exists()


def test_the_preview_counts_a_text_message(writer):
    one = mailing(by_sms=True, by_whatsapp=True, words={"en": ENGLISH | {"sms": "It’s here"}})
    page = writer.get(at("preview", one, "en")).content.decode()
    assert "UCS-2" in page
    assert "<bdi>’</bdi>" in page
    assert writer.get(at("preview", one, "ps")).status_code == 302


def test_the_email_shown_alone_may_do_nothing(writer):
    response = writer.get(at("mail", mailing(), "ur"))
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert 'dir="rtl"' in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same(sender, rows, django_assert_num_queries):
    index = reverse("hunar_mailings_admin:index")
    sender.get(index)
    for _ in range(rows):
        mailing()
    with django_assert_num_queries(12):
        assert sender.get(index).status_code == 200

"""What is heard of messages: the address is stopped, the rate is told, a bad mailing holds itself."""

import io
import mailbox
import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.bounces import Report
from cms.mailings.enums import Outcome
from cms.mailings.models import Mailing, Recipient, Stop
from cms.mailings.readers import readers_of
from cms.notices.backends.smtp import SmtpBackend
from cms.notices.models import Delivery, Notice

from ...parallel import at_once
from ..accounts.factories import staff
from .factories import mailing, reader, segment
from .test_admin import WRITE, at
from .test_bounces import complaint, status
from .test_callbacks import CARRIER, carried, signed
from .test_sending import sending


def sent(person, *, one=None, channel="email", **fields) -> Recipient:
    """A message that left for the person."""
    now = timezone.now()
    one = one or sending(by_sms=True)
    return Recipient.objects.create(
        mailing=one, person=person, channel=channel, **({"state": "sent", "finished_at": now} | fields)
    )


def hear(row, outcome):
    return actions.hear([Report(str(row.key), Outcome(outcome))], channel=row.channel)


def ways(person):
    return readers_of([person.pk])[person.pk].ways(["email", "sms"])


def outcome_of(row):
    row.refresh_from_db()
    return row.outcome


def test_a_dead_address_is_not_written_to_again(db, outbox):
    person = reader("email", "sms")
    assert hear(sent(person), "hard") == 1
    assert ways(person) == ["sms"]
    one = sending()
    actions.go_on(mailing_id=one.pk)
    assert (one.recipients.counts(), outbox) == ({}, {})


def test_another_address_is_another_matter(db):
    person = reader("email")
    hear(sent(person), "hard")
    person.user.email = "new@example.org"
    person.user.save()
    assert ways(person) == ["email"]


def test_only_a_mark_of_the_address_is_kept(db):
    person = reader("email")
    hear(sent(person), "hard")
    assert re.fullmatch("[0-9a-f]{64}", Stop.objects.get().mark)


def test_several_in_a_row_that_come_back_for_now_are_as_bad(db):
    person = reader("email")
    for number in range(3):
        assert ways(person) == ["email"], number
        hear(sent(person), "soft")
    assert ways(person) == []


def test_one_that_arrives_between_them_begins_the_row_anew(db):
    person = reader("email")
    for outcome in ("soft", "soft", "delivered", "soft", "soft"):
        hear(sent(person), outcome)
    assert ways(person) == ["email"]


def test_a_complaint_takes_the_consent_back(db):
    person = reader("email", "sms")
    hear(sent(person), "complaint")
    assert [person.consents.is_given(f"news_{way}") for way in ("email", "sms")] == [False, True]
    assert Stop.objects.get().why == "complaint"


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("soft delivered", "delivered"),
        ("delivered soft", "delivered"),
        ("delivered hard", "hard"),
        ("hard delivered", "hard"),
        ("complaint hard", "complaint"),
        ("hard complaint", "complaint"),
    ],
)
def test_the_order_in_which_it_is_heard_does_not_matter(db, told, known):
    row = sent(reader("email"))
    for outcome in told.split():
        hear(row, outcome)
    assert outcome_of(row) == known


def test_hearing_it_twice_changes_nothing(db):
    row = sent(reader("email"))
    assert [hear(row, "hard"), hear(row, "hard")] == [1, 0]
    actions.want_again(person=row.person, channel="email", language="en")
    assert hear(row, "hard") == 0
    assert not Stop.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_heard_many_times_at_once_it_is_new_once():
    row = sent(reader("email"))
    assert sorted(at_once(5, lambda number: hear(row, "complaint"))) == [0, 0, 0, 0, 1]
    assert Stop.objects.count() == 1
    assert row.person.consents.filter(given=False).count() == 1


def test_what_was_uncertain_has_left_when_somebody_heard_of_it(db):
    row = sent(reader("email"), state="uncertain", reason="cut")
    hear(row, "delivered")
    row.refresh_from_db()
    assert (row.state, row.outcome, row.reason) == ("sent", "delivered", "")


def test_a_gateway_speaks_of_its_own_channel_only(db):
    row = sent(reader("sms"), channel="sms")
    assert actions.hear([Report(str(row.key), Outcome.HARD)], channel="email") == 0
    assert outcome_of(row) == ""


def test_of_an_unknown_message_nothing_is_kept(db):
    assert actions.hear([Report("0c2f9c1e-0000-4222-8333-944445555666", Outcome.HARD)], channel="sms") == 0


def test_a_notice_that_comes_back_tells_of_the_address_too(db):
    person = reader("email")
    notice = Notice.objects.create(person=person, kind="course_changed", params={"course": "Baking"})
    delivery = Delivery.objects.create(notice=notice, channel="email", state="sent")
    actions.hear([Report(str(delivery.key), Outcome.HARD)], channel="email")
    assert ways(person) == []


def test_a_mailing_that_comes_back_too_often_holds_itself_once(db, settings, committed):
    settings.HUNAR_MAILINGS = {"JUDGED_FROM": 10, "BOUNCES_PER_MILLE": 100}
    staff("send_mailing")
    one = sending()
    rows = [sent(reader("email"), one=one) for _ in range(20)]
    with committed():
        for number in (0, 1):
            hear(rows[number], "hard")
            assert state_of(one) == ("sending", "")
        hear(rows[2], "hard")
    assert state_of(one) == ("paused", "hard")
    assert Notice.objects.filter(kind="hunar_mailing_held").count() == 1
    actions.resume(mailing=one, by=None)
    hear(rows[3], "hard")
    assert state_of(one) == ("sending", "hard")


def state_of(one):
    one.refresh_from_db()
    return one.state, one.held_for


def test_of_a_few_messages_nothing_is_concluded(db):
    row = sent(reader("email"))
    hear(row, "complaint")
    assert state_of(row.mailing) == ("sending", "")


def post(client, body, name="carrier", signature=None):
    return client.post(
        reverse("hunar_mailings:reports", args=[name]),
        body,
        content_type="application/json",
        headers={"X-Signature": signed(body) if signature is None else signature},
    )


def test_a_gateway_tells_over_http(db, client, settings):
    settings.HUNAR_MAILINGS = {"CALLBACKS": {"carrier": CARRIER}}
    row = sent(reader("sms"), channel="sms")
    body = carried((str(row.key), "UNDELIV"))
    assert post(client, body, signature="0" * 64).status_code == 403
    assert outcome_of(row) == ""
    assert [post(client, body).status_code for _ in range(2)] == [204, 204]
    assert outcome_of(row) == "hard"
    assert post(client, b"{").status_code == 400
    assert post(client, body, name="other").status_code == 403
    assert client.get(reverse("hunar_mailings:reports", args=["carrier"])).status_code == 405


@pytest.fixture(params=["mbox", "maildir"])
def box(request, tmp_path):
    path = tmp_path / "box"
    return mailbox.Maildir(path) if request.param == "maildir" else mailbox.mbox(path)


def run(*arguments, **options):
    out = io.StringIO()
    call_command("read_bounces", *map(str, arguments), stdout=out, **options)
    return out.getvalue().strip()


def test_a_mailbox_of_bounces_is_read_and_emptied_of_what_was_understood(db, box):
    gone, bad = sent(reader("email")), sent(reader("email"))
    for mail in (status(key=gone.key), complaint(key=bad.key), "Subject: On leave\n\nBack on Monday.\n"):
        box.add(mail)
    box.flush()
    assert run(box._path) == "3 read, 2 new"
    assert run(box._path, delete=True) == "3 read, 0 new"
    assert run(box._path) == "1 read, 0 new"
    assert (outcome_of(gone), outcome_of(bad)) == ("hard", "complaint")


def test_one_mail_is_read_from_standard_input(db, monkeypatch):
    row = sent(reader("email"))
    piped = io.TextIOWrapper(io.BytesIO(status(key=row.key).encode()))
    monkeypatch.setattr("sys.stdin", piped)
    assert run("-") == "1 read, 1 new"


def test_a_mailbox_that_is_not_there_is_said(db, tmp_path):
    with pytest.raises(CommandError, match="no mailbox"):
        run(tmp_path / "none")


def test_the_key_of_a_message_comes_back_with_it(settings, mailoutbox):
    from cms.notices.backends.base import Message

    settings.HUNAR_NOTICES = settings.HUNAR_NOTICES | {"BOUNCES_TO": "bounces@hunar.example"}
    settings.DEFAULT_FROM_EMAIL = "Hunar <news@hunar.example>"
    key = "0c2f9c1e-1111-4222-8333-944445555666"
    SmtpBackend("email").send(Message("a@example.org", "Words", "News", idempotency_key=key))
    mail = mailoutbox[0].message()
    assert mail["Message-ID"].startswith(f"<{key}@")
    assert (mailoutbox[0].from_email, mail["From"]) == ("bounces@hunar.example", "Hunar <news@hunar.example>")


def test_the_person_sees_it_and_turns_it_on_again(db, client):
    person = reader("email", "sms")
    hear(sent(person), "complaint")
    client.force_login(person.user)
    choices, again = reverse("hunar_notices:preferences"), reverse("hunar_mailings:again", args=["email"])
    assert again in client.get(choices).content.decode()
    assert client.get(again).status_code == 405
    assert client.post(again).url == choices
    assert ways(person) == ["email", "sms"]
    assert again not in client.get(choices).content.decode()
    assert client.post(reverse("hunar_mailings:again", args=["post"])).url == choices


def test_turning_it_on_again_gives_no_consent_that_was_not_taken_by_a_complaint(db):
    person = reader("email")
    hear(sent(person), "hard")
    actions.stop(person_id=person.pk, channels=["email"], language="en")
    actions.want_again(person=person, channel="email", language="en")
    assert not person.consents.is_given("news_email")


@pytest.fixture
def sender(db, client):
    client.force_login(staff(*WRITE, "send_mailing", "choose_privately_segment"))
    return client


def test_rates_are_told_on_the_page_of_the_message(sender, settings):
    settings.HUNAR_MAILINGS = {"JUDGED_FROM": 4}
    one = sending()
    rows = [sent(reader("email"), one=one) for _ in range(8)]
    hear(rows[0], "hard")
    hear(rows[1], "delivered")
    page = sender.get(at("overview", one)).content.decode()
    assert re.findall(r"(\d+) <bdi class=\"hunar-mailings-rate [^\"]*\">([\d.]+) %", page) == [
        ("1", "12.5"),
        ("0", "0.0"),
        ("1", "12.5"),
        ("0", "0.0"),
    ]
    assert page.count("above the limit") == 1


def test_small_numbers_of_private_audiences_are_not_told(sender):
    women = {"is": "gender", "of": ["woman"]}
    one = mailing(to=segment(women), state="paused", started_at=timezone.now(), tree=women, held_for="hard")
    for row in [sent(reader("email"), one=one) for _ in range(6)][:2]:
        hear(row, "hard")
    page = sender.get(at("overview", one)).content.decode()
    assert "What became of it" in page
    assert "hunar-mailings-rate" not in page
    assert "It has paused itself" in page


def test_erasing_a_person_takes_the_stop_along(db):
    person = reader("email")
    hear(sent(person), "hard")
    Mailing.objects.all().delete()
    person.delete()
    assert not Stop.objects.exists()

"""Messages to a gateway over HTTP, against a small server that times out, throttles and answers wrongly."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.notices.actions import deliver
from cms.notices.backends import get_backend
from cms.notices.backends.base import Message, NotTried, Refused, TemporaryFailure, Uncertain
from cms.notices.checks import HTTP, check_gateways, check_sms_goes_out
from cms.notices.models import Delivery
from tests.cms.accounts.factories import learner

from .factories import notice, wanting_messages

MESSAGE = Message("+923001234567", "آپ کا کوڈ 123456 ہے", "Code", "ur", "k1")


class Carrier(ThreadingHTTPServer):
    """Answers as it was told to, in turn, and remembers what it was sent. The last answer is repeated."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers, self.taken = [(200, '{"status": "queued"}')], []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/messages"


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((body, dict(self.headers)))
        answers = self.server.answers
        status, words = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == "slow":
            time.sleep(1)
            return
        if status == "cut":
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(words)))
        if status == 302:
            self.send_header("Location", self.server.url)
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def carrier():
    server = Carrier()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def speak(settings):
    def to(url, **gateway):
        spoken = {"url": url, "seconds": 0.4, **gateway}
        settings.HUNAR_NOTICES = {
            "SMS_BACKEND": HTTP,
            "EMAIL_BACKEND": HTTP,
            "GATEWAYS": {"sms": spoken, "email": spoken},
        }
        return get_backend("sms")

    return to


def test_a_message_is_told_in_the_carriers_own_names(carrier, speak):
    names = {"to": "recipient", "text": "message", "sender": "originator"}
    speak(
        carrier.url,
        token="secret",
        sender="HUNAR",
        key_header="Idempotency-Key",
        fields=names,
        headers={"X-App": "h"},
    ).send(MESSAGE)
    ((body, headers),) = carrier.taken
    assert body == {"recipient": MESSAGE.to, "message": MESSAGE.text, "originator": "HUNAR"}
    assert (headers["Authorization"], headers["Idempotency-Key"], headers["X-App"]) == (
        "Bearer secret",
        "k1",
        "h",
    )


@pytest.mark.parametrize(
    ("answer", "once", "again"),
    [
        ((400, "no such number"), Refused, Refused),
        ((404, ""), Refused, Refused),
        ((401, "bad key"), TemporaryFailure, TemporaryFailure),
        ((429, "slower"), TemporaryFailure, TemporaryFailure),
        ((503, ""), TemporaryFailure, TemporaryFailure),
        ((302, ""), TemporaryFailure, TemporaryFailure),
        ((303, "elsewhere, and not a word where"), TemporaryFailure, TemporaryFailure),
        ((500, "oops"), Uncertain, TemporaryFailure),
        ((504, ""), Uncertain, TemporaryFailure),
        (("slow", ""), Uncertain, TemporaryFailure),
        (("cut", ""), Uncertain, TemporaryFailure),
        ((200, "<html>Sign in to the hotel's network</html>"), Uncertain, TemporaryFailure),
    ],
)
def test_what_an_answer_means_without_and_with_an_idempotency_key(carrier, speak, answer, once, again):
    carrier.answers = [answer]
    for header, expected in (("", once), ("Idempotency-Key", again)):
        backend = speak(carrier.url, key_header=header, success='"status": *"(queued|sent)"')
        assert backend.idempotent == bool(header)
        with pytest.raises(expected) as failed:
            backend.send(MESSAGE)
        assert type(failed.value) is expected
    assert len(carrier.taken) == 2


def test_a_carrier_that_is_not_there_took_nothing(speak):
    with pytest.raises(TemporaryFailure) as failed:
        speak("http://127.0.0.1:9/messages?key=secret").send(MESSAGE)
    assert str(failed.value) == "ConnectionError"


def test_a_carrier_that_throttles_is_left_in_peace(carrier, speak):
    carrier.answers = [(200, "ok"), (429, "slower")]
    ends = speak(carrier.url).send_many([MESSAGE] * 9)
    assert [type(end) for end in ends] == [type(None), *[TemporaryFailure] * 5, *[NotTried] * 3]
    assert len(carrier.taken) == 6


@pytest.mark.django_db
@pytest.mark.parametrize(("header", "state"), [("", "uncertain"), ("Idempotency-Key", "waiting")])
def test_a_notice_without_an_answer_is_never_sent_twice(carrier, speak, header, state):
    person = wanting_messages(learner(name="Amina").person)
    carrier.answers = [("slow", "")]
    speak(carrier.url, key_header=header)
    notice(person)
    delivery = Delivery.objects.get()
    deliver(delivery=delivery)
    delivery.refresh_from_db()
    assert (delivery.state, len(carrier.taken)) == (state, 1)


@pytest.mark.parametrize(
    ("gateway", "faults"),
    [
        ({"url": "https://sms.example.org/"}, []),
        ({"url": "http://localhost:8080/"}, []),
        ({"url": "http://sms.example.org/"}, ["hunar_notices.E003"]),
        ({}, ["hunar_notices.E003"]),
        ({"url": "https://sms.example.org/", "tokn": "x"}, ["hunar_notices.E003"]),
    ],
)
def test_a_gateway_is_checked_at_start(settings, gateway, faults):
    settings.HUNAR_NOTICES = {"SMS_BACKEND": HTTP, "GATEWAYS": {"sms": gateway}}
    assert [fault.id for fault in check_gateways(None)] == faults
    assert check_sms_goes_out(None) == []


def test_a_gateway_that_nobody_described_cannot_be_used(settings):
    settings.HUNAR_NOTICES = {"SMS_BACKEND": HTTP}
    with pytest.raises(ImproperlyConfigured):
        get_backend("sms")

"""Gateways are believed by their signature alone, and read as the settings say."""

import hashlib
import hmac
import json

import pytest

from cms.mailings.bounces import Report
from cms.mailings.callbacks import BadReport, Callback
from cms.mailings.checks import check_callbacks
from cms.mailings.enums import Outcome

from .test_bounces import KEY

CARRIER = {
    "channel": "sms",
    "secret": "between us",
    "items": "results",
    "id": "message.ref",
    "status": "status.name",
    "words": {"hard": ["UNDELIV", "REJECTD"], "soft": ["EXPIRED"], "delivered": ["DELIVRD"]},
}


def signed(body: bytes, secret="between us") -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def carried(*rows) -> bytes:
    told = [{"message": {"ref": key}, "status": {"name": name}} for key, name in rows]
    return json.dumps({"results": told}).encode()


def test_a_signature_of_another_body_or_secret_is_none():
    callback, body = Callback(**CARRIER), carried((KEY, "DELIVRD"))
    assert callback.is_signed(body, signed(body))
    assert callback.is_signed(body, f"sha256={signed(body).upper()}")
    for wrong in (signed(body + b" "), signed(body, "guessed"), "", "é", signed(body)[:-1]):
        assert not callback.is_signed(body, wrong)


def test_reports_are_read_as_the_settings_say():
    body = carried((KEY, "undeliv"), (KEY, "ENROUTE"), ("none", "DELIVRD"))
    assert Callback(**CARRIER).read(body, "application/json") == [Report(KEY, Outcome.HARD)]


def test_a_form_and_a_bare_list_are_read():
    plain = Callback("whatsapp", "between us")
    form = f"id={KEY}&status=complaint".encode()
    assert plain.read(form, "application/x-www-form-urlencoded") == [Report(KEY, Outcome.COMPLAINT)]
    told = json.dumps([{"id": KEY, "status": "soft"}, "nonsense", None]).encode()
    assert plain.read(told, "application/json") == [Report(KEY, Outcome.SOFT)]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[" * 100_000, json.dumps([{}] * 1001).encode()])
def test_what_cannot_be_read_is_refused(body):
    with pytest.raises(BadReport):
        Callback("sms", "between us").read(body, "application/json")


@pytest.mark.parametrize(
    "wrong",
    [{"secret": ""}, {"digest": "md5"}, {"words": {"gone": []}}, {"channel": "post"}, {"colour": "red"}],
)
def test_a_callback_that_is_described_wrongly_is_told_at_start(settings, wrong):
    settings.HUNAR_MAILINGS = {"CALLBACKS": {"carrier": CARRIER}}
    assert check_callbacks(None) == []
    settings.HUNAR_MAILINGS = {"CALLBACKS": {"carrier": CARRIER | wrong}}
    assert [error.id for error in check_callbacks(None)] == ["hunar_mailings.E001"]

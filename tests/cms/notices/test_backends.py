import json
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.utils import DNS_NAME

from cms.notices.backends import get_backend
from cms.notices.backends.base import Message, Refused, TemporaryFailure
from cms.notices.checks import check_backends, check_sms_goes_out

MESSAGE = Message("+923001234567", "آپ کا کوڈ 123456 ہے", "Code", "ur", "k1")


def use(settings, **names):
    settings.HUNAR_NOTICES = {key: f"cms.notices.backends.{name}" for key, name in names.items()}


def test_console_backend_prints(settings, capsys):
    use(settings, SMS_BACKEND="console.ConsoleBackend")
    get_backend("sms").send(MESSAGE)
    assert capsys.readouterr().out.splitlines() == ["--- sms → +923001234567", "Code", MESSAGE.text, "---"]


def test_file_backend_writes_one_file_a_key(settings, tmp_path):
    use(settings, SMS_BACKEND="file.FileBackend")
    settings.HUNAR_NOTICES["FILE_FOLDER"] = str(tmp_path)
    get_backend("sms").send(MESSAGE)
    get_backend("sms").send(MESSAGE)
    (path,) = tmp_path.rglob("*.json")
    assert path.relative_to(tmp_path).as_posix() == "sms/k1.json"
    assert json.loads(path.read_text("utf-8"))["text"] == MESSAGE.text


def test_file_backend_wants_a_folder(settings):
    use(settings, SMS_BACKEND="file.FileBackend")
    with pytest.raises(ImproperlyConfigured):
        get_backend("sms").send(MESSAGE)


def test_smtp_backend_sends_mail(settings, mailoutbox):
    use(settings, EMAIL_BACKEND="smtp.SmtpBackend")
    get_backend("email").send(Message("amina@example.org", "Text", "Subject", "ur", "k1"))
    (mail,) = mailoutbox
    assert (mail.to, mail.subject, mail.body) == (["amina@example.org"], "Subject", "Text")
    assert mail.extra_headers == {
        "Content-Language": "ur",
        "X-Idempotency-Key": "k1",
        "Message-ID": f"<k1@{DNS_NAME}>",
    }


class RefusingMail:
    """A mail server that fails in the given way."""

    error: Exception

    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        raise self.error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(SMTPRecipientsRefused({}), Refused), (ConnectionRefusedError(), TemporaryFailure)],
)
def test_smtp_backend_tells_refused_from_later(settings, monkeypatch, error, outcome):
    use(settings, EMAIL_BACKEND="smtp.SmtpBackend")
    settings.EMAIL_BACKEND = f"{__name__}.RefusingMail"
    monkeypatch.setattr(RefusingMail, "error", error, raising=False)
    with pytest.raises(outcome):
        get_backend("email").send(Message("amina@example.org", "Text"))


def test_backend_that_cannot_be_imported_is_told(settings):
    settings.HUNAR_NOTICES = {"SMS_BACKEND": "no.such.Backend"}
    assert [found.id for found in check_backends(None)] == ["hunar_notices.E001"]


def test_live_site_without_a_gateway_is_warned(settings):
    use(settings, SMS_BACKEND="console.ConsoleBackend")
    assert [found.id for found in check_sms_goes_out(None)] == ["hunar_notices.W001"]
    settings.HUNAR_NOTICES["SMS_BACKEND"] = "tests.cms.notices.test_backends.RefusingMail"
    assert check_sms_goes_out(None) == []

"""What mail servers write back is understood, or passed over."""

from email import message_from_string

import pytest

from cms.mailings.bounces import Report, hardness, read
from cms.mailings.enums import Outcome

KEY = "0c2f9c1e-1111-4222-8333-944445555666"
STATUS = """\
From: MAILER-DAEMON@mx.example.org
To: bounces@hunar.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; amna@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--B
Content-Type: {part}

Message-ID: <{key}@hunar.example>
Subject: News

--B--
"""
COMPLAINT = """\
From: <abusedesk@provider.example>
To: <bounces@hunar.example>
Subject: FW: News
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="B"

--B
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.

--B
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: SomeGenerator/1.0
Version: 1

--B
Content-Type: message/rfc822

From: <news@hunar.example>
X-Idempotency-Key: {key}
Subject: News

Words.
--B--
"""


def status(action="failed", code="5.1.1", key=KEY, part="message/rfc822"):
    return STATUS.format(action=action, status=code, key=key, part=part)


def complaint(kind="abuse", key=KEY):
    return COMPLAINT.format(kind=kind, key=key)


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        (status(), [Report(KEY, Outcome.HARD)]),
        (status(part="text/rfc822-headers"), [Report(KEY, Outcome.HARD)]),
        (status(key=KEY.upper()), [Report(KEY, Outcome.HARD)]),
        (status(code="5.2.2"), [Report(KEY, Outcome.SOFT)]),
        (status(code="4.4.1"), [Report(KEY, Outcome.SOFT)]),
        (status(action="delivered", code="2.0.0"), [Report(KEY, Outcome.DELIVERED)]),
        (status(action="delayed", code="4.4.1"), []),
        (status(key="12345"), []),
        (complaint(), [Report(KEY, Outcome.COMPLAINT)]),
        (complaint(kind="not-spam"), []),
        ("Subject: Out of office\n\nI am on leave. 5.1.1 failed\n", []),
        ("Content-Type: multipart/report; report-type=delivery-status\n\nbroken", []),
        ("", []),
    ],
)
def test_reports_are_read(mail, told):
    assert read(message_from_string(mail)) == told


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("5.1.1", Outcome.HARD),
        (" 5.1.10 ", Outcome.HARD),
        ("5.2.1", Outcome.HARD),
        ("5.0.0", Outcome.HARD),
        ("5.2.2", Outcome.SOFT),
        ("5.3.4", Outcome.SOFT),
        ("5.7.1", Outcome.SOFT),
        ("4.2.2", Outcome.SOFT),
        ("", Outcome.SOFT),
    ],
)
def test_only_a_dead_address_is_hard(code, outcome):
    assert hardness(code) == outcome

"""What mail servers and mailbox providers write back: messages that did not arrive, and complaints. Pure.

Read are delivery status notifications (RFC 3464, codes of RFC 3463) and feedback reports (RFC 5965), which name the
message they are about by the headers it went out with. Answers in other words, such as "I am on leave", say nothing
that is certain and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message

from .enums import Outcome

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
NAMED_BY = ("X-Idempotency-Key", "Message-ID", "Original-Message-ID", "In-Reply-To", "References")
#: Final, and yet not a word about the address: a full mailbox, a message too large, a rule that may change.
SOFT_ALTHOUGH_FINAL = ("5.2.2", "5.2.3", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.")
COMPLAINTS = ("abuse", "fraud", "opt-out", "opt-out-list")


@dataclass(frozen=True, slots=True)
class Report:
    """One message, by the key it left with, and what became of it."""

    key: str
    outcome: Outcome


def read(mail: Message) -> list[Report]:
    """What a mail tells of messages that left here; nothing when it is no report."""
    if mail.get_content_type() != "multipart/report":
        return []
    kind = str(mail.get_param("report-type") or "").lower()
    outcome = _complaint(mail) if kind == "feedback-report" else _status(mail)
    return [Report(key, outcome) for key in _keys(mail)[:1]] if outcome else []


def _complaint(mail: Message) -> Outcome | None:
    for part in _parts(mail, "message/feedback-report"):
        for fields in _fields(part):
            if str(fields.get("Feedback-Type", "")).strip().lower() in COMPLAINTS:
                return Outcome.COMPLAINT
    return None


def _status(mail: Message) -> Outcome | None:
    """Of one recipient, as our messages have one each. What is only delayed is told again when it is over."""
    for part in _parts(mail, "message/delivery-status"):
        for fields in _fields(part):
            action = str(fields.get("Action", "")).strip().lower()
            if action == "failed":
                return hardness(str(fields.get("Status", "")))
            if action == "delivered":
                return Outcome.DELIVERED
    return None


def hardness(status: str) -> Outcome:
    """Whether an address is dead, by a status code of RFC 3463."""
    code = status.strip()
    if not code.startswith("5.") or code.startswith(SOFT_ALTHOUGH_FINAL):
        return Outcome.SOFT
    return Outcome.HARD


def _parts(mail: Message, kind: str) -> Iterator[Message]:
    return (part for part in mail.walk() if part.get_content_type() == kind)


def _fields(part: Message) -> Iterator[Message]:
    """The groups of fields of a report. Some readers of mail see them as parts, and some as text."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (each for each in payload if isinstance(each, Message))
    else:
        yield from map(_headers, re.split(r"\r?\n\r?\n", str(payload)))


def _keys(mail: Message) -> list[str]:
    """The key of the message it is about, from the headers that came back with it."""
    back = [found for part in _returned(mail) for name in NAMED_BY for found in part.get_all(name, [])]
    told = [
        found
        for kind in ("message/feedback-report", "message/delivery-status")
        for part in _parts(mail, kind)
        for fields in _fields(part)
        for found in fields.get_all("Original-Envelope-Id", [])
    ]
    return [found[0].lower() for text in (*back, *told) if (found := UUID.search(str(text)))]


def _returned(mail: Message) -> Iterator[Message]:
    for part in _parts(mail, "message/rfc822"):
        payload = part.get_payload()
        yield from (
            (each for each in payload if isinstance(each, Message)) if isinstance(payload, list) else ()
        )
    for part in _parts(mail, "text/rfc822-headers"):
        raw = part.get_payload(decode=True)
        yield _headers(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw))


def _headers(text: str) -> Message:
    return message_from_string(text.strip() + "\n\n")

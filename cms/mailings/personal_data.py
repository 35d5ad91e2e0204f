"""What mailings hold about people: that one went to them, and how that ended."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.notices.actions import contact_of
from cms.people.holdings import Column, Holding, Keeping, Mark, Trace

from .models import Subscriber

HOLDINGS = [
    Holding(
        model="hunar_mailings.Recipient",
        columns=(
            Column("mailing", _("subject"), lambda row: _subject(row)),
            *("channel", "state", "finished_at", "outcome"),
        ),
        related=("mailing",),
        links=("subscriber",),
    ),
    Holding(
        model="hunar_mailings.Subscriber",
        find=lambda person: _subscribers_at(person),
        columns=("email", "language", "asked_at", "confirmed_at"),
    ),
    Holding(model="hunar_mailings.Stop", columns=("channel", "why", "at")),
]
MARKS = [
    Mark(model="hunar_mailings.Mailing", columns=("by",)),
    Mark(model="hunar_mailings.Series", columns=("by",)),
]
TRACES = [
    Trace(model="hunar_mailings.Mailing", columns=("title",)),
    Trace(model="hunar_mailings.Series", columns=("title",)),
    Trace(model="hunar_mailings.Words", columns=("subject", "body", "text", "sms", "whatsapp")),
]
KEEPINGS = [
    Keeping(
        model="hunar_mailings.Recipient",
        since="finished_at",
        days=180,
        why=_("To find out what became of a message."),
    ),
    Keeping(
        kind="hunar_mailings.subscriber.unconfirmed",
        model="hunar_mailings.Subscriber",
        since="asked_at",
        days=3,
        only={"confirmed_at": None},
        why=_("Whoever asked for news and did not confirm it may not have been the owner of the address."),
    ),
    Keeping(
        model="hunar_mailings.Subscriber",
        since="ended_at",
        days=180,
        why=_("Without the address; to count what left."),
    ),
]


def _subscribers_at(person) -> Any:
    """Who has an account may have asked for news before, at the same address."""
    address = contact_of(person, "email")
    return Subscriber.objects.at(address) if address else Subscriber.objects.none()


def _subject(row) -> str:
    """What its reader saw above it, in the language that comes first; the title is for colleagues."""
    words = row.mailing.words.order_by("pk").first()
    return words.subject if words else ""

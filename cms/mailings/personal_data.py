"""What mailings hold about people: that one went to them, and how that ended."""

from django.utils.translation import gettext_lazy as _

from cms.people.holdings import Column, Holding, Keeping, Mark, Trace

HOLDINGS = [
    Holding(
        model="hunar_mailings.Recipient",
        columns=(
            Column("mailing", _("subject"), lambda row: _subject(row)),
            *("channel", "state", "finished_at", "outcome"),
        ),
        related=("mailing",),
    ),
    Holding(model="hunar_mailings.Stop", columns=("channel", "why", "at")),
]
MARKS = [Mark(model="hunar_mailings.Mailing", columns=("by",))]
TRACES = [
    Trace(model="hunar_mailings.Mailing", columns=("title",)),
    Trace(model="hunar_mailings.Words", columns=("subject", "body", "text", "sms", "whatsapp")),
]
KEEPINGS = [
    Keeping(
        model="hunar_mailings.Recipient",
        since="finished_at",
        days=180,
        why=_("To find out what became of a message."),
    ),
]


def _subject(row) -> str:
    """What its reader saw above it, in the language that comes first; the title is for colleagues."""
    words = row.mailing.words.order_by("pk").first()
    return words.subject if words else ""

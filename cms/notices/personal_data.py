"""What notices hold about people."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.holdings import Column, Holding, Keeping, Trace

from .actions import words_of
from .enums import Channel, Family


def words_in_my_language(notice) -> str:
    words = words_of(notice, language=get_language() or settings.LANGUAGE_CODE)
    return f"{words.subject}\n{words.text}" if words else ""


def _named(choices, values) -> str:
    """The words of what was chosen; one that is no more is left out."""
    return ", ".join(str(choices(value).label) for value in values if value in choices.values)


HOLDINGS = [
    Holding(
        model="hunar_notices.Notice",
        columns=(Column("words", _("words"), words_in_my_language), "created_at", "due_at", "read_at"),
    ),
    Holding(
        model="hunar_notices.Delivery",
        person="notice__person",
        columns=(
            Column("kind", _("kind"), lambda delivery: delivery.notice.kind),
            *("channel", "state", "finished_at"),
        ),
        related=("notice",),
        order=90,  # before the notices they hang on
    ),
    Holding(
        model="hunar_notices.Preferences",
        columns=(
            Column(
                "muted_channels",
                _("ways that are not wanted"),
                lambda row: _named(Channel, row.muted_channels),
            ),
            Column(
                "muted_families",
                _("subjects that are not wanted"),
                lambda row: _named(Family, row.muted_families),
            ),
            *("neutral", "quiet_from", "quiet_to", "time_zone", "urgent_passes", "changed_at"),
        ),
    ),
]
TRACES = [Trace(model="hunar_notices.Notice", columns=("params",))]
KEEPINGS = [
    Keeping(
        model="hunar_notices.Delivery",
        since="finished_at",
        days=180,
        why=_("To find out what became of a message."),
    ),
    Keeping(
        kind="hunar_notices.notice.read",
        model="hunar_notices.Notice",
        since="read_at",
        days=365,
        why=_("What was read can be looked up for a year."),
    ),
    Keeping(
        model="hunar_notices.Notice",
        since="due_at",
        days=730,
        why=_("What nobody has read in two years is news to nobody."),
    ),
]

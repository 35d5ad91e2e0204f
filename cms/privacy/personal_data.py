"""What requests about personal data hold about people themselves."""

from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Holding, Keeping, Mark

HOLDINGS = [
    Holding(
        model="hunar_privacy.Export",
        columns=("asked_at", "made_at", "expires_at", "state"),
        files=("file",),
    ),
    Holding(
        model="hunar_privacy.Erasure",
        columns=("asked_at", "due_at", "state", "finished_at"),
        becomes=Becomes.KEPT,
        because=_("That somebody asked, and that it was done; nothing in it says who."),
    ),
]
MARKS = [Mark(model="hunar_privacy.Erasure", columns=("by",), stays=True)]
KEEPINGS = [
    Keeping(
        model="hunar_privacy.Export",
        since="expires_at",
        days=0,
        files=("file",),
        why=_("What can no longer be fetched need not lie about."),
    ),
    Keeping(
        kind="hunar_privacy.export.unfinished",
        model="hunar_privacy.Export",
        since="asked_at",
        days=30,
        only={"state": "failed"},
        why=_("To find out why it failed."),
    ),
    Keeping(
        model="hunar_privacy.Erasure",
        since="finished_at",
        days=3 * 365,
        why=_("To be able to show that it was done when somebody asks."),
    ),
]

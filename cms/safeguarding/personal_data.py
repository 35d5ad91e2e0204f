"""What safety holds about people, and what of it they are shown.

Two rules stand against each other here. What is held about somebody is shown to them and erased when they ask; and a
person about whom something was reported must not learn of it from this site, nor end it by erasing themselves, because
whoever reported may pay for it. So reports, evidence, cases and measures are not in the copy of whom they are about,
are not struck out, and go as a whole three years after a case was closed. What a reporter told is theirs: it is in
their copy, and when they are erased it stays without their name, since it may protect somebody else.
"""

from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Keeping, Mark

NOT_SHOWN = _(
    "What others reported is read by safety officers alone: whoever reported might pay for it otherwise."
    " It goes some years after the case was closed."
)
UNTOLD = _("Nobody learns who blocked them.")

HOLDINGS = [
    Holding(
        model="hunar_safeguarding.Attestation",
        columns=(
            Column("category", _("category"), lambda row: row.get_category_display()),
            Column("how", _("how it was made sure"), lambda row: row.get_how_display()),
            "at",
        ),
    ),
    Holding(
        model="hunar_safeguarding.AttestationEntry",
        columns=(
            Column("category", _("category"), lambda row: row.get_category_display() or "—"),
            "at",
        ),
    ),
    Holding(
        model="hunar_safeguarding.Block",
        person="by",
        columns=(Column("of", _("person"), lambda row: row.of), "at"),
        related=("of",),
    ),
    Holding(model="hunar_safeguarding.Block", person="of", because=UNTOLD),
    Holding(model="hunar_safeguarding.Officer", columns=("since", "until")),
    Holding(
        model="hunar_safeguarding.Line",
        links=("officer",),
        because=_("A note of who leads whom, kept so that nobody judges their own superior."),
        order=90,  # before the officers they hang on
    ),
    Holding(
        model="hunar_safeguarding.Report",
        person="reporter",
        columns=("kind", "danger", "words", "wish", "at", "read_at"),
        becomes=Becomes.BLANKED,
        blank={"reporter": None, "reach": ""},
        because=_("What you told stays without your name: it may protect somebody else."),
    ),
    Holding(
        model="hunar_safeguarding.Evidence",
        person="report__reporter",
        becomes=Becomes.KEPT,
        because=_(
            "How what you reported stood in that moment; it is about others, and may protect somebody."
        ),
        order=90,  # before the reports it is found by
    ),
    Holding(
        model="hunar_safeguarding.Subject",
        becomes=Becomes.KEPT,
        because=NOT_SHOWN,
    ),
    Holding(
        model="hunar_safeguarding.Measure",
        links=("other",),
        becomes=Becomes.KEPT,
        because=NOT_SHOWN,
    ),
    Holding(
        model="hunar_safeguarding.Exclusion",
        becomes=Becomes.KEPT,
        because=_("Says only that an officer stays away from one case, and tells them nothing of it."),
    ),
]
MARKS = [
    Mark(model="hunar_safeguarding.Attestation", columns=("by",)),
    Mark(model="hunar_safeguarding.AttestationEntry", columns=("by",), stays=True),
    Mark(model="hunar_safeguarding.Officer", columns=("named_by",)),
    Mark(model="hunar_safeguarding.Case", columns=("handler",)),
    Mark(model="hunar_safeguarding.Entry", columns=("by",), stays=True),
    Mark(model="hunar_safeguarding.CaseReading", columns=("by",), stays=True),
]
KEEPINGS = [
    Keeping(
        model="hunar_safeguarding.Case",
        since="closed_at",
        days=3 * 365,
        why=_("Long enough for whoever reported to decide on another step. All of the case goes with it."),
    ),
]

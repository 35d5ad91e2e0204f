"""What campaigns hold about people: nothing, unless somebody asked to have their check kept."""

from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Keeping, Mark

HOLDINGS = [
    Holding(
        model="hunar_campaigns.CheckPair",
        title=_("Knowledge checks of campaigns"),
        columns=(
            Column("campaign", _("campaign"), lambda pair: str(pair.campaign)),
            *("asked", "before", "after", "begun_on"),
        ),
        related=("campaign",),
        becomes=Becomes.BLANKED,
        because=_("How many answers were right before and after, which led to nobody before you tied it."),
        blank={"person": None},
    ),
]
MARKS = [Mark(model="hunar_campaigns.ShortLink", columns=("made_by",))]
KEEPINGS = [
    Keeping(
        model="hunar_campaigns.CheckPair",
        kind="hunar_campaigns.checkpair.unfinished",
        since="begun_on",
        days=60,
        only={"after": None},
        why=_("It was never finished, so it says nothing."),
    ),
]

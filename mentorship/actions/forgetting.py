"""What erasing a person means here: what is open is left, the words go, and the bare rows stay countable."""

from django.db import transaction

from ..enums import ApplicationState, EndReason, Side
from ..models import Match, MenteeApplication, MentorApplication
from .matches import end_match
from .offering import lapse_offers

GONE = (
    ApplicationState.LEFT,
    ApplicationState.FINISHED,
    ApplicationState.WITHDRAWN,
    ApplicationState.DECLINED,
)
NO_WORDS = {
    "goal": "",
    "knows": "",
    "guardian_name": "",
    "guardian_phone": "",
    "backgrounds": [],
    "mentors_wanted": "any",
    "week": bytes(42),
}


@transaction.atomic
def forget(applications) -> None:
    """End the matches of these applications, take them out of their programmes, and remove what was written."""
    for application in applications:
        for match in Match.objects.active().filter(**{_side(application): application}):
            end_match(match=match, side=Side(_side(application)), reason=EndReason.OTHER)
        lapse_offers(application.proposals.all())
    rows = applications.model.objects.filter(pk__in=[row.pk for row in applications])
    rows.exclude(state__in=GONE).update(state=ApplicationState.LEFT)
    rows.update(decision_note="", **(NO_WORDS if applications.model is MenteeApplication else {}))


def _side(application) -> str:
    return Side.MENTOR if isinstance(application, MentorApplication) else Side.MENTEE

"""What erasing a person means here: what is open is left, the words go, and the bare rows stay countable."""

from django.db import transaction

from ..enums import ApplicationState
from ..models import MenteeApplication
from .offering import lapse_offers
from .pausing import end_matches_of

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
        end_matches_of(application)
        lapse_offers(application.proposals.all())
    rows = applications.model.objects.filter(pk__in=[row.pk for row in applications])
    rows.exclude(state__in=GONE).update(state=ApplicationState.LEFT)
    rows.update(decision_note="", **(NO_WORDS if applications.model is MenteeApplication else {}))

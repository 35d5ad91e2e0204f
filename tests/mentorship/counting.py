"""How many queries a page of mentorship costs by itself."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentorship.desk import desk_of

from . import factories

DESK = "hunar_mentorship:desk"


def queries_around(client) -> int:
    """What a signed-in page costs before it says anything: an empty desk, less what reading that asks."""
    nobody = factories.person("Nobody")
    client.force_login(nobody.user)
    client.get(reverse(DESK))
    with CaptureQueriesContext(connection) as page:
        client.get(reverse(DESK))
    with CaptureQueriesContext(connection) as desk:
        desk_of(nobody)
    return len(page) - len(desk)

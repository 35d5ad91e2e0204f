"""News is stopped by whoever has the address from a message."""

from __future__ import annotations

from cms.people.actions import withdraw_consent
from cms.people.models import Person

from ..consents import NEWS
from ..enums import Channel


def stop(*, person_id: int, channels: list[Channel], language: str) -> None:
    """Write down that the person allows news by these channels no longer. Asking twice adds nothing.

    Of somebody who was erased nothing is left to be stopped.
    """
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None:
        return
    for channel in channels:
        withdraw_consent(person=person, purpose=NEWS[channel].name, language=language)

"""A mailing as one reader gets it, sent to whoever writes it."""

from __future__ import annotations

from typing import Any

from cms.notices.actions import contact_of
from cms.notices.backends import get_backend
from cms.people.actions import person_of

from ..enums import Channel
from ..letters import letters_of
from ..models import Mailing
from ..stopping import address_of


def send_test(*, mailing: Mailing, to: Any) -> int:
    """In every language, by every channel by which this login can be reached; how many. Raises DeliveryError."""
    person, sent = person_of(to), 0
    for letter in letters_of(mailing).values():
        for channel in mailing.channels:
            address = contact_of(person, "email" if channel == Channel.EMAIL else "sms")
            if address and letter.says_something(channel):
                message = letter.message(
                    to=address, stop=address_of(person.pk, channel), channel=channel, key=""
                )
                get_backend(channel).send(message)
                sent += 1
    return sent

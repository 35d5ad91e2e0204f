"""What every backend must do, and what it is handed."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

GIVE_UP = 5  # failures in a row


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one address. `text` is plain text; `subject`, `html` and `headers` matter to e-mail only."""

    to: str
    text: str
    subject: str = ""
    language: str = "en"
    idempotency_key: str = ""
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class DeliveryError(Exception):
    """The message could not be handed over."""


class TemporaryFailure(DeliveryError):
    """Not now: trying again later may help."""


class NotTried(TemporaryFailure):
    """It was left alone, because those before it could not be handed over."""


class Refused(DeliveryError):
    """Never: the address or the message is wrong."""


class Uncertain(DeliveryError):
    """It may have been taken or not, and the carrier would send it twice: for a person to decide."""


class Backend(ABC):
    """Hands messages of one channel to whoever carries them."""

    #: True when the carrier takes an idempotency key, so that handing over twice sends once.
    idempotent = False

    def __init__(self, channel: str):
        self.channel = channel

    @abstractmethod
    def send(self, message: Message) -> None:
        """Hand the message over; raise `TemporaryFailure`, `Refused` or `Uncertain` otherwise."""

    def send_many(self, messages: Sequence[Message]) -> list[DeliveryError | None]:
        """What became of each, in their order: nothing, or why it could not be handed over.

        After some failures in a row the rest is not tried. A backend that can hand over many at once says how.
        """
        ends: list[DeliveryError | None] = []
        for message in messages:
            if len(ends) >= GIVE_UP and all(isinstance(end, TemporaryFailure) for end in ends[-GIVE_UP:]):
                ends.append(NotTried())
            else:
                ends.append(self._end_of(message))
        return ends

    def _end_of(self, message: Message) -> DeliveryError | None:
        try:
            self.send(message)
        except DeliveryError as error:
            return error
        return None

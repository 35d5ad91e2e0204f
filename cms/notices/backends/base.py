"""What every backend must do, and what it is handed."""

from abc import ABC, abstractmethod
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one address. `text` is plain text; `subject` matters to e-mail only."""

    to: str
    text: str
    subject: str = ""
    language: str = "en"
    idempotency_key: str = ""


class DeliveryError(Exception):
    """The message could not be handed over."""


class TemporaryFailure(DeliveryError):
    """Not now: trying again later may help."""


class Refused(DeliveryError):
    """Never: the address or the message is wrong."""


class Backend(ABC):
    """Hands messages of one channel to whoever carries them."""

    #: True when the carrier takes an idempotency key, so that handing over twice sends once.
    idempotent = False

    def __init__(self, channel: str):
        self.channel = channel

    @abstractmethod
    def send(self, message: Message) -> None:
        """Hand the message over; raise `TemporaryFailure` or `Refused` when that cannot be done."""

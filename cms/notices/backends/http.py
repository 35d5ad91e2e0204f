"""Messages to a gateway over HTTP, as most carriers of text and WhatsApp messages offer it: one POST of JSON a message.

Field names, headers and what counts as success differ from carrier to carrier, and are settings. One that wants more
than that has a small backend of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import requests
from django.core.exceptions import ImproperlyConfigured
from urllib3.exceptions import NewConnectionError

from ..conf import setting
from .base import Backend, DeliveryError, Message, Refused, TemporaryFailure, Uncertain

LATER = {
    401,
    403,
    407,
    408,
    421,
    425,
    429,
    503,
}  # our key or their patience: not taken, and nothing wrong with it
SAID = 150  # letters of an answer that are kept


@dataclass(frozen=True, slots=True)
class Gateway:
    """How one carrier is spoken to.

    `key_header` names the header in which it takes an idempotency key; without one, a message whose answer does not
    come is never sent again by itself. `fields` names those of the body; `key` among them is the reference that
    delivery reports carry back. `success` is a pattern that is found in the answer to a message that was taken;
    without one any 2xx will do.
    """

    url: str
    token: str = ""
    sender: str = ""
    seconds: float = 10
    key_header: str = ""
    success: str = ""
    fields: dict[str, str] = field(default_factory=lambda: {"to": "to", "text": "text", "sender": "from"})
    headers: dict[str, str] = field(default_factory=dict)


class HttpBackend(Backend):
    def __init__(self, channel: str):
        super().__init__(channel)
        self.gateway = gateway_of(channel)

    @property
    def idempotent(self) -> bool:  # type: ignore[override]  # the carrier's, and not the class's
        return bool(self.gateway.key_header)

    def send(self, message: Message) -> None:
        try:
            answer = requests.post(
                self.gateway.url,
                json=self._body(message),
                headers=self._headers(message),
                timeout=self.gateway.seconds,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            name = type(error).__name__  # and not its words: an address may hold the carrier's key
            raise TemporaryFailure(name) if _never_left(error) else self._unclear(name) from error
        self._judge(answer)

    def _body(self, message: Message) -> dict[str, str]:
        said = {
            "to": message.to,
            "text": message.text,
            "sender": self.gateway.sender,
            "key": message.idempotency_key,
        }
        names = self.gateway.fields
        return {names[name]: value for name, value in said.items() if value and name in names}

    def _headers(self, message: Message) -> dict[str, str]:
        headers = dict(self.gateway.headers)
        if self.gateway.token:
            headers["Authorization"] = f"Bearer {self.gateway.token}"
        if self.gateway.key_header and message.idempotency_key:
            headers[self.gateway.key_header] = message.idempotency_key
        return headers

    def _judge(self, answer: requests.Response) -> None:
        words = f"{answer.status_code} {' '.join(answer.text.split())[:SAID]}"
        if answer.status_code // 100 == 2:
            if self.gateway.success and not re.search(self.gateway.success, answer.text):
                raise self._unclear(words)
        elif answer.status_code in LATER or answer.status_code < 400:
            raise TemporaryFailure(words)
        elif answer.status_code >= 500:
            raise self._unclear(words)
        else:
            raise Refused(words)

    def _unclear(self, words: str) -> DeliveryError:
        """Nobody can tell whether it was taken: again where that is safe, otherwise for staff to look at."""
        return TemporaryFailure(words) if self.idempotent else Uncertain(words)


def gateway_of(channel: str) -> Gateway:
    known: dict[str, Any] = setting("GATEWAYS").get(channel, {})
    try:
        return Gateway(**known)
    except TypeError as error:
        raise ImproperlyConfigured(f'HUNAR_NOTICES["GATEWAYS"]["{channel}"]: {error}') from None


def _never_left(error: requests.RequestException) -> bool:
    """No connection came about, so that nobody can have read anything."""
    if isinstance(
        error, requests.ConnectTimeout | requests.exceptions.SSLError | requests.exceptions.ProxyError
    ):
        return True
    cause = error.args[0] if error.args else None
    return isinstance(getattr(cause, "reason", None), NewConnectionError)

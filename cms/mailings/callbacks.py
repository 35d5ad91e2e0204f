"""What a gateway tells afterwards over HTTP: how it is known to be the gateway, and what its words mean. Pure."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .bounces import UUID, Report
from .enums import Outcome

DIGESTS = ("sha256", "sha512")
MOST = 1000  # reports in one request


class BadReport(ValueError):
    """It cannot be read."""


@dataclass(frozen=True, slots=True)
class Callback:
    """How one gateway reports.

    It signs the body with the shared `secret` (HMAC, in hexadecimal, in `header`). `items` is the way to the list of
    reports in the body, empty where the body is one or is a list; `id` and `status` are ways into each, with dots.
    `words` says what its words mean: outcome → words. Others are passed over: on its way, queued.
    """

    channel: str
    secret: str
    header: str = "X-Signature"
    digest: str = "sha256"
    items: str = ""
    id: str = "id"
    status: str = "status"
    words: Mapping[str, Sequence[str]] = field(
        default_factory=lambda: {outcome.value: [outcome.value] for outcome in Outcome}
    )

    def __post_init__(self) -> None:
        if not self.secret or self.digest not in DIGESTS or set(self.words) - set(Outcome.values):
            raise TypeError(
                "a secret, a digest that is known, and words for outcomes that are known are wanted"
            )

    def is_signed(self, body: bytes, signature: str) -> bool:
        """In constant time. Some gateways write the digest's name before it."""
        ours = hmac.new(self.secret.encode(), body, self.digest).hexdigest()
        theirs = signature.strip().lower().removeprefix(f"{self.digest}=")
        return hmac.compare_digest(ours.encode(), theirs.encode())

    def read(self, body: bytes, content_type: str) -> list[Report]:
        """Those that tell something. Raises BadReport."""
        meaning = {word.lower(): Outcome(outcome) for outcome, words in self.words.items() for word in words}
        found = [
            (UUID.search(str(_at(each, self.id))), meaning.get(str(_at(each, self.status)).lower()))
            for each in self._items(_parsed(body, content_type))
        ]
        return [Report(key[0].lower(), outcome) for key, outcome in found if key and outcome]

    def _items(self, told: Any) -> Iterator[Any]:
        items = _at(told, self.items) if self.items else told
        rows = items if isinstance(items, list) else [items]
        if len(rows) > MOST:
            raise BadReport("too many at once")
        return (each for each in rows if isinstance(each, dict))


def _parsed(body: bytes, content_type: str) -> Any:
    try:
        if content_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body.decode(), max_num_fields=100))
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadReport(str(error)) from error


def _at(told: Any, way: str) -> Any:
    """What stands at `message.id`."""
    for step in way.split("."):
        told = told.get(step) if isinstance(told, dict) else None
    return told


def callback_named(name: str, known: Mapping[str, Any]) -> Callback | None:
    """The gateway's of that name; raises TypeError where it is described wrongly."""
    return Callback(**known[name]) if name in known else None

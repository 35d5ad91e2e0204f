"""The endpoint to which a learner's device sends what happened, in batches, whenever it has a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .actions import Claim, Outcome, record_claims
from .actions.claims import refusal
from .models import Enrolment, JoinedCourse

MOST = 500


@require_POST
def events(request: HttpRequest, key: UUID) -> JsonResponse:
    """`{"events": [{"id", "kind", "item", "at", "payload"}]}` about one course; one answer an event, in order.

    Answers 200 with `{"results": [{"id", "status", "reason"}]}`; the device may forget what was recorded or
    repeated, and should show what was refused. 400: not such a document. 403: not in this course.
    """
    if not request.user.is_authenticated:
        return JsonResponse(
            {"error": _("Please sign in again. What you did is kept on this device.")}, status=401
        )
    claims = _claims_in(request.body)
    if claims is None:
        return JsonResponse(
            {"error": _("Send at most %(most)d events as JSON.") % {"most": MOST}}, status=400
        )
    enrolment, names = _enrolment_in(request.user, key)
    if enrolment is None:
        return JsonResponse({"error": refusal("enrolment")}, status=403)
    good = [
        replace(claim, item=names.get(claim.item, claim.item)) for claim in claims if isinstance(claim, Claim)
    ]
    answers = iter(record_claims(enrolment=enrolment, claims=good))
    outcomes = [next(answers) if isinstance(claim, Claim) else claim for claim in claims]
    return JsonResponse({"results": [_told(outcome) for outcome in outcomes]})


def _enrolment_in(user, key: UUID) -> tuple[Enrolment | None, Mapping[str, str]]:
    """(the learner's enrolment, the keys its items have now by the keys the device may know them by)."""
    mine = Enrolment.objects.for_user(user).open().leading()
    if enrolment := mine.filter(course__key=key).first():
        return enrolment, {}
    joined = JoinedCourse.objects.known_as(key).first()  # a device that was away when two courses became one
    return (mine.filter(course=joined.course_id).first(), joined.items) if joined else (None, {})


def _told(outcome: Outcome) -> dict[str, Any]:
    return {"id": str(outcome.id) if outcome.id else None, "status": outcome.status, "reason": outcome.reason}


def _claims_in(body: bytes) -> list[Claim | Outcome] | None:
    """Claims, with an outcome in the place of whatever is not one; None if this is no batch at all."""
    try:
        told = json.loads(body)["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(told, list) or len(told) > MOST:
        return None
    return [_claim(entry) for entry in told]


def _claim(entry: Any) -> Claim | Outcome:
    if not isinstance(entry, Mapping):
        return Outcome(None, "refused", refusal("shape"))
    try:
        at = datetime.fromisoformat(entry["at"])
        payload = entry.get("payload") or {}
        if not (
            isinstance(entry["item"], str) and isinstance(entry["kind"], str) and isinstance(payload, Mapping)
        ):
            raise TypeError
        return Claim(
            UUID(entry["id"]),
            entry["kind"][:20],
            entry["item"][:100],
            at if timezone.is_aware(at) else timezone.make_aware(at),
            payload,
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return Outcome(_id_in(entry), "refused", refusal("shape"))


def _id_in(entry: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(entry.get("id"))
    except (ValueError, TypeError, AttributeError):
        return None

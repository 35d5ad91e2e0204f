"""What may happen to a segment."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.log_actions import log

from .models import Segment
from .trees import Node, write


class NameTaken(Exception):
    """Another segment is called so."""


class InUse(Exception):
    """Something was or will be sent to it."""


@transaction.atomic
def keep(*, segment: Segment, name: str, node: Node, by: Any) -> Segment:
    """Keep it, new or changed."""
    new = segment.pk is None
    segment.name, segment.tree = name, write(node)
    if new:
        segment.by = by
    try:
        with transaction.atomic():
            segment.save()
    except IntegrityError as error:
        raise NameTaken(name) from error
    log(instance=segment, action="wagtail.create" if new else "wagtail.edit", user=by)
    return segment


@transaction.atomic
def drop(*, segment: Segment, by: Any) -> None:
    """Forget it; raises InUse."""
    log(instance=segment, action="wagtail.delete", user=by)
    try:
        segment.delete()
    except ProtectedError as error:
        raise InUse(segment.name) from error

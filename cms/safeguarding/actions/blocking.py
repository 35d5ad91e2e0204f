"""A person's own block: at once, silent, and separate from reporting."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from cms.people.models import Person

from ..models import Block
from ..signals import person_blocked


class CannotBlock(ValueError):
    """Oneself."""


@transaction.atomic
def block(*, by: Person, whom: Person) -> Block:
    """No contact either way from now on; the other is not told. Twice is harmless. Raises CannotBlock."""
    if by == whom:
        raise CannotBlock
    made, new = Block.objects.get_or_create(by=by, of=whom)
    if new:
        transaction.on_commit(partial(person_blocked.send, Block, by_id=by.pk, of_id=whom.pk), robust=True)
    return made


def unblock(*, by: Person, whom: Person) -> bool:
    """Take it back. What the block has ended stays ended. False when there was none."""
    gone, _rows = Block.objects.filter(by=by, of=whom).delete()
    return bool(gone)

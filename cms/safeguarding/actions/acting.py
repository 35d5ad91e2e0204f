"""What every act on a case begins with: may this officer see it, and is it still as it was read."""

from __future__ import annotations

from cms.people.models import Person

from ..models import Case


class NotYours(PermissionError):
    """The case does not exist for this person."""


class CaseMoved(Exception):
    """Somebody wrote in the case since it was read: read it again, then decide."""


def must_see(case: Case, by: Person) -> None:
    """Raise NotYours unless the person is an officer who may see the case."""
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotYours


def hold(case: Case, by: Person) -> None:
    """Hold the case for this transaction. Raises NotYours, and CaseMoved when it is closed."""
    must_see(case, by)
    if not Case.objects.filter(pk=case.pk).hold():
        raise CaseMoved

"""What may be asked about certificates."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from .enums import State

if TYPE_CHECKING:
    from ..people.models import Person


class CertificateQuerySet(models.QuerySet[Any]):
    def for_person(self, person: "Person") -> "CertificateQuerySet":
        """All that were awarded to this person, newest first."""
        return self.filter(person=person).order_by("-issued_at", "-pk")

    def current(self) -> "CertificateQuerySet":
        """Those that no later one replaced."""
        return self.filter(superseded_at=None)

    def valid(self) -> "CertificateQuerySet":
        return self.current().filter(revoked_at=None)

    def revoked(self) -> "CertificateQuerySet":
        return self.exclude(revoked_at=None)

    def superseded(self) -> "CertificateQuerySet":
        return self.filter(revoked_at=None).exclude(superseded_at=None)

    def in_state(self, state: str) -> "CertificateQuerySet":
        asked = {State.VALID: self.valid, State.REVOKED: self.revoked, State.SUPERSEDED: self.superseded}
        return asked[State(state)]()

    def replaceable(self) -> "CertificateQuerySet":
        """Those a new certificate may take the place of: still valid, or withdrawn by their holder."""
        return self.current().filter(Q(revoked_at=None) | Q(withdrawn_at__isnull=False))

    def to_print(self, *, attempts: int) -> "CertificateQuerySet":
        """Those whose PDF is still owed: not withdrawn, not printed, not tried too often."""
        return self.filter(pdf="", withdrawn_at=None, print_attempts__lt=attempts)

    def to_verify(self) -> "CertificateQuerySet":
        """With all that the public answer needs, in one query."""
        return self.select_related("replaced_by")

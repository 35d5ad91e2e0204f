"""What may be asked of leases, and taken."""

from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone


class LeaseQuerySet(models.QuerySet):
    def standing(self) -> "LeaseQuerySet":
        return self.filter(until__gt=timezone.now())

    def take(self, *, name: str, holder: str, seconds: float) -> bool:
        """Take or renew the lease of that name; False while somebody else holds it."""
        now = timezone.now()
        free = models.Q(holder=holder) | models.Q(until__lte=now)
        until = now + timedelta(seconds=seconds)
        if self.filter(free, name=name).update(holder=holder, until=until):
            return True
        try:
            with transaction.atomic():
                self.create(name=name, holder=holder, until=until)
        except IntegrityError:  # it is there, and not ours
            return False
        return True

    def give_back(self, *, name: str, holder: str) -> None:
        self.filter(name=name, holder=holder).delete()

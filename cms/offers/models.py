"""Something offered to a person until a deadline: a match, a seat from the waiting list, a desk for a season.

Each room has a table of its own, with real keys to what is offered:

    class MatchOffer(Offer):
        match = models.ForeignKey(Match, models.CASCADE, related_name="offers")

        class Meta(Offer.Meta):
            constraints = [*Offer.Meta.constraints, …]

and says of it in its `personal_data.py` what it holds about the person.
"""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import ANSWERS, OfferState
from .querysets import OfferQuerySet

ANSWERED = models.Q(state__in=ANSWERS)


class Offer(models.Model):
    """What one person may have if they say so in time."""

    person = models.ForeignKey(
        "hunar_people.Person",
        models.CASCADE,
        related_name="%(app_label)s_%(class)ss",
        verbose_name=_("person"),
    )
    until = models.DateTimeField(_("open until"))
    state = models.CharField(_("state"), max_length=10, choices=OfferState.choices, default=OfferState.OPEN)
    reason = models.SlugField(_("reason"), max_length=40, blank=True, db_index=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    created_at = models.DateTimeField(_("offered at"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    objects = OfferQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state", "until"])]  # each table gets a name of its own
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ANSWERED, answered_at__isnull=False)
                | models.Q(~ANSWERED, answered_at__isnull=True),
                name="%(app_label)s_%(class)s_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=OfferState.values), name="%(app_label)s_%(class)s_state"
            ),
        ]

    def __str__(self):
        return f"{self._meta.label} {self.pk}"

    def state_at(self, at: datetime) -> OfferState:
        """The state as it is at that moment: an open offer has expired once its deadline has come."""
        late = self.state == OfferState.OPEN and self.until <= at
        return OfferState.EXPIRED if late else OfferState(self.state)

    def is_open(self, at: datetime) -> bool:
        return self.state_at(at) == OfferState.OPEN

"""Weights and equity tiers are published as versions, and never edited."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ..models import Policy, Programme

BEGIN_WITH = {"weights": {}, "tiers": [], "stability": 300}


def policy_in_force(*, programme: Programme) -> Policy:
    """The last published weights and tiers; where staff published none, those we begin with, published as they are."""
    return programme.policies.first() or publish_policy(programme=programme, **BEGIN_WITH)


@transaction.atomic
def publish_policy(
    *, programme: Programme, weights: dict[str, int], tiers: list, stability: int, why: str = "", by=None
) -> Policy:
    """Make these the weights and tiers of the programme from now on. The same again adds nothing."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = programme.policies.first()
    wanted = (weights, tiers, stability)
    if last and (last.weights, last.tiers, last.stability) == wanted:
        return last
    number = (programme.policies.aggregate(last=Max("version"))["last"] or 0) + 1
    return Policy.objects.create(
        programme=programme,
        version=number,
        weights=weights,
        tiers=tiers,
        stability=stability,
        why=why,
        published_at=timezone.now(),
        by=by,
    )

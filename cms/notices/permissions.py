"""Who may see what left and what did not, and who may send it again."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from cms.people.permissions import LookPolicy

from .models import Delivery


class DeliveryPolicy(LookPolicy):
    """Staff look; some may also send again. Nobody writes a delivery by hand."""

    def user_has_permission(self, user, action):
        if action == "send_again":
            return ModelPermissionPolicy.user_has_permission(self, user, action)
        return super().user_has_permission(user, action)


policy = DeliveryPolicy(Delivery)


def may_see(user: Any) -> bool:
    return policy.user_has_permission(user, "view")


def may_send_again(user: Any) -> bool:
    """Seeing is part of it: nobody sends again what they may not look at."""
    return may_see(user) and policy.user_has_permission(user, "send_again")

"""Who may look at attempts, and order that they be marked again."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from cms.people.models import Person

#: Where people may not be seen, no number tells of fewer than these.
FEWEST = 5


class RecordPolicy(ModelPermissionPolicy):
    """Attempts are looked at and orders given; nobody changes or deletes one by hand."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


def may(user: Any, action: str, model: type) -> bool:
    return policy_registry.get_by_type(model).user_has_permission(user, action)


def may_see_people(user: Any) -> bool:
    return may(user, "view", Person)

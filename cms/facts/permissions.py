"""Who may see how facts stand, and who can look after them."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from cms.people.models import Person

from .models import Fact

policy = ModelPermissionPolicy(Fact)


def may_see_report(user: Any) -> bool:
    return policy.user_has_any_permission(user, ["add", "change", "delete", "view"])


def possible_owners() -> Any:
    """People who may change facts: who is told that one is old should be able to mend it."""
    return Person.objects.present().filter(user__in=policy.users_with_permission("change").values("pk"))

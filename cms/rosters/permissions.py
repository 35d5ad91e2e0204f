"""Who may bring lists of people, and who may read what became of them."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from .models import Roster

policy = ModelPermissionPolicy(Roster)


def may_bring(user: Any) -> bool:
    return policy.user_has_permission(user, "add")


def may_see(user: Any) -> bool:
    """Those who may bring a list, and those who may only read the reports."""
    return policy.user_has_any_permission(user, ["add", "view"])

"""Who may read what a campaign reached, and who may make its short links."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from .models import Campaign

policy = ModelPermissionPolicy(Campaign)


def may_read(user: Any) -> bool:
    return policy.user_has_permission(user, "view")

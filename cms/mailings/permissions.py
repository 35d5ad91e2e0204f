"""Who may write messages to many, and who may send them."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from .models import Mailing

policy = ModelPermissionPolicy(Mailing)


def may_see(user: Any) -> bool:
    return policy.user_has_any_permission(user, ["add", "change", "view", "send"])


def may_write(user: Any) -> bool:
    return policy.user_has_permission(user, "change")


def may_send(user: Any) -> bool:
    return policy.user_has_permission(user, "send")

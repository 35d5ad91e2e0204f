"""Who may describe audiences, and by what."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from .audience import is_private
from .models import Segment
from .trees import Node

policy = ModelPermissionPolicy(Segment)


def may_see(user: Any) -> bool:
    return policy.user_has_any_permission(user, ["add", "change", "view"])


def may_write(user: Any) -> bool:
    return policy.user_has_any_permission(user, ["add", "change"])


def may_use_private(user: Any) -> bool:
    return policy.user_has_permission(user, "choose_privately")


def may_count(user: Any, node: Node) -> bool:
    """Counting tells something of private details as well."""
    return may_use_private(user) or not is_private(node)

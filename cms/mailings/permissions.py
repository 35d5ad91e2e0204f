"""Who may write messages to many, and who may send them."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from cms.people.models import Person
from cms.people.querysets import PersonQuerySet

from .models import Mailing

policy = ModelPermissionPolicy(Mailing)


def may_see(user: Any) -> bool:
    return policy.user_has_any_permission(user, ["add", "change", "view", "send"])


def may_write(user: Any) -> bool:
    return policy.user_has_permission(user, "change")


def may_send(user: Any) -> bool:
    return policy.user_has_permission(user, "send")


def senders() -> PersonQuerySet:
    """People who may send, for what they have to be told."""
    return Person.objects.present().filter(user__in=policy.users_with_permission("send").values("pk"))

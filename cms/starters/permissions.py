"""Where a user may start a page of a type."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet


def may_start_pages(user: Any) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, {"add"})


def places_for(user: Any, model: Any) -> PageQuerySet:
    """The pages below which this user may add one of that type."""
    above = [each for each in model.allowed_parent_page_models() if model in each.allowed_subpage_models()]
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "add")
    return mine.type(*above).exclude(alias_of__isnull=False) if above else Page.objects.none()


def may_start_here(user: Any, model: Any, parent: Page) -> bool:
    kind = parent.specific_class
    is_allowed = kind in model.allowed_parent_page_models() and model in kind.allowed_subpage_models()
    return is_allowed and parent.permissions_for_user(user).can_add_subpage()

"""Who may bring courses in, and where."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from courses.pages.models import CourseIndexPage

from .models import CourseImport

policy = ModelPermissionPolicy(CourseImport)


def may_see(user: Any) -> bool:
    """Those who may bring a course in, and those who may only read the reports."""
    return policy.user_has_any_permission(user, ["add", "view"])


def catalogues_of(user: Any) -> list[CourseIndexPage]:
    """The catalogues this user may add a course to."""
    found = CourseIndexPage.objects.select_related("locale").order_by("path")
    return [page for page in found if page.permissions_for_user(user).can_add_subpage()]

"""What may be asked of links to other sites."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F
from wagtail.permission_policies.pages import PagePermissionPolicy

from .conf import setting

CHANGE = {"change", "publish"}


def may_edit_pages(user: Any) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, CHANGE)


class LinkQuerySet(models.QuerySet[Any]):
    def due(self, now: datetime) -> Self:
        """Links of live pages to look at, the longest due first."""
        return self.filter(due_at__lte=now, uses__page__live=True).distinct().order_by("due_at", "pk")

    def told(self) -> Self:
        """Those that failed on so many days that it is no accident."""
        return self.filter(failed_days__gte=setting("DAYS"))


class UseQuerySet(models.QuerySet[Any]):
    def broken(self, user: Any) -> Self:
        """Where live pages this user may write in have links that are broken, the longest first."""
        pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, CHANGE).live()
        found = self.filter(link__failed_days__gte=setting("DAYS"), page__in=pages)
        return found.select_related("link", "page__locale").order_by(
            F("link__failing_since"), "page_id", "pk"
        )

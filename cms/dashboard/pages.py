"""What may be asked about all pages together: which lead nowhere, or change by themselves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet

CHANGE = {"change", "publish"}


def editable(user: Any) -> PageQuerySet:
    """The pages this user may write in, the root of all aside."""
    return PagePermissionPolicy().instances_user_has_any_permission_for(user, CHANGE).filter(depth__gt=1)


def may_edit_pages(user: Any) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, CHANGE)


def leading_nowhere(user: Any) -> QuerySet[Page]:
    """Live pages with a link to one that readers cannot open: taken off the site, or never published."""
    kind = ContentType.objects.get_for_model(Page)
    hidden = Page.objects.not_live().annotate(name=Cast("pk", ReferenceIndex._meta.get_field("to_object_id")))
    links = ReferenceIndex.objects.filter(
        base_content_type=kind, to_content_type=kind, to_object_id__in=hidden.values("name")
    ).exclude(model_path="alias_of")
    sources = links.annotate(page=Cast("object_id", IntegerField())).values("page")
    return editable(user).live().filter(pk__in=sources).order_by("path")


def _day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def between(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments from which to which these days last, the last one whole."""
    return _day(first), _day(last + timedelta(days=1))


def appearing(user: Any, first: date, last: date) -> QuerySet[Page]:
    """Pages of which a revision goes live by itself within these days; `appears_at` is when the first one does."""
    begins, ends = between(first, last)
    name = Cast(OuterRef("pk"), Revision._meta.get_field("object_id"))
    due = Revision.page_revisions.filter(
        object_id=name, approved_go_live_at__gte=begins, approved_go_live_at__lt=ends
    ).order_by("approved_go_live_at")
    moment = Subquery(due.values("approved_go_live_at")[:1])
    return editable(user).annotate(appears_at=moment).exclude(appears_at=None).order_by("appears_at", "pk")


def disappearing(user: Any, first: date, last: date) -> QuerySet[Page]:
    begins, ends = between(first, last)
    return editable(user).live().filter(expire_at__gte=begins, expire_at__lt=ends).order_by("expire_at")

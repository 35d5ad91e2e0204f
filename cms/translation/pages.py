"""Which page is translated from which, in what words; and which of them wait for somebody."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Locale, Page

from cms.dashboard.pages import editable


def source_of(page: Page) -> Page:
    """Of a page and its translations the one that was there first; the page itself where that is the one."""
    group = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    return group.order_by("pk").select_related("locale").first() or page


def as_read(page: Page) -> Page:
    """The page in the words that its readers have, or will have first: what a translator translates."""
    return page.specific if page.live else page.get_latest_revision_as_object()


def translations_of(source: Page) -> QuerySet[Page]:
    """All but the source itself. Mirrors that Wagtail keeps by itself are none."""
    group = Page.objects.filter(translation_key=source.translation_key, alias_of=None)
    return group.exclude(pk=source.pk).select_related("locale")


def originals() -> QuerySet[Page]:
    """Of each page and its translations the one that was there first."""
    group = Page.objects.filter(translation_key=OuterRef("translation_key")).order_by()
    first = group.values("translation_key").annotate(first=Min("pk")).values("first")[:1]
    return Page.objects.filter(pk=Subquery(first), alias_of=None)


def untranslated(user: Any) -> QuerySet[Page]:
    """Live pages without a live translation into each language of the site; `missing` names the first of those."""
    there = Page.objects.live().filter(
        translation_key=OuterRef(OuterRef("translation_key")), locale=OuterRef("pk")
    )
    missing = Locale.objects.filter(~Exists(there)).order_by("pk").values("language_code")[:1]
    return (
        editable(user)
        .live()
        .filter(pk__in=originals().values("pk"))
        .annotate(missing=Subquery(missing))
        .exclude(missing=None)
        .order_by("-last_published_at", "pk")
    )


def stale(user: Any) -> QuerySet[Page]:
    """Translations with something to do. Of one that was never counted, whether it was last published before
    the page it is of; `changed_at` is when that was."""
    group = Page.objects.live().filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    changed = group.order_by("pk").values("last_published_at")[:1]
    never_counted = Q(hunar_translation_standing=None, live=True, changed_at__gt=F("last_published_at"))
    return (
        editable(user)
        .filter(alias_of=None)
        .annotate(changed_at=Subquery(changed))
        .filter(Q(hunar_translation_standing__to_do__gt=0) | never_counted)
        .select_related("hunar_translation_standing")
        .order_by(F("changed_at").desc(nulls_last=True), "pk")
    )

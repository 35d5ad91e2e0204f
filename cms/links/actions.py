"""Links are read off pages, claimed to be looked at, and what was found is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from .conf import setting
from .enums import State
from .models import OutsideLink, Reading, Use
from .visiting import Seen, visit
from .written import addresses_in, host_of

MOST_PAGES = 100  # read in one go
CLAIM = timedelta(hours=1)  # how long whoever looks at a link may take before another does


def read_pages() -> int:
    """Read the links off pages that were published since. Says how many pages those were."""
    pages, own = list(unread_pages()[:MOST_PAGES].specific()), own_hosts()
    for page in pages:
        read_page(page=page, own=own)
    if pages:
        OutsideLink.objects.filter(uses=None).delete()
    return len(pages)


def unread_pages() -> PageQuerySet:
    """Live pages that were published since their links were last read off."""
    read = Reading.objects.filter(page=OuterRef("pk"), read_at__gte=OuterRef("last_published_at"))
    never = ~Exists(Reading.objects.filter(page=OuterRef("pk")))
    again = Q(last_published_at__isnull=False) & ~Exists(read)
    return Page.objects.live().filter(never | again, depth__gt=1).order_by("pk")


def own_hosts() -> frozenset[str]:
    base = urlsplit(getattr(settings, "WAGTAILADMIN_BASE_URL", "") or "").hostname or ""
    return frozenset({*Site.objects.values_list("hostname", flat=True), base})


@transaction.atomic
def read_page(*, page: Page, own: frozenset[str]) -> None:
    """Put down the links this page has now, in place of those it had."""
    now = timezone.now()
    found = addresses_in(page.serializable_data(), own)
    fresh = [OutsideLink(address=address, host=host_of(address)[:255]) for address in found]
    OutsideLink.objects.bulk_create(fresh, ignore_conflicts=True)
    links = OutsideLink.objects.filter(address__in=found)
    Use.objects.filter(page_id=page.pk).delete()
    Use.objects.bulk_create(
        [Use(link=link, page_id=page.pk, words=found[link.address][:255]) for link in links],
        ignore_conflicts=True,
    )
    Reading.objects.update_or_create(page_id=page.pk, defaults={"read_at": now})


def claim_due() -> list[int]:
    """Links to look at now, one of each site, so that no site is asked twice in a row. Nobody else gets them."""
    now, claimed, hosts = timezone.now(), list[int](), set[str]()
    for pk, host, due_at in OutsideLink.objects.due(now).values_list("pk", "host", "due_at")[
        : 20 * setting("BATCH")
    ]:
        if host in hosts or len(claimed) == setting("BATCH"):
            continue
        if OutsideLink.objects.filter(pk=pk, due_at=due_at).update(due_at=now + CLAIM):
            claimed.append(pk)
            hosts.add(host)
    return claimed


def look_at(*, link_id: int, **how: Any) -> None:
    """Go and see where the link leads."""
    link = OutsideLink.objects.filter(pk=link_id).first()
    if link:
        write_down(link=link, seen=visit(link.address, seconds=setting("SECONDS"), **how))


def write_down(*, link: OutsideLink, seen: Seen) -> None:
    """A day counts once, however often it was tried; one good answer and all is forgotten."""
    now, today = timezone.now(), timezone.localdate()
    link.state, link.why, link.code, link.seen_at = seen.state, seen.why, seen.code, now
    if seen.state == State.BROKEN:
        if link.failed_on != today:
            link.failed_days += 1
        link.failed_on, link.failing_since = today, link.failing_since or today
        link.due_at = now + timedelta(days=1)
    else:
        link.failed_days, link.failed_on, link.failing_since = 0, None, None
        link.due_at = now + timedelta(days=setting("EVERY_DAYS"))
    link.save()

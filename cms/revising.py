"""A change to a page that staff did not type into it: many pages at once get a date or a topic.

It is a revision like any other. What readers see follows at once, unless somebody has a draft of the page that is not
published: that draft takes the change along, and what is live stays as it is but for columns that are about the page
and not in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail.models import Page


def revise(page: Page, change: Callable[[Any], None], user: Any, *, at_once: tuple[str, ...] = ()) -> bool:
    """Change the latest draft by `change`, and publish it when nothing else waits in it. Columns named in `at_once` are
    written to the live page in any case. Whether readers see it."""
    latest = page.get_latest_revision_as_object()
    is_clean = page.live and not page.has_unpublished_changes
    change(latest)
    revision = latest.save_revision(user=user, log_action=True)
    if is_clean:
        revision.publish(user=user)
    elif at_once:
        Page.objects.filter(pk=page.pk).update(**{name: getattr(latest, name) for name in at_once})
    return is_clean

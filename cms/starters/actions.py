"""What may happen: a draft is started from what an app wrote or from a page that was marked; a page is marked."""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page

from .models import PageTemplate
from .permissions import may_start_here
from .written import Starter, in_language


@transaction.atomic
def start(*, starter: Starter, parent: Page, user: Any) -> Page:
    """A draft below the parent, in the parent's language, with the pages below it. Raises PermissionDenied."""
    if not may_start_here(user, starter.model, parent):
        raise PermissionDenied
    return _make(starter.part, parent, user)


def _make(part: dict[str, Any], parent: Page, user: Any) -> Page:
    model: Any = apps.get_model(part["page"])
    words = in_language(part["fields"], parent.locale.language_code)
    page = model(locale=parent.locale, owner=user, live=False, **_values(model, words))
    left_open = _fill_dates(page)
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user, content_changed=True)
    for name in left_open:
        setattr(page, name, None)
    page.save_revision(user=user, clean=False)
    for child in part.get("children", ()):
        _make(child, page, user)
    return page


def _values(model: Any, words: dict[str, Any]) -> dict[str, Any]:
    fields = {name: model._meta.get_field(name) for name in words}
    return {
        name: json.dumps(value) if isinstance(fields[name], StreamField) else value
        for name, value in words.items()
    }


def _fill_dates(page: Page) -> list[str]:
    """The row of a page cannot be without a date that its type asks for. It holds today's, which nobody sees: the draft
    that editors open has none, and is not published without."""
    names = [
        field.name
        for field in page._meta.concrete_fields
        if isinstance(field, models.DateField) and not field.null and getattr(page, field.name) is None
    ]
    for name in names:
        setattr(page, name, timezone.localdate())
    return names


@transaction.atomic
def start_from_page(*, template: PageTemplate, parent: Page, user: Any) -> Page:
    """A draft like that page and all below it, in the parent's language. Raises PermissionDenied."""
    source = template.page.specific
    if not may_start_here(user, type(source), parent) or source.locale_id != parent.locale_id:
        raise PermissionDenied
    slug = {"slug": find_available_slug(parent, source.slug)}
    return source.copy(
        recursive=True, to=parent, update_attrs=slug, copy_revisions=False, keep_live=False, user=user
    )


def mark(*, page: Page) -> None:
    PageTemplate.objects.get_or_create(page=page)


def unmark(*, page: Page) -> None:
    PageTemplate.objects.filter(page=page).delete()

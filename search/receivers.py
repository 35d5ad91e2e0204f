"""What changes the index: whatever declared objects do, and whatever happens to pages and their privacy.

What nobody may see any more is taken out at once, when the change is committed; everything else follows in the
background. What no signal tells of (a bulk update, a date that comes) the check of ticks.py finds.
"""

from functools import partial

from django.apps import apps
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move, pre_page_move

from . import indexing
from .documents import sources
from .tasks import refresh_below, refresh_documents


def connect() -> None:
    """Sources name models, so this is called when all apps are ready."""
    for source in sources().values():
        for signal in (post_save, post_delete):
            signal.connect(on_object_changed, sender=source.model, dispatch_uid=f"hunar_search.{source.name}")
        for name in source.also:
            post_save.connect(
                on_neighbour_changed, sender=apps.get_model(name), dispatch_uid=f"hunar_search.also.{name}"
            )
    page_unpublished.connect(on_page_gone, dispatch_uid="hunar_search.unpublished")
    post_delete.connect(on_object_deleted, dispatch_uid="hunar_search.deleted")
    pre_page_move.connect(on_page_moving, dispatch_uid="hunar_search.moving")
    post_page_move.connect(on_page_moved, dispatch_uid="hunar_search.moved")
    page_slug_changed.connect(on_branch_changed, dispatch_uid="hunar_search.slug")
    for signal in (post_save, post_delete):
        signal.connect(on_privacy_changed, sender=PageViewRestriction, dispatch_uid="hunar_search.privacy")
    through = PageViewRestriction.groups.through
    m2m_changed.connect(on_privacy_changed, sender=through, dispatch_uid="hunar_search.privacy_groups")


def on_object_changed(sender, instance, **kwargs):
    origins = [source.origin(instance.pk) for source in sources().values() if source.model is sender]
    transaction.on_commit(partial(refresh_documents.enqueue, origins))


def on_neighbour_changed(sender, instance, **kwargs):
    """Something that documents tell of, such as the name of a topic."""
    label = sender._meta.label
    origins = [
        source.origin(pk)
        for source in sources().values()
        if label in source.also
        for pk in source.also[label](instance)
    ]
    for batch in indexing.batches(origins):
        transaction.on_commit(partial(refresh_documents.enqueue, batch))


def on_page_gone(sender, instance, **kwargs):
    transaction.on_commit(partial(hide, instance.path))


def on_object_deleted(sender, instance, **kwargs):
    if isinstance(instance, Page):
        on_page_gone(sender, instance)


def on_page_moving(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Elsewhere other rules may hold."""
    if parent_page_before != parent_page_after:
        transaction.on_commit(partial(hide, instance.path))


def on_page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """A move shifts the places of brothers and sisters too."""
    for parent in {parent_page_before, parent_page_after}:
        on_branch_changed(sender, parent)


def on_branch_changed(sender, instance, **kwargs):
    """The page and everything below it have new addresses or places."""
    transaction.on_commit(partial(refresh_below.enqueue, instance.path))


def on_privacy_changed(sender, instance, **kwargs):
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path:
        transaction.on_commit(partial(hide, path))


def hide(path: str) -> None:
    """Nobody finds the branch from now on; what may be found of it comes back in a moment."""
    origins = indexing.hide_below(path)
    for batch in indexing.batches(origins):
        refresh_documents.enqueue(batch)

"""Whatever changes a live campaign page makes its row anew, and what was kept of pages is forgotten."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from ..middleware import forget_all
from .compiling import compile_campaign
from .models import CampaignPage


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(on_page_changed, dispatch_uid=f"hunar_campaign_pages.{id(signal)}")
    post_delete.connect(on_campaign_deleted, sender=CampaignPage, dispatch_uid="hunar_campaign_pages.deleted")
    post_page_move.connect(on_branch_changed, dispatch_uid="hunar_campaign_pages.moved")
    page_slug_changed.connect(on_branch_changed, dispatch_uid="hunar_campaign_pages.slug")


def on_page_changed(sender, instance, **kwargs):
    """Any page may stand in the menu of a campaign's page."""
    if isinstance(instance, CampaignPage):
        transaction.on_commit(partial(compile_campaign, instance.translation_key))
    transaction.on_commit(forget_all)


def on_campaign_deleted(sender, instance, **kwargs):
    on_page_changed(sender, instance)


def on_branch_changed(sender, instance, **kwargs):
    """The page and everything below it have new addresses."""
    keys = CampaignPage.objects.descendant_of(instance, inclusive=True).values_list(
        "translation_key", flat=True
    )
    for key in set(keys):
        transaction.on_commit(partial(compile_campaign, key))
    transaction.on_commit(forget_all)

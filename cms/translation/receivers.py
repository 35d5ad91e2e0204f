"""Whatever is published may be a translation, or have some."""

from functools import partial

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published

from .actions import count, follow


def connect() -> None:
    page_published.connect(on_published, dispatch_uid="hunar_translation.published")
    copy_for_translation_done.connect(on_begun, dispatch_uid="hunar_translation.begun")


def on_published(sender, instance, **kwargs):
    transaction.on_commit(partial(follow, page_id=instance.pk))


def on_begun(sender, target_obj, **kwargs):
    if isinstance(target_obj, Page):
        transaction.on_commit(partial(count, page_id=target_obj.pk))

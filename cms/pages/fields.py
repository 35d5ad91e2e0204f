"""What every page type of ours is made with: its link to Wagtail's page, and its body."""

from django.db import models
from wagtail.fields import StreamField


def page_link() -> models.OneToOneField:
    """The link of a page type to Wagtail's own page, named so that a host may have a type of the same name.

    Django would call it `page.homepage`, and refuse two of them.
    """
    return models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, parent_link=True, related_name="hunar_%(class)s"
    )


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    Blocks are words for editors, not a schema: their values live in JSON either way. Leaving them out lets an
    optional app add a block (an activity inside a lesson) without changing another app's migrations.
    """

    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

"""What the vocabulary adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .bulk import AddTopicsAction
from .viewsets import WordsGroup

register_snippet(WordsGroup)
hooks.register("register_bulk_action", AddTopicsAction)

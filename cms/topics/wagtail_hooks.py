"""What the vocabulary adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import WordsGroup

register_snippet(WordsGroup)

"""A fact as a block of its own: its name, its value large, and all that is known of it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .answers import answers
from .dating import is_certain, is_expired
from .showing import remember
from .wording import value_of


class FactBlock(blocks.StructBlock):
    fact = SnippetChooserBlock("hunar_facts.Fact", label=_("Fact"))

    class Meta:
        icon = "calendar-check"
        label = _("Fact")
        template = "hunar_facts/block.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        fact = value["fact"]
        answer = answers([fact.key]).get(fact.key) if fact else None
        if answer is None or not is_certain(answer):
            return context | {"fact": fact}
        remember(answer)
        shown, language = value_of(answer)
        return context | {
            "fact": fact,
            "answer": answer,
            "shown": shown,
            "language": language,
            "late": is_expired(answer, timezone.localdate()),
        }

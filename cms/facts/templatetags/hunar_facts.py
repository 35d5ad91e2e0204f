"""{% load hunar_facts %}: what a fact says beside its number."""

from django import template

from ..dating import Answer
from ..fields import in_language

register = template.Library()


@register.simple_tag
def fact_words(answer: Answer) -> str:
    """The words of an answer in the reader's language."""
    return in_language(answer.words)[0]

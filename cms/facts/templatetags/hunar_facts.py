"""{% load hunar_facts %}: what a fact says beside its number, in the reader's language."""

from django import template

from cms.pages.words import in_language

from ..dating import Answer

register = template.Library()


@register.simple_tag
def fact_words(answer: Answer) -> str:
    return in_language(answer.words)[0]


@register.simple_tag
def fact_name(answer: Answer) -> str:
    return in_language(answer.names)[0]

"""{% load hunar_safeguarding %}: what any page that shows a person or their words offers for safety."""

from django import template

from .. import reportable
from ..conf import setting

register = template.Library()


@register.inclusion_tag("hunar_safeguarding/parts/links.html", takes_context=True)
def hunar_safety_links(context, person=None, thing=None):
    """Block and report in one quiet disclosure: for a person, a thing, or both. Nothing for a guest or about oneself.

    A thing nobody made reportable is passed over. It looks the same whatever was done before, so a page that is
    watched over a shoulder tells nothing.
    """
    reader = getattr(context.get("request"), "person", None)
    kind = reportable.of(thing) if thing is not None else None
    whom = person if person and person != reader else None
    return {
        "is_shown": bool(reader) and bool(whom or kind),
        "person": whom,
        "kind": kind,
        "thing": thing,
        "csrf_token": context.get("csrf_token"),
        "request": context.get("request"),
    }


@register.simple_tag
def hunar_exit_address():
    """Where the quick exit leads on this site: {% element "quick_exit" href=address %}."""
    return setting("EXIT_ADDRESS")

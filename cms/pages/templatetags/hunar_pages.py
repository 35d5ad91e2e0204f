"""{% load hunar_pages %}: what a page's head and breadcrumbs need to know of its place in the site."""

from django import template
from wagtail.models import Page

from themes.languages import first_language

from ..versions import alternates, place_of

register = template.Library()


@register.inclusion_tag("hunar_pages/parts/head.html", takes_context=True)
def page_head(context):
    """The canonical address, and the same page in other languages."""
    others = alternates(context.flatten())
    page, request = context.get("page"), context.get("request")
    if not others or not isinstance(page, Page):
        return {}
    own = request.build_absolute_uri(page.get_url(request))
    default = others.get(first_language(), own)
    return {"canonical": own, "alternates": others if len(others) > 1 else {}, "default": default}


@register.simple_tag(takes_context=True)
def page_trail(context):
    """(title, address) from home down to this page; empty for home itself."""
    page, request = context.get("page"), context.get("request")
    if request is None or not isinstance(page, Page):
        return []
    trail = place_of(page, request).trail
    return trail if len(trail) > 1 else []

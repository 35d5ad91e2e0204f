"""{% load hunar_finance %}: figures as the tools show them, and what they assumed."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from cms.facts.dating import Answer
from cms.facts.showing import drawn

register = template.Library()


@register.filter
def amount(number: Decimal | None) -> str:
    """With two places, or all it has: 1,250.00, 0.005; empty where there is none yet."""
    if not isinstance(number, Decimal):
        return ""
    places = max(2, -int(number.normalize().as_tuple().exponent))
    return number_format(number, decimal_pos=places, force_grouping=True)


@register.filter
def plain(number: Decimal | None) -> str:
    """A count without noughts behind it: 2, 1.5."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else ""


@register.inclusion_tag("hunar_finance/parts/figure.html")
def figure(label: str, out: str, value: Decimal | None) -> dict:
    """One line of a result, rounded already; a script on the device finds it by `out`."""
    shown = number_format(value, force_grouping=True) if isinstance(value, Decimal) else ""
    return {"label": label, "out": out, "value": shown}


@register.simple_tag
def assumed(answer: Answer) -> SafeString:
    """A fact that was good for the whole of a year: it is not old, whatever has become of it since."""
    return drawn(answer, is_late=False)

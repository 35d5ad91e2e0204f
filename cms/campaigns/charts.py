"""Pure: bars and a row of days as SVG, without any style inside. Beside each stands the table it is drawn from."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDE, TALL, GAP = 640, 120, 2
FEWEST = 28  # a young campaign has thin columns too


def columns(values: Sequence[int], title: str) -> SafeString:
    """One column a value, over a base line. Hidden from screen readers: the table says the same."""
    if not values:
        return SafeString("")
    most = max(values) or 1
    step = WIDE / max(len(values), FEWEST)
    heights = (TALL * value / most for value in values)
    bars = (
        (f"{place * step:.1f}", f"{TALL - high:.1f}", f"{max(step - GAP, 1):.1f}", f"{high:.1f}")
        for place, high in enumerate(heights)
    )
    drawn = format_html_join("", '<rect x="{}" y="{}" width="{}" height="{}"/>', bars)
    return format_html(
        '<svg class="hunar-chart" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="none">{}</svg>',
        WIDE,
        TALL,
        title,
        drawn,
    )


def bar(value: float, most: float) -> SafeString:
    """One bar of a table's row, as long as its share of the longest."""
    length = 0 if most <= 0 else 100 * value / most
    return format_html(
        '<svg class="hunar-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect width="{}" height="8"/></svg>',
        f"{length:.1f}",
    )


def interval(low: float, mean: float, high: float) -> SafeString:
    """A change with its interval on a line from -1 to 1, with a mark at nought."""
    return format_html(
        '<svg class="hunar-interval" viewBox="-100 -10 200 20" aria-hidden="true" focusable="false">'
        '<path class="hunar-axis" d="M-100 0H100M0 -8V8"/><path class="hunar-range" d="M{} 0H{}"/>'
        '<circle cx="{}" cy="0" r="5"/></svg>',
        f"{100 * low:.1f}",
        f"{100 * high:.1f}",
        f"{100 * mean:.1f}",
    )

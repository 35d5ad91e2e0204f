"""Line icons of our own, drawn inline: 24 units square, one stroke, the colour of the text beside them."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# ruff: noqa: E501  a path is one word
ICONS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "chevron": "M9 5l7 7-7 7",
    "down": "M5 9l7 7 7-7",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "cross": "M6 6l12 12M18 6L6 18",
    "plus": "M12 5v14M5 12h14",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "search": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
    "globe": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 4-6.5 8-6.5s7 1.5 8 6.5",
    "people": "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.7-4 3-5.5 6.5-5.5s5.8 1.5 6.5 5.5M16 5.5a3 3 0 0 1 0 6M18 15c2 .7 3 2.5 3.5 5",
    "out": "M10 4H5v16h5M9 12h11M16 8l4 4-4 4",
    "home": "M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6",
    "book": "M12 6c-2-1.5-5-2-9-2v14c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2zM12 6v14",
    "play": "M7 4.5v15l12-7.5z",
    "sound": "M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11",
    "download": "M12 4v11M7 10.5l5 5 5-5M4 20h16",
    "offline": "M6 3h12v18H6zM12 8v6M9.5 11.5L12 14l2.5-2.5M10.5 18h3",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
    "calendar": "M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8",
    "place": "M12 21c5-6 7-8.5 7-11.5a7 7 0 0 0-14 0C5 12.5 7 15 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    "shield": "M12 3l8 3v6c0 4.5-3.4 7.7-8 9-4.6-1.3-8-4.5-8-9V6z",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "star": "M12 4l2.4 5.2 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.9l5.6-.7z",
    "award": "M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8.5 14L7 21l5-2.5L17 21l-1.5-7",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.5v.01",
    "warn": "M12 4L2.5 20h19zM12 10v4.5M12 17.2v.01",
    "stop": "M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6",
    "good": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l3 3 5.5-6",
    "question": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5c0-3.5 5.5-3 5 0-.3 1.7-2.5 2-2.5 4M12 16.7v.01",
    "circle": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
    "current": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
    "half": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M15 5v14M17.5 7v10",
    "filter": "M4 6h16M7 12h10M10 18h4",
    "share": "M12 14V4M8 7.5L12 4l4 3.5M6 11v9h12v-9",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "mail": "M3 6h18v13H3zM3 7l9 7 9-7",
    "phone": "M7 2.5h10v19H7zM11 18.5h2",
    "edit": "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
    "bell": "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4",
    "link": "M10 14l4-4M8 11l-2.5 2.5a3.5 3.5 0 0 0 5 5L13 16M16 13l2.5-2.5a3.5 3.5 0 0 0-5-5L11 8",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "sun": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
    "letters": "M2.5 19L8 5l5.5 14M4.5 14h7M21 19v-7.5M21 15.2a3.3 3.8 0 1 0-6.6 0 3.3 3.8 0 0 0 6.6 0z",
    "bulb": "M9 17c0-2-3-3.5-3-7.5a6 6 0 0 1 12 0c0 4-3 5.5-3 7.5zM10 21h4",
    "hand": "M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 2.5h3L15 13h5",
}
# These point along the line of reading, so they turn round in Urdu.
DIRECTIONAL = {"arrow", "back", "chevron", "out", "sound"}


@lru_cache(maxsize=512)
def icon(name: str, label: str = "") -> SafeString:
    """The icon as SVG: hidden from screen readers, unless a label makes it an image with a name."""
    named = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    turns = " h-turns" if name in DIRECTIONAL else ""
    return format_html(
        '<svg class="h-icon{}" viewBox="0 0 24 24" width="24" height="24" {}><path d="{}"/></svg>',
        turns,
        named,
        ICONS[name],
    )

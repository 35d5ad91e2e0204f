"""How heavy a lesson is on the wire, without its media."""

from __future__ import annotations

import gzip

from django.utils.safestring import SafeString
from django.utils.translation import override

#: What every lesson page carries besides its body, gzipped: the layout, its styles and scripts.
SHELL = 24_000
#: Past this an editor is warned.
HEAVY = 150_000


def weigh(lesson) -> int:
    """Bytes of the page without media, as sent (gzipped)."""
    with override(lesson.locale.language_code):
        body: SafeString = lesson.body.render_as_block()
    return SHELL + len(gzip.compress(body.encode(), mtime=0))

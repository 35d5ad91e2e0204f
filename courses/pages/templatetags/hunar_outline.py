"""The lessons' lines in the outline. In Python, because a course page draws one for each of its lessons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from themes.models import theme_for
from themes.registry import theme_named
from themes.rendering import render_element

from ...learning import LessonLine, Outlook
from ...templatetags.hunar_courses import duration, size

register = template.Library()


@dataclass(frozen=True)
class Drawing:
    """All that decides how a line looks. Learners share most of them, so each is drawn once a process."""

    theme: str
    words_in: str | None
    stamp: UUID
    key: str
    language: str
    state: str
    current: bool
    excused: bool
    open_now: bool
    line: LessonLine = field(compare=False)  # told by what stands above
    source_language: str = field(compare=False)


@register.simple_tag(takes_context=True)
def outline_lines(context, outlook: Outlook, lines: Sequence[LessonLine]):
    """These lessons' lines, with a link for whoever may open the lesson now."""
    draw = _draw if settings.DEBUG else _drawn_once
    theme, words_in = theme_for(context.get("request")).name, get_language()
    drawn = [draw(_drawing(theme, words_in, outlook, line)) for line in lines]
    return mark_safe("".join(drawn))  # noqa: S308  each is an element's HTML


def _drawing(theme: str, words_in: str | None, outlook: Outlook, line: LessonLine) -> Drawing:
    return Drawing(
        theme=theme,
        words_in=words_in,
        stamp=outlook.course.stamp,
        key=line.key,
        language=line.language,
        state=line.state,
        current=line.current,
        excused=line.excused == "lesson",
        open_now=line.state != "locked" and (outlook.is_learning or line.item.is_open),
        line=line,
        source_language=outlook.course.source_language,
    )


def _draw(drawing: Drawing) -> SafeString:
    line, open_now = drawing.line, drawing.open_now
    attributes = {
        "href": line.url if open_now else "",
        "title": line.title,
        "state": line.state if open_now or line.state == "locked" else "",
        "current": line.current and open_now,
        "meta": _length_and_size(line),
        "optional": line.is_optional and line.state != "locked",
        "excused": drawing.excused,
        "language_note": _note(drawing.source_language) if line.is_foreign else "",
    }
    return render_element("outline_item", attributes, theme=theme_named(drawing.theme))


_drawn_once = lru_cache(maxsize=8192)(_draw)


def _length_and_size(line: LessonLine) -> str:
    """How long the lesson takes and how much it weighs."""
    return _("%(length)s · %(size)s") % {
        "length": duration(line.item.minutes),
        "size": size(line.item.weight),
    }


def _note(language: str) -> str:
    return _("in %(name)s") % {"name": get_language_info(language)["name_translated"]}

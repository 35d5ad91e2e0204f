"""A lesson's line in the outline. In Python, because a course page draws one for each of its lessons."""

from functools import lru_cache

from django import template
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from themes.rendering import render_element

from ...learning import LessonLine, Outlook
from ...templatetags.hunar_courses import duration, size

register = template.Library()


@register.simple_tag(takes_context=True)
def outline_line(context, outlook: Outlook, line: LessonLine):
    """The line, with a link for whoever may open the lesson now."""
    open_now = line.state != "locked" and (outlook.is_learning or line.item.is_open)
    attributes = {
        "href": line.url if open_now else "",
        "title": line.title,
        "state": line.state if open_now or line.state == "locked" else "",
        "current": line.current and open_now,
        "meta": length_and_size(line.item.minutes, line.item.weight, get_language()),
        "optional": line.is_optional and line.state != "locked",
        "language_note": _note(outlook.course.source_language) if line.is_foreign else "",
    }
    return render_element("outline_item", attributes, around=context)


@lru_cache(maxsize=2048)
def length_and_size(minutes: int, weight: int, language: str) -> str:
    """How long a lesson takes and how much it weighs, in that language, which is the active one."""
    return _("%(length)s · %(size)s") % {"length": duration(minutes), "size": size(weight)}


def _note(language: str) -> str:
    return _("in %(name)s") % {"name": get_language_info(language)["name_translated"]}

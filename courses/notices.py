"""What learning tells a person."""

from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind


def course_link(params) -> str:
    return params.get("url", "")


COURSE_CHANGED = NoticeKind(
    "course_changed",
    _("“%(course)s” has something new"),
    _(
        "There is a new part in “%(course)s”. What you finished stays finished; take a look when you have time."
    ),
    link=course_link,
    family=Family.LEARNING,
)
COURSE_COMPLETED = NoticeKind(
    "course_completed",
    _("You completed “%(course)s”"),
    _("Well done: you completed “%(course)s”. If it gives a certificate, it is in My learning in a moment."),
    link=course_link,
    family=Family.LEARNING,
)


def register() -> None:
    for kind in (COURSE_CHANGED, COURSE_COMPLETED):
        register_kind(kind)

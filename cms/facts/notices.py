"""What whoever looks after a fact is told."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind


def to_fact(params) -> str:
    try:
        return reverse("wagtailsnippets_hunar_facts_fact:edit", args=[params["fact"]])
    except NoReverseMatch:
        return ""


GIVEN = NoticeKind(
    "facts_given",
    _("You now look after a fact: %(name)s"),
    _("You now look after “%(name)s”. You will be told before it has to be checked."),
    link=to_fact,
    icon="calendar",
)
DUE_SOON = NoticeKind(
    "facts_due_soon",
    _("Check by %(date)s: %(name)s"),
    _("“%(name)s” has to be checked by %(date)s. After that, pages that use it warn their readers."),
    link=to_fact,
    icon="calendar",
)
EXPIRED = NoticeKind(
    "facts_expired",
    _("Not checked in time: %(name)s"),
    _("“%(name)s” was due to be checked by %(date)s. Every page that uses it now warns its readers."),
    link=to_fact,
    icon="warn",
)


def register() -> None:
    for kind in (GIVEN, DUE_SOON, EXPIRED):
        register_kind(kind)

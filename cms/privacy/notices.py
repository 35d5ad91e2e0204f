"""What people are told about their data."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Channel
from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind

EVERY_WAY = (Channel.EMAIL, Channel.SMS)


def to_copy(params) -> str:
    return _address("copy")


def to_keep(params) -> str:
    return _address("keep", params["key"])


def _address(name: str, *args) -> str:
    try:
        return reverse(f"hunar_privacy:{name}", args=args)
    except NoReverseMatch:  # a host without these pages
        return ""


COPY_READY = NoticeKind(
    "privacy_copy_ready",
    _("Your data is ready"),
    _("The copy of your data is ready. You can fetch it until %(date)s."),
    link=to_copy,
    icon="download",
)
ERASURE_ASKED = NoticeKind(
    "privacy_erasure_asked",
    _("Your account will be erased"),
    _("Your account and data will be erased on %(date)s. To keep them, open the link."),
    channels=EVERY_WAY,
    link=to_keep,
    icon="lock",
    essential=True,
)
ERASURE_CANCELLED = NoticeKind(
    "privacy_erasure_cancelled",
    _("Your account stays"),
    _("The erasure was called off. Your account and all your data are still there."),
    channels=EVERY_WAY,
    icon="check",
    essential=True,
)
DONE_SUBJECT = _("Your data is erased")
DONE_TEXT = _("It is done: your account and your data are erased. This is the last message you get from us.")


def register() -> None:
    for kind in (COPY_READY, ERASURE_ASKED, ERASURE_CANCELLED):
        register_kind(kind)

"""What staff are told of messages to many."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.registry import NoticeKind


def to_overview(params) -> str:
    try:
        return reverse("hunar_mailings_admin:overview", args=[params["mailing"]])
    except NoReverseMatch:
        return ""


HELD = NoticeKind(
    "hunar_mailing_held",
    _("Paused by itself: %(title)s"),
    _(
        "“%(title)s” has paused itself: too many messages came back, or too many readers reported it as unwanted."
        " Look at whom it goes to before it goes on."
    ),
    link=to_overview,
    icon="warn",
)

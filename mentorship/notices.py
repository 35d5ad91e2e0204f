"""What mentorship tells people. Outside the inbox the words stay neutral: a phone may be shared."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind
from cms.notices.registry import register as register_kind

from . import meeting_notices, offer_notices, together_notices
from .links import desk

REQUEST = NoticeKind(
    "mentoring_request",
    _("Somebody asks for your time"),
    _("A mentee would like you as a mentor. Please answer yes or no in the next days."),
    link=desk,
    family=Family.MEETINGS,
)
REQUEST_CLOSED = NoticeKind(
    "mentoring_request_closed",
    _("The mentor you asked is not available"),
    _("The mentor you asked is not available now. You may ask somebody else, or wait for the next round."),
    link=desk,
    family=Family.MEETINGS,
)
MATCHED = NoticeKind(
    "mentoring_matched",
    _("You have a mentor"),
    _("Your mentor said yes. Take a look at what comes next."),
    link=desk,
    family=Family.MEETINGS,
)
PAUSED = NoticeKind(
    "mentoring_paused",
    _("Your mentoring is paused"),
    _(
        "Some requests were left without an answer, so nobody is sent to you for now. When you have time"
        " again, one tap on your desk brings you back."
    ),
    link=desk,
    family=Family.MEETINGS,
)

VETTING_ENDS = NoticeKind(
    "mentoring_vetting_ends",
    _("Your vetting runs out soon"),
    _(
        "Your vetting as a mentor holds until %(date)s. Programme staff see it too and renew it with you. Until that"
        " day nothing changes."
    ),
    link=desk,
    icon="check",
    family=Family.MEETINGS,
)


def to_application(params) -> str:
    try:
        return reverse("hunar_mentorship:apply", args=[params["slug"], params["side"]])
    except NoReverseMatch:  # a host without these pages
        return ""


APPLICATION_RECEIVED = NoticeKind(
    "mentoring_application_received",
    _("Your application has arrived"),
    _("Thank you: your application for “%(programme)s” has arrived. We write to you when it is decided."),
    link=to_application,
    icon="hand",
    family=Family.MEETINGS,
)
APPLICATION_ACCEPTED = NoticeKind(
    "mentoring_application_accepted",
    _("You are in “%(programme)s”"),
    _("Your application for “%(programme)s” was accepted. Open it to see what comes next."),
    link=to_application,
    icon="check",
    family=Family.MEETINGS,
)
APPLICATION_DECLINED = NoticeKind(
    "mentoring_application_declined",
    _("Your application is decided"),
    _("There is an answer to your application for “%(programme)s”. Open it to read it."),
    link=to_application,
    icon="hand",
    family=Family.MEETINGS,
)
KINDS = (
    *offer_notices.KINDS,
    REQUEST,
    REQUEST_CLOSED,
    MATCHED,
    PAUSED,
    VETTING_ENDS,
    APPLICATION_RECEIVED,
    APPLICATION_ACCEPTED,
    APPLICATION_DECLINED,
    *meeting_notices.KINDS,
    *together_notices.KINDS,
)


def register() -> None:
    for kind in KINDS:
        register_kind(kind)

"""What people are told of a match that is proposed to them. Outside the inbox the words stay neutral."""

from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind

from .links import desk

OFFER = NoticeKind(
    "mentoring_offer",
    _("A match is proposed to you"),
    _("Somebody was found who fits you. Please look at it and answer yes or no in the next days."),
    link=desk,
    icon="group",
    family=Family.MEETINGS,
)
OFFER_OVER = NoticeKind(
    "mentoring_offer_over",
    _("This time it did not come about"),
    _("The match that was proposed to you is over. You stay in the programme and can be matched again."),
    link=desk,
    icon="group",
    family=Family.MEETINGS,
)
BEGUN = NoticeKind(
    "mentoring_begun",
    _("You are matched"),
    _("Both of you said yes. Take a look at what comes next."),
    link=desk,
    icon="check",
    family=Family.MEETINGS,
)
KINDS = (OFFER, OFFER_OVER, BEGUN)

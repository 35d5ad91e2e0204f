"""What people are told of meetings and check-ins: when, by their own clock; never with whom or about what."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind


def meeting(params) -> str:
    return reverse("hunar_mentorship:meeting", args=[params["meeting"]])


def check_in(params) -> str:
    return reverse("hunar_mentorship:check_in", args=[params["check_in"]])


PROPOSED = NoticeKind(
    "mentoring_meeting_proposed",
    _("A time to meet was proposed"),
    _("Proposed: %(when)s. Say yes, or choose another time."),
    link=meeting,
    icon="calendar",
    family=Family.MEETINGS,
)
MOVED = NoticeKind(
    "mentoring_meeting_moved",
    _("Another time to meet was proposed"),
    _("The new time: %(when)s. Say yes, or choose another time."),
    link=meeting,
    icon="calendar",
    family=Family.MEETINGS,
)
CHANGED = NoticeKind(
    "mentoring_meeting_changed",
    _("Something about your meeting is new"),
    _("The time stays: %(when)s. Open it to see the new link or place."),
    link=meeting,
    icon="calendar",
    family=Family.MEETINGS,
)
AGREED = NoticeKind(
    "mentoring_meeting_agreed",
    _("Your meeting is agreed"),
    _("Agreed: %(when)s. We remind you before."),
    link=meeting,
    icon="calendar",
    family=Family.MEETINGS,
)
CALLED_OFF = NoticeKind(
    "mentoring_meeting_called_off",
    _("A meeting was called off"),
    _("Called off: %(when)s. You can propose another time whenever it suits you."),
    link=meeting,
    icon="calendar",
    family=Family.MEETINGS,
)
SOON = NoticeKind(
    "mentoring_meeting_soon",
    _("You have a meeting soon"),
    _("Your meeting: %(when)s. If you cannot come, say so now, so that nobody waits."),
    link=meeting,
    icon="clock",
    family=Family.MEETINGS,
    urgent=True,
)
CHECK_IN = NoticeKind(
    "mentoring_check_in",
    _("Two short questions for you"),
    _("How is it going? Two taps, and only staff read your answers."),
    link=check_in,
    icon="question",
    family=Family.MEETINGS,
)
KINDS = (PROPOSED, MOVED, CHANGED, AGREED, CALLED_OFF, SOON, CHECK_IN)

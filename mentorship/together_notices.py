"""What the two of a match are told of their work together: neutral, as a phone may be shared."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from cms.notices.enums import Family
from cms.notices.registry import NoticeKind


def match_page(params) -> str:
    return reverse("hunar_mentorship:match", args=[params["match"]])


def thread(params) -> str:
    return reverse("hunar_mentorship:thread", args=[params["match"]])


def own_name(params) -> str:
    """Where people write their name; a host may have no such page."""
    try:
        return reverse("hunar_people:profile")
    except NoReverseMatch:
        return match_page(params)


MESSAGE = NoticeKind(
    "mentoring_message",
    _("There is a new message for you"),
    _("Somebody you work with has written to you. Open the conversation to read it."),
    link=thread,
    icon="mail",
    family=Family.MEETINGS,
    neutral=True,
)
TIME_IS_UP = NoticeKind(
    "mentoring_time_is_up",
    _("The planned time is over"),
    _("The weeks you had planned together are over. Say goodbye well: finish, or go on for a while."),
    link=match_page,
    icon="clock",
    family=Family.MEETINGS,
    neutral=True,
)
ENDED = NoticeKind(
    "mentoring_ended",
    _("Your time together has ended"),
    _("What you worked on has come to an end. Please tell us in a minute how it was."),
    link=match_page,
    icon="hand",
    family=Family.MEETINGS,
    neutral=True,
)
THANKED = NoticeKind(
    "mentoring_thanked",
    _("Somebody thanks you"),
    _("Somebody you worked with has left you a word of thanks."),
    link=match_page,
    icon="award",
    family=Family.MEETINGS,
    neutral=True,
)
NAME_NEEDED = NoticeKind(
    "mentoring_name_needed",
    _("Your certificate waits for your name"),
    _(
        "A certificate for the hours you gave is ready, and only your name is missing. Write it in your profile, or"
        " tell programme staff; the certificate then comes by itself."
    ),
    link=own_name,
    icon="award",
    family=Family.MEETINGS,
    neutral=True,
)
KINDS = (MESSAGE, TIME_IS_UP, ENDED, THANKED, NAME_NEEDED)

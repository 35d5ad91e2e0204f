"""The thank-you certificate of a mentor, for the hours that were held."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext, override

from cms.certificates.actions import CannotAward, award
from cms.certificates.models import Certificate
from cms.notices.actions import language_of, notify, withdraw_notice
from cms.notices.models import Notice
from themes.languages import site_languages
from themes.templatetags.hunar import minutes as duration

from ..models import Attendance, Match
from ..together_notices import NAME_NEEDED

KIND = "mentoring"
logger = logging.getLogger(__name__)


class Given(NamedTuple):
    """The meetings that took place: how many, how many minutes, and when the first and the last began."""

    meetings: int
    minutes: int
    first: datetime
    last: datetime


def given(match: Match) -> Given | None:
    """What the mentor gave in this match, or in the whole circle; None when nobody met.

    A meeting of a circle counts once, and one that the two tell differently does not count.
    """
    place = {"match__circle": match.circle_id} if match.circle_id else {"match": match}
    came = Attendance.objects.filter(**place, came=True, objected_at=None, meeting__state="held")
    meetings = {one.meeting_id: one.meeting for one in came.select_related("meeting")}.values()
    starts = sorted(meeting.starts_at for meeting in meetings)
    if not starts:
        return None
    return Given(len(starts), sum(meeting.minutes for meeting in meetings), starts[0], starts[-1])


def thank_mentor(*, match: Match) -> Certificate | None:
    """The mentor's certificate for this match, awarded once; for a circle once, when the last of it is over.

    None while it goes on, when nobody met and where the programme gives none. Somebody without a name is told that one
    is needed; the clock awards it when there is one.
    """
    template, hours = match.programme.certificate_template, given(match)
    if not (template and hours and _is_over(match)):
        return None
    person, once = match.mentor.mentor.person, subject_of(match)
    if not person.name_in(language_of(person)):
        notify(person=person, kind=NAME_NEEDED.name, params={"match": str(match.key)}, once=once)
        return None
    certificate = _award(match, person, template, hours)
    if certificate:
        withdraw_notice(person=person, kind=NAME_NEEDED.name, once=once)
    return certificate


def thank_those_named_since() -> int:
    """Award what was owed to mentors who have a name by now. Called by the clock; returns how many certificates."""
    told = Notice.objects.filter(kind=NAME_NEEDED.name, person__erased_at=None)
    owed = told.exclude(person__name="", person__name_ur="").values_list("params__match", flat=True)
    matches = Match.objects.with_people().select_related("programme__certificate_template")
    return sum(thank_mentor(match=match) is not None for match in matches.filter(key__in=list(owed)))


def _award(match: Match, person: Any, template: Any, hours: Given) -> Certificate | None:
    languages = [code for code, _name in site_languages()]
    try:
        return award(
            person=person,
            kind=KIND,
            subject=subject_of(match),
            template=template,
            titles={code: match.programme.name_in(code) for code in languages},
            evidence={code: evidence(hours, code) for code in languages},
            achieved_at=match.ended_at,
            language=language_of(person),
        )
    except CannotAward as reason:
        logger.warning("The mentor of match %s is owed a certificate: %s", match.pk, reason)
        return None


def subject_of(match: Match) -> str:
    """What the certificate is for: the match, or the circle it was part of."""
    return f"circle:{match.circle_id}" if match.circle_id else str(match.key)


def _is_over(match: Match) -> bool:
    goes_on = match.circle and match.circle.matches.active().exists()
    return bool(match.ended_at) and not goes_on and not match.mentor.mentor.person.erased_at


def evidence(hours: Given, language: str) -> str:
    """How much, and from when to when, in words for whoever checks it."""
    with override(language):
        meetings = ngettext("%(count)s meeting", "%(count)s meetings", hours.meetings) % {
            "count": hours.meetings
        }
        return gettext("%(duration)s of mentoring in %(meetings)s, from %(first)s to %(last)s") % {
            "duration": duration(hours.minutes),
            "meetings": meetings,
            "first": date_format(localtime(hours.first), "DATE_FORMAT"),
            "last": date_format(localtime(hours.last), "DATE_FORMAT"),
        }

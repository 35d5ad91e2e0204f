"""Between rounds: a mentee asks a mentor, who answers in time or is passed by."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from cms.notices.actions import notify
from cms.offers import actions as offers
from cms.offers.enums import OfferState

from ..conf import setting
from ..enums import Origin
from ..exceptions import AlreadyMatched, NoPlace, NotAvailable, RequestsClosed, TooLate, TooManyRequests
from ..matching.audiences import for_participants
from ..models import Match, MenteeApplication, Mentor, MentorApplication, Request
from ..models.people import OPEN_REQUESTS
from ..querysets import between
from ..safety import refuse_contact
from .matches import begin_match
from .pausing import pause_application
from .places import hold_mentee, take_place

OF_THE_MENTEE = ("matched", "mentee-left")  # reasons that the mentee knows already


def ask_mentor(
    *, mentee: MenteeApplication, mentor: MentorApplication, words: str = "", reasons: dict | None = None
) -> Request:
    """Ask a mentor to take the mentee on. Asking the same mentor twice is one request.

    Raises what `exceptions` names. The caller has seen to it that the hard rules allow the pair.
    """
    if standing := _open_between(mentee, mentor):
        return standing
    refuse_contact(mentee.person, mentor.mentor.person)
    _refuse_what_is_closed(mentee, mentor)
    try:
        with transaction.atomic():
            _count_up(mentee)
            return _create(mentee, mentor, words, reasons or {})
    except IntegrityError:  # two taps at once: the other one won
        if standing := _open_between(mentee, mentor):
            return standing
        raise


def _open_between(mentee: MenteeApplication, mentor: MentorApplication) -> Request | None:
    return Request.objects.open(timezone.now()).filter(mentee=mentee, mentor=mentor).first()


def _refuse_what_is_closed(mentee: MenteeApplication, mentor: MentorApplication) -> None:
    programme = mentee.programme
    if not (programme.takes_requests and programme.is_running and mentor.programme_id == programme.pk):
        raise RequestsClosed
    if not MenteeApplication.objects.looking().filter(pk=mentee.pk).exists():
        raise AlreadyMatched
    available = MentorApplication.objects.available(timezone.localdate()).filter(pk=mentor.pk)
    if not available.exists():
        raise NotAvailable
    if not available.with_place().exists():
        raise NoPlace


def _count_up(mentee: MenteeApplication) -> None:
    room = MenteeApplication.objects.filter(pk=mentee.pk, open_requests__lt=OPEN_REQUESTS)
    if not room.update(open_requests=F("open_requests") + 1):
        raise TooManyRequests


def _create(mentee: MenteeApplication, mentor: MentorApplication, words: str, reasons: dict) -> Request:
    now = timezone.now()
    request = Request.objects.create(
        mentee=mentee,
        mentor=mentor,
        person=mentor.mentor.person,
        words=words,
        reasons=reasons,
        until=now + timedelta(days=mentee.programme.request_days),
    )
    notify(person=request.person, kind="mentoring_request", once=f"request-{request.pk}")
    return request


def take_back_request(*, request: Request) -> bool:
    """The mentee no longer asks. False when it was answered or over already."""
    with transaction.atomic():
        return offers.withdraw(offer=request, at=timezone.now(), reason="taken-back") and _count_down(request)


def decline_request(*, request: Request, reason: str = "") -> bool:
    """The mentor says no: the mentee reads that they are not available, and nothing else."""
    with transaction.atomic():
        if not offers.answer(offer=request, state=OfferState.DECLINED, at=timezone.now(), reason=reason):
            return False
        _count_down(request)
        _has_answered(request)
        _tell_mentee(request, "mentoring_request_closed")
        return True


def accept_request(*, request: Request) -> Match:
    """The mentor says yes: one place is taken, the two are matched, and the mentee's other requests are withdrawn.

    Raises TooLate, NoPlace, AlreadyMatched or NotAvailable; the request then stays as it was.
    """
    mentee, mentor = request.mentee, request.mentor
    with transaction.atomic():
        if not offers.answer(offer=request, state=OfferState.ACCEPTED, at=timezone.now()):
            return _match_of(request)
        refuse_contact(mentee.person, mentor.mentor.person)
        take_place(mentor=mentor)
        hold_mentee(mentee=mentee)
        _count_down(request)
        _has_answered(request)
        match = begin_match(
            mentor=mentor,
            mentee=mentee,
            origin=Origin.REQUEST,
            reasons=_told(request),
        )
        _tell_mentee(request, "mentoring_matched")
    return match


def _told(request: Request) -> dict:
    """The reasons as the two may read them."""
    return for_participants(request.reasons) if request.reasons else {}


def _match_of(request: Request) -> Match:
    """The match a second tap on "accept" finds; TooLate when there is none."""
    if request.state == OfferState.ACCEPTED:
        found = Match.objects.active().filter(mentee=request.mentee, mentor=request.mentor).first()
        if found:
            return found
    raise TooLate


def expire_requests() -> int:
    """Close what nobody answered in time; a mentor who left too many in a row unanswered is paused and told."""
    now = timezone.now()
    late = Request.objects.expired_by(now).select_related("mentee", "mentor__mentor__person", "person")
    return sum(_expire(request, now) for request in late)


def _expire(request: Request, now) -> bool:
    with transaction.atomic():
        if not offers.expire(offer=request, at=now):
            return False
        _count_down(request)
        _tell_mentee(request, "mentoring_request_closed")
        Mentor.objects.filter(pk=request.mentor.mentor_id).update(unanswered=F("unanswered") + 1)
        pause_silent_mentor(mentor=request.mentor.mentor)
    return True


def pause_silent_mentor(*, mentor: Mentor) -> bool:
    """Pause a mentor who left too many requests unanswered, and tell them how to come back."""
    silent = Mentor.objects.filter(pk=mentor.pk, unanswered__gte=setting("UNANSWERED"))
    if not silent.update(unanswered=0):
        return False
    for application in mentor.applications.ready():
        pause_application(application=application)
    notify(person=mentor.person, kind="mentoring_paused")
    return True


def withdraw_requests_of(*, application: MenteeApplication | MentorApplication) -> int:
    """Somebody stepped back: what they asked, or were asked, is over."""
    reason = "mentee-left" if isinstance(application, MenteeApplication) else "mentor-left"
    return withdraw_requests(application.requests.all(), reason=reason)


def withdraw_requests_between(*, one_id: int, other_id: int) -> int:
    """These two people ask one another nothing any more; the mentee reads that the mentor is not available."""
    return withdraw_requests(Request.objects.filter(between(one_id, other_id)), reason="not-available")


def withdraw_requests(requests: Any, *, reason: str) -> int:
    """Take back those of these requests that are open, and tell each mentee that they may ask somebody else."""
    return sum(_withdraw(request, reason) for request in requests.open(timezone.now()))


def _withdraw(request: Request, reason: str) -> bool:
    with transaction.atomic():
        if not offers.withdraw(offer=request, at=timezone.now(), reason=reason):
            return False
        _count_down(request)
        if reason not in OF_THE_MENTEE:
            _tell_mentee(request, "mentoring_request_closed")
        return True


def withdraw_other_requests(*, mentee: MenteeApplication) -> int:
    """A mentee who has a mentor asks nobody any more."""
    return withdraw_requests(Request.objects.filter(mentee=mentee), reason="matched")


def _count_down(request: Request) -> bool:
    MenteeApplication.objects.filter(pk=request.mentee_id, open_requests__gt=0).update(
        open_requests=F("open_requests") - 1
    )
    return True


def _has_answered(request: Request) -> None:
    Mentor.objects.filter(pk=request.mentor.mentor_id).update(unanswered=0)


def _tell_mentee(request: Request, kind: str) -> None:
    notify(person=request.mentee.person, kind=kind, once=f"request-{request.pk}")


def close_expired(requests: Iterable[Request]) -> None:
    """For a reader who comes before the clock does: close those of these whose time is over."""
    now = timezone.now()
    for request in requests:
        if request.state == OfferState.OPEN and not request.is_open(now):
            _expire(request, now)

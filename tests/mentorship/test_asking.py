"""Between rounds: a mentee asks, a mentor answers or is passed by, and a place is never given twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.notices.models import Notice
from cms.offers.enums import OfferState
from mentorship.actions import asking, leave_programme
from mentorship.enums import ApplicationState, ProgrammeState
from mentorship.exceptions import (
    AlreadyMatched,
    NoPlace,
    NotAvailable,
    RequestsClosed,
    TooLate,
    TooManyRequests,
)
from mentorship.models import Match, MenteeApplication, Mentor, MentorApplication, Request

from ..parallel import at_once
from . import factories


@pytest.fixture
def programme(db):
    return factories.programme()


def ask(mentee, mentor):
    return asking.ask_mentor(mentee=mentee, mentor=mentor, words="I sew, and want to sell online.")


def told(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def make_late(request):
    Request.objects.filter(pk=request.pk).update(until=timezone.now() - timedelta(minutes=1))


def open_requests(mentee) -> int:
    return MenteeApplication.objects.get(pk=mentee.pk).open_requests


def test_asking_twice_is_one_request(programme):
    mentor, mentee = factories.mentor(programme), factories.mentee(programme)
    assert ask(mentee, mentor) == ask(mentee, mentor)
    assert (Request.objects.count(), open_requests(mentee)) == (1, 1)
    assert told(mentor.mentor.person) == ["mentoring_request"]


def test_a_fourth_open_request_is_refused_until_one_is_taken_back(programme):
    mentee = factories.mentee(programme)
    first, *_others = [ask(mentee, factories.mentor(programme)) for _ in range(3)]
    fourth = factories.mentor(programme)
    with pytest.raises(TooManyRequests):
        ask(mentee, fourth)
    assert asking.take_back_request(request=first)
    assert not asking.take_back_request(request=first)
    ask(mentee, fourth)
    assert open_requests(mentee) == 3


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"takes_requests": False}, RequestsClosed),
        ({"state": ProgrammeState.CLOSED}, RequestsClosed),
    ],
)
def test_a_programme_that_takes_no_requests_refuses(db, change, refusal):
    programme = factories.programme(**change)
    with pytest.raises(refusal):
        ask(factories.mentee(programme), factories.mentor(programme))


@pytest.mark.parametrize(
    ("mentor", "refusal"),
    [({"is_vetted": False}, NotAvailable), ({"places": 0}, NoPlace)],
)
def test_a_mentor_who_may_not_be_offered_is_refused(programme, mentor, refusal):
    with pytest.raises(refusal):
        ask(factories.mentee(programme), factories.mentor(programme, **mentor))


def test_a_mentor_of_another_programme_is_refused(programme):
    with pytest.raises(RequestsClosed):
        ask(factories.mentee(programme), factories.mentor(factories.programme()))


def test_somebody_with_a_mentor_asks_nobody(programme):
    match = factories.match(programme)
    with pytest.raises(AlreadyMatched):
        ask(match.mentee, factories.mentor(programme))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_yes_makes_a_match_and_withdraws_the_other_requests():
    programme = factories.programme()
    mentee = factories.mentee(programme)
    wanted, other = (ask(mentee, factories.mentor(programme)) for _ in range(2))
    match = asking.accept_request(request=wanted)
    assert asking.accept_request(request=wanted) == match
    other.refresh_from_db()
    assert (match.mentor, match.mentee, other.state) == (wanted.mentor, mentee, OfferState.WITHDRAWN)
    assert MentorApplication.objects.get(pk=wanted.mentor_id).taken == 1
    assert open_requests(mentee) == 0
    assert told(mentee.person) == ["mentoring_matched"]


def test_no_tells_the_mentee_only_that_the_mentor_is_not_available(programme):
    mentee = factories.mentee(programme)
    request = ask(mentee, factories.mentor(programme))
    assert asking.decline_request(request=request, reason="no-time")
    assert not asking.decline_request(request=request)
    assert (told(mentee.person), open_requests(mentee)) == (["mentoring_request_closed"], 0)
    with pytest.raises(TooLate):
        asking.accept_request(request=request)


def test_silence_is_a_no_after_the_deadline(programme):
    mentee, mentor = factories.mentee(programme), factories.mentor(programme)
    request = ask(mentee, mentor)
    assert asking.expire_requests() == 0
    make_late(request)
    with pytest.raises(TooLate):
        asking.accept_request(request=request)
    assert (asking.expire_requests(), asking.expire_requests()) == (1, 0)
    request.refresh_from_db()
    assert (request.state, open_requests(mentee)) == (OfferState.EXPIRED, 0)
    assert Mentor.objects.get(pk=mentor.mentor_id).unanswered == 1


def test_a_mentor_who_leaves_three_unanswered_is_paused_and_told(
    programme, django_capture_on_commit_callbacks
):
    mentor = factories.mentor(programme, places=6)
    late = [ask(factories.mentee(programme), mentor) for _ in range(3)]
    waiting = ask(factories.mentee(programme), mentor)
    for request in late:
        make_late(request)
    with django_capture_on_commit_callbacks(execute=True):
        asking.expire_requests()
    mentor.refresh_from_db()
    waiting.refresh_from_db()
    assert (mentor.state, waiting.state) == (ApplicationState.PAUSED, OfferState.WITHDRAWN)
    assert told(mentor.mentor.person)[-1] == "mentoring_paused"


def test_an_answer_makes_earlier_silence_forgotten(programme):
    mentor = factories.mentor(programme, places=6)
    silent = ask(factories.mentee(programme), mentor)
    make_late(silent)
    asking.expire_requests()
    asking.decline_request(request=ask(factories.mentee(programme), mentor))
    assert Mentor.objects.get(pk=mentor.mentor_id).unanswered == 0


@pytest.mark.parametrize(("side", "notices"), [("mentor", ["mentoring_request_closed"]), ("mentee", [])])
def test_stepping_back_ends_what_was_asked(programme, django_capture_on_commit_callbacks, side, notices):
    mentee, mentor = factories.mentee(programme), factories.mentor(programme)
    request = ask(mentee, mentor)
    with django_capture_on_commit_callbacks(execute=True):
        leave_programme(application=mentor if side == "mentor" else mentee)
    request.refresh_from_db()
    assert (request.state, open_requests(mentee)) == (OfferState.WITHDRAWN, 0)
    assert [kind for kind in told(mentee.person) if kind.startswith("mentoring_request")] == notices


def test_a_block_ends_what_was_asked(programme, django_capture_on_commit_callbacks):
    mentee, mentor = factories.mentee(programme), factories.mentor(programme)
    request = ask(mentee, mentor)
    with django_capture_on_commit_callbacks(execute=True):
        factories.block(by=mentor.mentor.person, of=mentee.person)
    request.refresh_from_db()
    assert (request.state, open_requests(mentee)) == (OfferState.WITHDRAWN, 0)
    assert told(mentee.person) == ["mentoring_request_closed"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_fifty_yeses_to_the_last_place_give_one_match():
    programme = factories.programme()
    mentor = factories.mentor(programme, places=1)
    requests = [ask(factories.mentee(programme), mentor) for _ in range(50)]

    def accept(number):
        try:
            return asking.accept_request(request=requests[number])
        except NoPlace:
            return None

    winners = [match for match in at_once(50, accept) if match]
    assert (len(winners), Match.objects.count()) == (1, 1)
    assert MentorApplication.objects.get().taken == 1
    assert Request.objects.filter(state=OfferState.ACCEPTED).count() == 1
    assert MenteeApplication.objects.filter(is_matched=True).count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_three_mentors_who_say_yes_to_one_mentee_at_once_make_one_match():
    programme = factories.programme()
    mentee = factories.mentee(programme)
    requests = [ask(mentee, factories.mentor(programme)) for _ in range(3)]

    def accept(number):
        try:
            return asking.accept_request(request=requests[number])
        except (AlreadyMatched, TooLate):
            return None

    winners = [match for match in at_once(3, accept) if match]
    assert (len(winners), Match.objects.count(), open_requests(mentee)) == (1, 1, 0)
    assert sum(MentorApplication.objects.values_list("taken", flat=True)) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_taps_ask_three_mentors_at_most():
    programme = factories.programme()
    mentee = factories.mentee(programme)
    mentors = [factories.mentor(programme) for _ in range(20)]

    def one(number):
        try:
            return ask(mentee, mentors[number])
        except TooManyRequests:
            return None

    assert sum(request is not None for request in at_once(20, one)) == 3
    assert (Request.objects.count(), open_requests(mentee)) == (3, 3)

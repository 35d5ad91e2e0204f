"""Matches begin and end; who returns to the pool; places are never given twice."""

import pytest
from django.db import transaction

from mentorship.actions import begin_match, end_match, forget
from mentorship.actions.places import hold_mentee, take_place
from mentorship.enums import ApplicationState, EndReason, MatchEventKind, Origin, Side
from mentorship.exceptions import NoPlace
from mentorship.models import Match, MenteeApplication, MentorApplication
from mentorship.returning import Returning, returning

from ..parallel import at_once
from . import factories


@pytest.mark.django_db
def test_a_match_takes_a_place_and_an_end_gives_it_back():
    match = factories.match()
    assert MentorApplication.objects.get().taken == 1
    assert MenteeApplication.objects.get().is_matched
    end_match(match=match, side=Side.STAFF, reason=EndReason.FIT)
    end_match(match=match, side=Side.MENTOR, reason=EndReason.TIME)
    assert (match.ended_by, match.end_reason) == (Side.STAFF, EndReason.FIT)
    assert MentorApplication.objects.get().taken == 0
    assert not MenteeApplication.objects.get().is_matched
    assert [event.kind for event in match.events.all()] == [MatchEventKind.BEGUN, MatchEventKind.ENDED]


@pytest.mark.parametrize(
    ("side", "reason", "expected"),
    [
        (Side.MENTEE, EndReason.TIME, Returning(mentor=True, mentee=False)),
        (Side.MENTOR, EndReason.TIME, Returning(mentor=False, mentee=True)),
        (Side.STAFF, EndReason.FIT, Returning(mentor=True, mentee=True)),
        (Side.MENTEE, EndReason.SAFETY, Returning(mentor=False, mentee=True)),
        (Side.MENTOR, EndReason.SAFETY, Returning(mentor=True, mentee=False)),
        (Side.MENTEE, EndReason.SILENT, Returning(mentor=False, mentee=True)),
        (Side.MENTOR, EndReason.SILENT, Returning(mentor=True, mentee=False)),
        (Side.MENTOR, EndReason.FINISHED, Returning(mentor=True, mentee=False, mentee_is_done=True)),
    ],
)
def test_who_ends_it_decides_who_returns(side, reason, expected):
    assert returning(ended_by=side, reason=reason) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("side", "reason", "mentor_state", "mentee_state"),
    [
        (Side.MENTEE, EndReason.TIME, ApplicationState.ACCEPTED, ApplicationState.PAUSED),
        (Side.MENTOR, EndReason.TIME, ApplicationState.PAUSED, ApplicationState.ACCEPTED),
        (Side.MENTEE, EndReason.REACHED, ApplicationState.ACCEPTED, ApplicationState.FINISHED),
    ],
)
def test_an_end_leaves_both_where_they_belong(side, reason, mentor_state, mentee_state):
    match = factories.match()
    end_match(match=match, side=side, reason=reason)
    states = MentorApplication.objects.get().state, MenteeApplication.objects.get().state
    assert states == (mentor_state, mentee_state)


@pytest.mark.django_db
def test_a_new_match_after_an_end_keeps_the_old_one():
    programme = factories.programme()
    first = factories.match(programme)
    end_match(match=first, side=Side.STAFF, reason=EndReason.FIT)
    second = factories.match(programme, mentee_app=first.mentee)
    assert list(first.mentee.matches.all()) == [second, first]


@pytest.mark.django_db
def test_forgetting_a_mentee_ends_their_match_and_leaves_no_words():
    match = factories.match()
    forget(MenteeApplication.objects.filter(pk=match.mentee_id))
    mentee = MenteeApplication.objects.get()
    assert (mentee.goal, mentee.state, Match.objects.get().is_active) == ("", ApplicationState.LEFT, False)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_fifty_who_want_the_last_place_get_one_winner():
    programme = factories.programme()
    mentor = factories.mentor(programme, places=1)
    mentees = [factories.mentee(programme) for _ in range(50)]

    def take(number):
        try:
            with transaction.atomic():
                take_place(mentor=mentor)
                hold_mentee(mentee=mentees[number])
                begin_match(mentor=mentor, mentee=mentees[number], origin=Origin.REQUEST)
        except NoPlace:
            return False
        return True

    assert sum(at_once(50, take)) == 1
    assert (MentorApplication.objects.get().taken, Match.objects.count()) == (1, 1)
    assert MenteeApplication.objects.filter(is_matched=True).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("side", "reason", "held"),
    [
        (Side.MENTEE, EndReason.SAFETY, (True, False)),
        (Side.MENTOR, EndReason.SILENT, (False, True)),
        (Side.MENTEE, EndReason.TIME, (False, False)),
        (Side.STAFF, EndReason.SAFETY, (False, False)),
    ],
)
def test_whoever_was_complained_of_waits_for_staff(side, reason, held):
    match = factories.match()
    end_match(match=match, side=side, reason=reason)
    rows = MentorApplication.objects.get(), MenteeApplication.objects.get()
    assert tuple(row.held_at is not None for row in rows) == held

"""The clock raises what nobody tells; staff close it with a note, and it begins anew."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentorship.actions import end_match, pause_contact
from mentorship.actions.reporting import report_meeting
from mentorship.actions.risks import close_risk, judge_match, judge_silence
from mentorship.enums import EndReason, RiskKind, Side
from mentorship.models import Match, Risk

from ..parallel import at_once
from . import factories

pytestmark = pytest.mark.django_db


def begun(days, **fields):
    """A match that began so many days ago, in a programme where 30 days are too many."""
    return factories.match(begun_at=timezone.now() - timedelta(days=days), **fields)


def later(**times):
    return timezone.now() + timedelta(**times)


def test_a_month_without_a_meeting_is_a_sign_raised_once():
    quiet, _busy = begun(31), begun(29)
    assert [judge_silence(), judge_silence()] == [1, 0]
    assert list(Risk.objects.open().values_list("match", "kind")) == [(quiet.pk, RiskKind.NO_MEETING)]


def test_a_meeting_takes_the_sign_away():
    match = begun(31)
    judge_silence()
    meeting = factories.past_meeting(match)
    report_meeting(meeting=meeting, person=match.mentee.person, outcomes={match.pk: "came"})
    assert Risk.objects.open().count() == 0
    assert judge_silence() == 0


def test_a_sign_that_staff_closed_begins_anew():
    match, staff = begun(31), factories.person("Staff")
    judge_silence()
    risk = Risk.objects.get()
    with pytest.raises(ValueError):
        close_risk(risk=risk, by=staff, note=" ")
    assert close_risk(risk=risk, by=staff, note="Spoke to both")
    assert not close_risk(risk=risk, by=staff, note="Again")
    judge_match(match=match)
    assert [judge_silence(later(days=29)), judge_silence(later(days=30, minutes=1))] == [0, 1]
    assert list(Risk.objects.order_by("pk").values_list("note", flat=True)) == ["Spoke to both", ""]


def test_nobody_waits_for_a_meeting_in_a_match_that_is_paused_or_over(django_capture_on_commit_callbacks):
    paused, over = begun(31), begun(31)
    judge_silence()
    pause_contact(match=paused)
    with django_capture_on_commit_callbacks(execute=True):
        end_match(match=over, side=Side.STAFF, reason=EndReason.FIT)
    assert [risk.match for risk in Risk.objects.open()] == [paused]
    assert [judge_silence(), Risk.objects.open().count()] == [0, 0]


def test_the_database_lets_one_sign_of_a_kind_stand():
    match = begun(31)
    judge_silence()
    with pytest.raises(IntegrityError), transaction.atomic():
        Risk.objects.create(match=match, kind=RiskKind.NO_MEETING, raised_at=timezone.now())


@pytest.mark.parametrize("matches", [3, 60])
def test_silence_costs_the_same_for_few_and_for_many(matches, django_assert_num_queries):
    programme = factories.programme()
    for _ in range(matches):
        factories.match(programme)
    Match.objects.update(begun_at=timezone.now() - timedelta(days=31))
    with django_assert_num_queries(4):
        judge_silence()
    assert Risk.objects.count() == matches


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_judge_at_once_raise_one_sign():
    match = begun(31)
    at_once(4, lambda number: judge_match(match=match))
    assert Risk.objects.count() == 1

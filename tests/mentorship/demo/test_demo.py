"""The demo of mentorship as it is loaded: people at every stage, in both languages, and the same when repeated."""

from collections import Counter

import pytest
from django.apps import apps
from django.utils import timezone

from cms.accounts import demo as accounts
from cms.certificates.models import Certificate
from cms.offers.enums import OfferState
from cms.people import demo as people
from cms.topics import demo as topics
from mentorship import demo
from mentorship.enums import ApplicationState as State
from mentorship.enums import EndReason, MeetingState, ProposalState, RiskKind, RoundState, RunState, Side
from mentorship.models import (
    Attendance,
    CheckIn,
    Circle,
    Feedback,
    Goal,
    GoalStep,
    Match,
    Meeting,
    MenteeApplication,
    Mentor,
    MentorApplication,
    Message,
    Note,
    Programme,
    Proposal,
    Request,
    Round,
    Run,
    Unmatched,
)

pytestmark = pytest.mark.django_db


def load():
    for module in (people, topics, accounts, demo):
        module.load()


@pytest.fixture
def loaded():
    load()


def match_of(key):
    return Match.objects.active().get(mentee__person__key=accounts.person_key(key))


def test_a_host_without_the_demos_people_has_no_demo_of_mentorship():
    assert demo.load() == []
    assert not Programme.objects.exists()


def test_people_stand_at_every_stage(loaded):
    mentees = Counter(MenteeApplication.objects.values_list("programme__slug", "state"))
    assert mentees == {
        ("pehla-qadam", State.DRAFT): 2,
        ("pehla-qadam", State.SENT): 2,
        ("pehla-qadam", State.DECLINED): 2,
        ("pehla-qadam", State.WITHDRAWN): 1,
        ("pehla-qadam", State.FINISHED): 2,
        ("pehla-qadam", State.ACCEPTED): 23,
        ("saath-saath", State.DRAFT): 1,
        ("saath-saath", State.SENT): 1,
        ("saath-saath", State.ACCEPTED): 6,
    }
    mentors = Counter(MentorApplication.objects.values_list("programme__slug", "state"))
    assert mentors == {
        ("pehla-qadam", State.ACCEPTED): 10,
        ("pehla-qadam", State.PAUSED): 1,
        ("pehla-qadam", State.SENT): 1,
        ("saath-saath", State.ACCEPTED): 2,
    }
    assert all(one.decision_note for one in MenteeApplication.objects.filter(state=State.DECLINED))
    waiting = MentorApplication.objects.get(state=State.SENT).mentor
    assert (waiting.vettings.count(), waiting.time_zone) == (0, "Asia/Dubai")


def test_matches_are_new_half_way_at_risk_ended_and_made_again(loaded):
    now = timezone.now()
    pairs = Match.objects.filter(circle=None)
    assert Counter(pairs.values_list("end_reason", flat=True)) == {
        "": 11,
        EndReason.FINISHED: 1,
        EndReason.REACHED: 1,
        EndReason.TIME: 1,
    }
    assert {one.mentee.person.name for one in pairs.active() if one.risks.open().exists()} == {
        "Kashif Durrani",
        "Tasleem Khaskheli",
    }
    kashif = match_of("kashif")
    assert set(kashif.risks.open().values_list("kind", flat=True)) == {RiskKind.MISSED, RiskKind.NO_MEETING}
    again = Match.objects.filter(mentee__person__key=accounts.person_key("mahnoor"))
    assert sorted(again.values_list("ended_by", flat=True)) == ["", Side.MENTOR]
    assert pairs.active().filter(last_met_at=None).count() == 3
    assert all(one.begun_at < now and one.events.count() >= 1 for one in pairs)


def test_half_way_there_are_goals_meetings_notes_messages_and_check_ins(loaded):
    for key in ("amina", "bilal", "shahida", "waleed", "lubna"):
        match = match_of(key)
        meetings = Counter(Meeting.objects.of_match(match).values_list("state", flat=True))
        assert meetings[MeetingState.HELD] >= 3
        assert Meeting.objects.of_match(match).ahead(timezone.now()).count() == 1
        assert GoalStep.objects.filter(goal__match=match, done_at=None).exists()
        assert GoalStep.objects.filter(goal__match=match).exclude(done_at=None).exists()
        assert match.notes.filter(is_private=False).exists()
        assert set(match.messages.values_list("author", flat=True)) == {
            match.mentor.mentor.person_id,
            match.mentee.person_id,
        }
        assert match.check_ins.exclude(answered_at=None).count() >= 2
        assert match.last_met_at


def test_meetings_suit_both_and_no_mentor_is_in_two_places(loaded):
    for meeting in Meeting.objects.all():
        local = timezone.localtime(meeting.starts_at)
        assert 5 <= local.hour < 24
        assert (meeting.starts_at < timezone.now()) == (
            meeting.state in (MeetingState.HELD, MeetingState.MISSED)
        )
    taken = Meeting.objects.values_list("mentor__mentor", "starts_at")
    assert len(taken) == len(set(taken))
    assert not Attendance.objects.filter(match__mentee=None).exists()


def test_what_ended_has_thanks_from_both(loaded):
    done = Match.objects.filter(end_reason__in=(EndReason.FINISHED, EndReason.REACHED))
    assert [one.feedback.exclude(thanks="").count() for one in done] == [2, 2]
    thanked = Certificate.objects.filter(kind="mentoring").values_list("person__name", "achieved_at")
    assert dict(thanked) == {
        str(one.mentor.mentor): one.ended_at for one in Match.objects.exclude(ended_at=None)
    }


def test_circles_are_observed_and_a_minor_is_in_one_with_a_guardians_word(loaded):
    today = timezone.localdate()
    assert [(one.taken, one.messages.count() > 1) for one in Circle.objects.order_by("pk")] == [
        (3, True),
        (2, True),
    ]
    minors = [one for one in MenteeApplication.objects.all() if one.person.is_minor(today)]
    assert {one.programme.is_observed for one in minors} == {True}
    assert {one.state: bool(one.guardian_agreed_at) for one in minors} == {
        State.ACCEPTED: True,
        State.SENT: False,
    }


def test_rounds_are_over_offered_and_looked_through(loaded):
    rounds = Round.objects.order_by("programme__slug", "number")
    assert [(one.programme.slug, one.number, one.state) for one in rounds] == [
        ("pehla-qadam", 1, RoundState.CLOSED),
        ("pehla-qadam", 2, RoundState.CLOSED),
        ("pehla-qadam", 3, RoundState.PUBLISHED),
        ("saath-saath", 1, RoundState.CLOSED),
        ("saath-saath", 2, RoundState.CLOSED),
        ("saath-saath", 3, RoundState.OPEN),
    ]
    assert set(Run.objects.values_list("state", flat=True)) == {RunState.DONE}
    proposals = Proposal.objects.values_list("round__programme__slug", "state")
    assert Counter(proposals) == {
        ("pehla-qadam", ProposalState.MATCHED): 13,
        ("pehla-qadam", ProposalState.OFFERED): 3,
        ("pehla-qadam", ProposalState.PROPOSED): 6,
        ("saath-saath", ProposalState.MATCHED): 5,
        ("saath-saath", ProposalState.PROPOSED): 1,
    }
    assert not Proposal.objects.filter(reasons={}).exists()


def test_offers_are_open_and_answered_by_one_side(loaded):
    now = timezone.now()
    waiting = {
        proposal.mentee.person.name: sorted(
            (offer.side, offer.state) for offer in proposal.offers.filter(until__gt=now)
        )
        for proposal in Proposal.objects.offered()
    }
    assert waiting == {
        "Hina Gul": [(Side.MENTEE, OfferState.OPEN), (Side.MENTOR, OfferState.ACCEPTED)],
        "Rukhsar Soomro": [(Side.MENTEE, OfferState.ACCEPTED), (Side.MENTOR, OfferState.OPEN)],
        "Danish Ansari": [(Side.MENTEE, OfferState.OPEN), (Side.MENTOR, OfferState.OPEN)],
    }


def test_for_some_nobody_was_found_and_the_reasons_are_kept(loaded):
    alone = Unmatched.objects.select_related("mentee__person")
    assert {one.mentee.person.name for one in alone} == {
        "Gulmina Mandokhail",
        "Shehryar Hayat",
        "Ruqayya Shigri",
    }
    assert all(one.reasons["removed"] for one in alone)


def test_one_mentee_asks_a_mentor(loaded):
    asked = Request.objects.open(timezone.now()).get()
    assert (asked.mentee.person.name, str(asked.mentor.mentor)) == ("Naveed Akhtar", "Faisal Niazi")


def test_profiles_speak_both_languages_and_mentors_are_vetted(loaded):
    for mentor in Mentor.objects.all():
        assert mentor.about
        assert mentor.about_ur
        assert mentor.person.name_ur
    available = MentorApplication.objects.available(timezone.localdate())
    assert available.count() == 12


def test_a_second_load_changes_nothing():
    load()
    models = [
        *apps.get_app_config("hunar_mentorship").get_models(),
        *apps.get_app_config("hunar_people").get_models(),
    ]
    before = [list(model._base_manager.order_by("pk").values()) for model in models]
    load()
    assert [list(model._base_manager.order_by("pk").values()) for model in models] == before
    assert Match.objects.count() == 19
    assert Goal.objects.count() == 13
    assert Note.objects.count() == 14
    assert Message.objects.count() == 52
    assert Feedback.objects.count() == 5
    assert CheckIn.objects.filter(answered_at=None).exists()

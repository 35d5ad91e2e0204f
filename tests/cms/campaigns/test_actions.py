from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.campaigns import actions, asking, tokens
from cms.campaigns.actions import Tags
from cms.campaigns.consent import KEEP
from cms.campaigns.models import Campaign, CheckPair, Hit, Tally
from cms.campaigns.signals import campaign_ended, campaign_started
from cms.people.actions import withdraw_consent
from cms.people.models import Consent

from ...parallel import at_once
from ..people.factories import person
from .factories import campaign, day

RIGHT = {"first": "a", "second": "a"}


@pytest.fixture
def heard():
    """The campaigns that were told of, by signal."""
    found = []

    def begun(sender, campaign, **kwargs):
        found.append(("started", campaign.pk))

    def over(sender, campaign, **kwargs):
        found.append(("ended", campaign.pk))

    campaign_started.connect(begun)
    campaign_ended.connect(over)
    yield found
    campaign_started.disconnect(begun)
    campaign_ended.disconnect(over)


def answers(of, *, right):
    """By question: the right answers to the first so many, wrong ones to the rest."""
    asked = asking.questions(of.check_questions, "en", "en")
    return {
        question.key: next(choice.key for choice in question.choices if choice.is_right is (number < right))
        for number, question in enumerate(asked)
    }


@pytest.mark.django_db
def test_fold_adds_up_and_forgets_what_it_added():
    one = campaign()
    for _ in range(3):
        actions.count(one.pk, "visit", tags=Tags(channel="sms", language="ur", district="PK601"))
    actions.count(one.pk, "visit", tags=Tags(language="ur"))
    assert actions.fold() == 4
    actions.count(one.pk, "visit", tags=Tags(channel="sms", language="ur", district="PK601"))
    assert actions.fold() == 1
    assert actions.fold() == 0
    found = Tally.objects.values_list("what", "channel", "language", "district", "count")
    assert sorted(found) == [("visit", "", "ur", "", 1), ("visit", "sms", "ur", "PK601", 4)]
    assert Hit.objects.count() == 0


@pytest.mark.django_db
def test_fold_cut_off_counts_nothing_twice(monkeypatch):
    one = campaign()
    actions.count(one.pk, "poll", tags=Tags(), details=["a", "b"])
    add_up = actions._add_up
    monkeypatch.setattr(actions, "_add_up", lambda kind, number: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.fold()
    monkeypatch.setattr(actions, "_add_up", add_up)
    actions.fold()
    assert list(Tally.objects.order_by("detail").values_list("detail", "count")) == [("a", 1), ("b", 1)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_folds_at_once_count_each_hit_once():
    one = campaign()
    for _ in range(40):
        actions.count(one.pk, "visit", tags=Tags(language="en"))
    folded = at_once(4, lambda number: actions.fold())
    assert sum(folded) == 40
    assert list(Tally.objects.values_list("count", flat=True)) == [40]


@pytest.mark.django_db
def test_start_and_end_are_told_once(heard, django_capture_on_commit_callbacks):
    running, over = campaign("runs"), campaign("over", starts_on=day(-9), ends_on=day(-1))
    campaign("later", starts_on=day(3))
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            actions.tell_turns()
    assert heard == [("started", running.pk), ("ended", over.pk)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_start_is_told_once_by_many_ticks(heard):
    one = campaign()
    at_once(4, lambda number: actions.tell_turns())
    assert heard == [("started", one.pk)]


@pytest.mark.django_db
def test_first_answer_under_a_token_stands():
    one = campaign()
    for right in (0, 2):
        actions.begin_check(
            campaign=one, token="t", answers=answers(one, right=right), tags=Tags(language="en")
        )
    for right in (1, 2):
        known = actions.finish_check(campaign=one, token="t", answers=answers(one, right=right))
    assert (known.asked, known.before, known.after) == (2, 0, 1)
    assert CheckPair.objects.count() == 1


@pytest.mark.django_db
def test_after_without_before_is_nothing():
    one = campaign()
    assert actions.finish_check(campaign=one, token="t", answers=answers(one, right=2)) is None
    assert CheckPair.objects.count() == 0


@pytest.mark.django_db
def test_after_other_questions_is_refused():
    one = campaign()
    actions.begin_check(campaign=one, token="t", answers=answers(one, right=0), tags=Tags())
    one.check_questions = one.check_questions[:1]
    one.save()
    with pytest.raises(actions.Changed):
        actions.finish_check(campaign=one, token="t", answers=answers(one, right=1))


@pytest.mark.django_db
@pytest.mark.parametrize("dates", [{"starts_on": day(-9), "ends_on": day(-1)}, {"starts_on": day(2)}])
def test_check_outside_its_days_is_refused(dates):
    one = campaign(**dates)
    with pytest.raises(actions.Ended):
        actions.begin_check(campaign=one, token="t", answers={}, tags=Tags())


@pytest.mark.django_db
def test_database_refuses_more_right_than_asked():
    one = campaign()
    made = CheckPair(campaign=one, token="t", version="v", asked=2, before=3, begun_on=day(0))
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


def finished(one, token="t", **fields):
    fields = {"version": "v", "asked": 2, "before": 0, "after": 2, "begun_on": day(0)} | fields
    return CheckPair.objects.create(campaign=one, token=token, **fields)


@pytest.mark.django_db
def test_pair_is_tied_only_with_consent_and_stays_with_the_first():
    finished(campaign())
    first, second = person("Amina"), person("Bilal")
    assert actions.keep_pair(token="t", person=first, language="ur").person == first
    assert actions.keep_pair(token="t", person=second, language="en") is None
    assert Consent.objects.filter(person=first).is_given(KEEP.name)
    assert CheckPair.objects.get().person == first


@pytest.mark.django_db
def test_unfinished_pair_is_not_tied():
    finished(campaign(), after=None)
    someone = person()
    assert actions.keep_pair(token="t", person=someone, language="en") is None
    assert Consent.objects.count() == 0


@pytest.mark.django_db
def test_withdrawing_unties_and_keeps_the_pair():
    one = campaign()
    finished(one), finished(one, "u")
    leaves, stays = person("Amina"), person("Bilal")
    actions.keep_pair(token="t", person=leaves, language="en")
    actions.keep_pair(token="u", person=stays, language="en")
    withdraw_consent(person=leaves, purpose=KEEP.name, language="en")
    assert actions.untie_withdrawn() == 1
    assert list(CheckPair.objects.order_by("token").values_list("token", "person")) == [
        ("t", None),
        ("u", stays.pk),
    ]


@pytest.mark.django_db
def test_token_of_another_campaign_or_kind_is_not_read():
    one, other = campaign(), campaign("other")
    form, pair = tokens.new_form(one.key, "poll"), tokens.new_pair(one.key)
    assert tokens.read_form(form, one.key, "poll")
    assert tokens.read_form(form, one.key, "pledge") == tokens.read_form(form, other.key, "poll") == ""
    assert len(tokens.read_pair(pair, one.key)) == 64
    assert tokens.read_pair(pair, other.key) == tokens.read_pair("made up", one.key) == ""


@pytest.mark.django_db
def test_question_taken_away_stays_for_the_report():
    one = campaign()
    kept = asking.with_retired([], one.poll)
    assert asking.questions(kept, "en", "en") == []
    assert [question.retired for question in asking.questions(kept, "en", "en", retired=True)] == [True, True]


@pytest.mark.django_db
def test_longer_campaign_may_end_again():
    one = campaign(starts_on=day(-9), ends_on=day(-1))
    actions.tell_turns()
    assert Campaign.objects.get().ended_at
    again = campaign("again")
    Campaign.objects.filter(pk=again.pk).update(ended_at=timezone.now() - timedelta(days=1))
    from cms.campaigns.pages.compiling import compile_campaign

    compile_campaign(again.key)
    assert Campaign.objects.get(pk=again.pk).ended_at is None
    assert Campaign.objects.get(pk=one.pk).ended_at

"""Who may see a case, what officers may do with it, and that all of it is written down."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.notices.models import Notice
from cms.people.actions import person_of
from cms.safeguarding import actions
from cms.safeguarding.models import Case, CaseReading, Entry, Exclusion, Line, Measure, Officer, Subject
from tests.cms.accounts.factories import superuser
from tests.cms.people.factories import person

from .factories import case, officer, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def sadia():
    return officer().person


@pytest.fixture
def rashid():
    return person("Rashid Khan")


def fresh(this):
    return Case.objects.get(pk=this.pk)


def test_an_officer_sees_it_and_nobody_else_does(sadia, rashid):
    opened, admin = case(rashid), person_of(superuser())
    assert [list(Case.objects.visible_to(who)) for who in (sadia, admin, rashid, None)] == [
        [opened],
        [],
        [],
        [],
    ]


def test_an_officer_whose_time_is_over_sees_nothing(sadia, rashid):
    case(rashid)
    actions.end_officer(officer=Officer.objects.get())
    assert list(Case.objects.visible_to(sadia)) == []


def test_an_officer_never_sees_a_case_about_themselves_or_their_line(rashid):
    subject, above = officer(person=rashid), officer("Their superior", line=[rashid])
    opened = case(rashid)
    assert [list(Case.objects.visible_to(one.person)) for one in (subject, above)] == [[], []]
    assert list(Officer.objects.for_case(opened)) == []


def test_whoever_reported_does_not_judge_it(sadia, rashid):
    opened = case(rashid, reporter=sadia)
    assert list(Case.objects.visible_to(sadia)) == []
    with pytest.raises(actions.NotYours):
        actions.take_in_hand(case=opened, by=sadia)


PEOPLE = st.integers(0, 3)
ROWS = st.lists(st.tuples(PEOPLE, PEOPLE), max_size=4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(PEOPLE), ROWS, st.sets(PEOPLE), st.sets(PEOPLE), st.sets(PEOPLE))
def test_who_sees_a_case_is_the_same_from_both_ends(db, officers, lines, subjects, excluded, reporters):
    with transaction.atomic():
        people = [person(f"Person {number}") for number in range(4)]
        named = {number: officer(person=people[number]) for number in officers}
        opened = Case.objects.create(severity="low")
        Subject.objects.bulk_create(Subject(case=opened, person=people[n], name="x") for n in subjects)
        Exclusion.objects.bulk_create(Exclusion(case=opened, person=people[n], why="line") for n in excluded)
        rows = {(one, two) for one, two in lines if one in officers}
        Line.objects.bulk_create(Line(officer=named[one], person=people[two]) for one, two in rows)
        for number in reporters:
            report_of(opened, people[number])
        seeing = {one.person_id for one in Officer.objects.for_case(opened)}
        assert seeing == {one.pk for one in people if opened in Case.objects.visible_to(one)}
        assert seeing == {
            people[n].pk
            for n in officers - subjects - excluded - reporters
            if not any((n, subject) in rows for subject in subjects)
        }
        transaction.set_rollback(True)


def report_of(opened, reporter):
    made = report(reporter=reporter)
    made.case = opened
    made.save()


def test_taking_it_in_hand_is_for_one(sadia, rashid):
    opened, other = case(rashid), officer("Another").person
    assert [actions.take_in_hand(case=opened, by=who) for who in (sadia, other, sadia)] == [True, False, True]
    assert (fresh(opened).handler, fresh(opened).state) == (sadia, "in_hand")


def test_what_an_officer_who_leaves_had_in_hand_is_open_for_the_others(sadia, rashid):
    opened, other = case(rashid), officer("Another").person
    actions.take_in_hand(case=opened, by=sadia)
    Notice.objects.all().delete()
    actions.end_officer(officer=Officer.objects.get(person=sadia))
    assert (fresh(opened).state, fresh(opened).handler) == ("open", None)
    assert [notice.person for notice in Notice.objects.all()] == [other]


def test_what_an_erased_officer_had_in_hand_can_be_taken(sadia, rashid):
    opened = case(rashid)
    Case.objects.filter(pk=opened.pk).update(state="in_hand")
    assert fresh(opened).is_nobodys
    assert actions.take_in_hand(case=opened, by=sadia)
    assert (fresh(opened).handler, fresh(opened).is_nobodys) == (sadia, False)


def test_closing_what_was_changed_meanwhile_is_refused(sadia, rashid):
    opened = fresh(case(rashid))
    actions.add_note(case=opened, by=officer("Another").person, words="She called.")
    with pytest.raises(actions.CaseMoved):
        close(opened, sadia)
    close(fresh(opened), sadia)
    assert fresh(opened).outcome == "acted"


def test_a_report_that_joins_makes_closing_wait(sadia, rashid):
    opened = fresh(case(rashid))
    report(rashid, reporter=person("Other"))
    with pytest.raises(actions.CaseMoved):
        close(opened, sadia)


def close(opened, by, **kw):
    actions.close_case(case=opened, by=by, outcome="acted", words="Done.", version=opened.version, **kw)


def test_nothing_is_written_in_a_closed_case_until_it_is_opened_again(sadia, rashid):
    opened = fresh(case(rashid))
    close(opened, sadia)
    with pytest.raises(actions.CaseMoved):
        actions.add_note(case=opened, by=sadia, words="More.")
    actions.reopen_case(case=opened, by=sadia, words="She called again.")
    actions.add_note(case=opened, by=sadia, words="More.")
    assert [entry.kind for entry in opened.entries.all()] == ["opened", "closed", "reopened", "note"]


def test_it_is_not_opened_again_beside_another_about_the_same(sadia, rashid):
    opened = fresh(case(rashid))
    close(opened, sadia)
    report(rashid)
    with pytest.raises(actions.CaseMoved):
        actions.reopen_case(case=opened, by=sadia, words="")
    assert fresh(opened).state == "closed"


def test_reading_it_is_logged_once_an_hour_and_the_reporter_is_told_once(sadia, rashid):
    amina = person("Amina")
    opened = case(rashid, reporter=amina)
    for _ in "12":
        actions.note_reading(case=opened, by=sadia)
    assert [(reading.by, reading.case) for reading in CaseReading.objects.all()] == [(sadia, opened)]
    assert [notice.kind for notice in Notice.objects.for_person(amina)] == ["quiet_answer"]
    assert opened.reports.get().read_at is not None


def test_naming_the_subject_makes_it_vanish_for_them(sadia):
    opened, khan = report().case, officer("Khan").person
    actions.take_in_hand(case=opened, by=khan)
    assert actions.name_subject(case=opened, by=sadia, person=khan)
    assert [list(Case.objects.visible_to(who)) for who in (sadia, khan)] == [[opened], []]
    assert (fresh(opened).state, fresh(opened).handler) == ("open", None)
    assert report(khan).case == opened


def test_naming_a_subject_of_another_open_case_keeps_both(sadia, rashid):
    first, second = case(rashid), report().case
    actions.name_subject(case=second, by=sadia, person=rashid)
    assert report(rashid).case == first


def test_an_officer_with_a_conflict_steps_aside_and_the_others_are_told(sadia, rashid):
    opened, other = case(rashid), officer("Another").person
    Notice.objects.all().delete()
    assert actions.set_aside(case=opened, by=sadia, officer=sadia, words="My cousin.") == 1
    assert list(Case.objects.visible_to(sadia)) == []
    assert [notice.person for notice in Notice.objects.all()] == [other]


def test_a_measure_holds_until_its_day_or_until_lifted(sadia, rashid):
    opened = case(rashid)
    held = actions.take_measure(case=opened, by=sadia, person=rashid, kind="suspend_contact")
    hidden = actions.take_measure(
        case=opened,
        by=sadia,
        person=rashid,
        kind="hide_profile",
        until=timezone.now() + timedelta(hours=1),
    )
    assert actions.is_suspended(rashid)
    assert actions.hidden_ids() == {rashid.pk}
    assert set(actions.measures_against(rashid)) == {held, hidden}
    Measure.objects.filter(pk=hidden.pk).update(
        since=timezone.now() - timedelta(hours=2), until=timezone.now() - timedelta(hours=1)
    )
    assert actions.hidden_ids() == set()
    assert [actions.lift_measure(measure=held, by=sadia) for _ in "12"] == [True, False]
    assert not actions.is_suspended(rashid)


def test_the_same_measure_twice_is_one(sadia, rashid):
    opened = case(rashid)
    for _ in "12":
        actions.take_measure(case=opened, by=sadia, person=rashid, kind="suspend_contact")
    assert (Measure.objects.count(), Entry.objects.filter(kind="measure").count()) == (1, 1)


@pytest.mark.parametrize(("keep", "left"), [(False, 0), (True, 1)])
def test_measures_end_with_the_case_unless_they_are_kept(sadia, rashid, keep, left):
    opened = case(rashid)
    actions.take_measure(case=opened, by=sadia, person=rashid, kind="suspend_contact")
    close(fresh(opened), sadia, keep_measures=keep)
    assert Measure.objects.in_force().count() == left


def test_what_the_database_refuses(rashid):
    opened = case(rashid)
    for columns in ({"state": "closed"}, {"outcome": "acted"}, {"closed_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(pk=opened.pk).update(**columns)
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(case=opened, person=rashid, kind="suspend_pair")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry._base_manager.update(words="Nothing happened.")


def test_severity_is_judged_anew_and_an_open_case_is_due_anew(sadia, rashid):
    opened = case(rashid, danger="no")
    actions.set_severity(case=opened, by=sadia, severity="imminent", words="She called.")
    assert fresh(opened).due_at - timezone.now() <= timedelta(hours=1)
    entry = Entry.objects.get(kind="severity")
    assert (entry.value_words, entry.words) == ("Imminent harm", "She called.")


def test_officers_are_told_once_of_what_is_late(sadia, rashid):
    opened = case(rashid)
    Notice.objects.all().delete()
    assert actions.tell_what_is_late() == 0
    Case.objects.filter(pk=opened.pk).update(due_at=timezone.now() - timedelta(hours=1))
    assert [actions.tell_what_is_late(), actions.tell_what_is_late()] == [1, 1]
    assert Notice.objects.for_person(sadia).count() == 1


def test_an_officer_named_later_is_told_of_what_is_open(rashid):
    case(rashid)
    late = officer("Named later").person
    actions.tell_what_is_late()
    actions.tell_what_is_late()
    assert Notice.objects.for_person(late).count() == 1

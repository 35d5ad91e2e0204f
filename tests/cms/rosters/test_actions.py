"""Lists are looked through, brought in by slices, and never bring anybody twice."""

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from cms.accounts.models import User
from cms.people.actions import person_of
from cms.people.models import Consent, Person, PersonLanguage, Residence
from cms.rosters import actions
from cms.rosters.enums import Decision, Outcome, State
from cms.rosters.models import Entry, Phone, Roster
from cms.rosters.tasks import go_on
from tests.cms.accounts.factories import learner

from .factories import csv_of, upload, xlsx_of

AMINA, BILAL, NOOR = ("Amina Bibi", "0300 1234567"), ("Bilal", "0300 1234567"), ("Noor", "0333 7654321")
FULL = ("Name", "Name in Urdu", "Phone", "Gender", "Birth year", "District", "Area", "Languages")
SLICE_QUERIES = 19  # of 3 rows as of 30


def outcomes(roster):
    return list(roster.entries.values_list("number", "outcome"))


def everything():
    """How many rows there are in every table, but for those of lists and of tasks."""
    passed_over = ("hunar_rosters.roster", "hunar_rosters.entry", "django_tasks_database.dbtaskresult")
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.label_lower not in passed_over
    }


def uploads():
    storage = storages["hunar_private"]
    return storage.listdir("rosters")[1] if storage.exists("rosters") else []


def test_a_dry_run_writes_nothing_but_its_report(look):
    before = everything()
    roster = look(AMINA, BILAL, ("", "1"), AMINA)
    assert everything() == before
    assert (roster.state, roster.total, uploads()) == (State.READY, 4, [])
    assert outcomes(roster) == [(2, "new"), (3, "new"), (4, "refused"), (5, "held")]
    words = [" ".join(entry.words) for entry in roster.entries.all()]
    assert words == [
        "",
        "Row 2 has the same number.",
        "There is no name. “1” is not a phone number.",
        "Row 2 has the same name and number.",
    ]


def test_what_is_new_is_brought_in(bring, staff):
    roster = bring(
        data=csv_of(
            ("Amina Bibi", "آمنہ بی بی", "۰۳۰۰۱۲۳۴۵۶۷", "خاتون", "2001", "اٹک", "rural", "اردو (رواں)"),
            headings=FULL,
        ),
        channel="paper",
        language="ur",
    )
    person = Person.objects.get(name="Amina Bibi")
    assert (person.user, person.name_ur, person.gender, person.birth_year) == (
        None,
        "آمنہ بی بی",
        "woman",
        2001,
    )
    assert Phone.objects.get().phone == "+923001234567"
    assert Residence.objects.values_list("person", "district__code", "setting").get() == (
        person.pk,
        "PK601",
        "rural",
    )
    assert PersonLanguage.objects.values_list("person", "language", "level").get() == (
        person.pk,
        "ur",
        "fluent",
    )
    consent = Consent.objects.get(person=person)
    assert (consent.purpose, consent.given, consent.channel, consent.wording_language) == (
        "record",
        True,
        "paper",
        "ur",
    )
    assert consent.by == person_of(staff)
    assert (roster.state, outcomes(roster), roster.entries.get().person) == (
        State.DONE,
        [(2, "added")],
        person,
    )


def test_who_was_not_asked_has_agreed_to_nothing(bring):
    bring(AMINA)
    assert not Consent.objects.exists()


def test_the_same_file_again_changes_nothing(bring):
    bring(AMINA, BILAL, AMINA, ("", "1"))
    before = everything()
    again = bring(AMINA, BILAL, AMINA, ("", "1"))
    assert everything() == before
    assert outcomes(again) == [(2, "same"), (3, "same"), (4, "same"), (5, "refused")]


def test_nor_does_it_when_somebody_was_renamed_meanwhile(bring):
    bring(AMINA, BILAL)
    Person.objects.filter(name="Bilal").update(name="Bilal Ahmed")
    Phone.objects.all().delete()
    before = everything()
    assert outcomes(bring(AMINA, BILAL)) == [(2, "same"), (3, "same")]
    assert everything() == before


def test_the_same_people_in_another_file_are_known(bring):
    bring(AMINA)
    assert outcomes(bring(NOOR, AMINA)) == [(2, "added"), (3, "same")]
    assert outcomes(bring(data=xlsx_of(AMINA, NOOR))) == [(2, "same"), (3, "same")]


def test_other_details_of_the_same_name_and_number_are_held(bring):
    bring(AMINA)
    headings = ("Name", "Phone", "Birth year")
    roster = bring(data=csv_of((*AMINA, "2001"), headings=headings))
    assert outcomes(roster) == [(2, "held")]
    assert Person.objects.filter(name="Amina Bibi").count() == 1


def test_a_login_with_that_number_counts_too(bring):
    amina = learner(None, name="Amina Bibi", phone="+923001234567").person
    roster = bring(AMINA, BILAL)
    assert outcomes(roster) == [(2, "held"), (3, "added")]
    assert roster.entries.get(number=2).person == amina
    assert roster.entries.get(number=3).words == [
        "People here who have this number already: 1.",
        "Row 2 has the same number.",
    ]


def test_a_file_that_is_open_is_not_taken_twice(look, staff):
    roster = look(AMINA)
    assert actions.take_in(file=upload(csv_of(AMINA)), by=staff) == roster
    with pytest.raises(IntegrityError), transaction.atomic():
        Roster.objects.create(name="again", digest=roster.digest)


def test_a_broken_file_is_told_and_forgotten(look):
    roster = look(data=b"Name\n\xff\xfe")
    assert (roster.state, roster.failure, uploads()) == (State.FAILED, "bad_encoding", [])
    assert "CSV UTF-8" in roster.failure_words
    assert look(data=b"Phone\n1").failure == "no_headings"
    assert look(data=b"Name\n").failure == "empty"
    assert look(data=b"Name\nAmina\n" + b"B\n" * 600 + b"x" * 501).failure == "cell_too_long"
    assert not Entry.objects.exists()


def test_a_mistake_of_ours_is_told_too(look, monkeypatch, caplog):
    monkeypatch.setattr(actions, "known_to", lambda rows, digest: 1 / 0)
    assert look(AMINA).failure == "unexpected"
    assert "ZeroDivisionError" in caplog.text


def test_what_was_put_aside_is_forgotten(look, django_capture_on_commit_callbacks):
    roster = look(AMINA)
    assert actions.put_aside(roster=roster)
    assert not actions.put_aside(roster=roster)
    assert not actions.bring_in(roster=roster)
    assert (Entry.objects.count(), Roster.objects.get().state) == (0, State.DROPPED)
    assert look(AMINA).state == State.READY  # and it may be sent again


class Killed(BaseException):
    """The worker is gone, without a word."""


@pytest.fixture
def cut_after(monkeypatch, settings):
    """Let a worker die in the middle of the slice after so many whole ones."""

    def cut_after(slices, size):
        settings.HUNAR_ROSTERS = {"SLICE": size}
        whole, add_people, done = slices, actions.add_people, []

        def adding(entries, **more):
            add_people(entries, **more)
            done.append(entries)
            if len(done) > whole:
                raise Killed

        monkeypatch.setattr(actions, "add_people", adding)

    return cut_after


def test_a_run_that_was_killed_goes_on_and_doubles_nobody(look, cut_after, monkeypatch):
    people = [(f"Person {letter}", f"0300 12345{number}") for number, letter in enumerate("ABCDEFGHIJKL", 10)]
    roster = look(*people)
    actions.bring_in(roster=roster)
    with monkeypatch.context():
        cut_after(2, 3)
        with pytest.raises(Killed):
            go_on.func(roster.pk)
    cut = Person.objects.filter(name__startswith="Person").count()
    assert (cut, Entry.objects.new().count(), Roster.objects.get().state) == (6, 6, State.WRITING)
    monkeypatch.undo()
    for _ in range(2):  # the reaper brings the task back, and may do so once too often
        go_on.func(roster.pk)
    names = list(
        Person.objects.filter(name__startswith="Person").order_by("pk").values_list("name", flat=True)
    )
    assert names == [name for name, _phone in people]
    assert Phone.objects.count() == 12
    assert (Roster.objects.get().state, Entry.objects.counts()) == (State.DONE, {"added": 12})


def test_a_dry_run_that_was_killed_begins_anew(staff, monkeypatch):
    roster = actions.take_in(file=upload(csv_of(AMINA, BILAL, NOOR)), by=staff)
    monkeypatch.setattr(actions, "BATCH", 2)
    judged = actions.judged
    calls = []

    def dying(*args):
        calls.append(args)
        if len(calls) == 2:
            raise Killed
        return judged(*args)

    monkeypatch.setattr(actions, "judged", dying)
    with pytest.raises(Killed):
        go_on.func(roster.pk)
    assert (Entry.objects.count(), Roster.objects.get().state) == (2, State.READING)
    go_on.func(roster.pk)
    assert outcomes(Roster.objects.get()) == [(2, "new"), (3, "new"), (4, "new")]
    assert uploads() == []


def test_who_came_between_the_dry_run_and_the_writing_is_held(look, django_capture_on_commit_callbacks):
    first = look(AMINA, NOOR)
    learner(None, name="Amina Bibi", phone="+923001234567")
    with django_capture_on_commit_callbacks(execute=True):
        actions.bring_in(roster=first)
    assert outcomes(first) == [(2, "held"), (3, "added")]


def test_the_database_refuses_a_row_of_a_file_twice(bring):
    roster = bring(AMINA)
    row = roster.entries.get()
    again = Roster.objects.create(name="again", digest=roster.digest)
    entry = Entry(roster=again, digest=roster.digest, number=2, outcome=Outcome.ADDED, person=row.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()
    entry.number, entry.person = 3, None
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


@pytest.mark.parametrize(
    ("decision", "outcome", "people"),
    [(Decision.SAME, "joined", 1), (Decision.ANOTHER, "added", 2), (Decision.LEAVE, "left", 1)],
)
@pytest.mark.parametrize("earlier", [True, False])
def test_a_possible_duplicate_is_settled_by_a_person(bring, staff, decision, outcome, people, earlier):
    """Whether the other one was here before, or is a row above in the same list."""
    headings = (*FULL[:1], "Phone", "Birth year")
    if earlier:
        bring(AMINA)
        roster = bring(data=csv_of((*AMINA, "2001"), headings=headings))
    else:
        roster = bring(data=csv_of((*AMINA, ""), (*AMINA, "2001"), headings=headings))
    held = roster.entries.held().get()
    assert actions.decide(entry_id=held.pk, decision=decision, by=staff)
    assert not actions.decide(entry_id=held.pk, decision=Decision.ANOTHER, by=staff)
    held.refresh_from_db()
    assert (held.outcome, held.decided_by, Person.objects.filter(name="Amina Bibi").count()) == (
        outcome,
        staff,
        people,
    )
    first = Person.objects.filter(name="Amina Bibi").order_by("pk").first()
    assert (held.person == first) == (decision == Decision.SAME)
    assert first.birth_year is None  # never merged


def test_nothing_is_decided_before_the_list_is_in(look, staff):
    held = look(AMINA, AMINA).entries.held().get()
    assert not actions.decide(entry_id=held.pk, decision=Decision.ANOTHER, by=staff)


@pytest.mark.parametrize("rows", [3, 30])
def test_a_slice_costs_the_same_however_many_rows(look, rows, django_assert_num_queries):
    people = [(f"Person {n}", f"0300 12345{n}", "Attock", "Urdu (fluent)") for n in range(10, 10 + rows)]
    roster = look(data=csv_of(*people, headings=("Name", "Phone", "District", "Languages")), channel="paper")
    actions.bring_in(roster=roster)
    person_of(roster.by)
    with django_assert_num_queries(SLICE_QUERIES):
        assert actions.write_slice(roster_id=roster.pk) == rows


def test_people_of_a_list_cannot_sign_in(bring):
    users = User.objects.count()
    bring(AMINA)
    assert User.objects.count() == users

"""Two members of staff press at once, two workers take the same list, two lists hold the same people."""

import pytest
from django.db import connection

from cms.people.models import Person
from cms.rosters import actions
from cms.rosters.enums import Outcome, State
from cms.rosters.models import Entry, Phone, Roster
from cms.rosters.tasks import go_on
from tests.cms.accounts.factories import user
from tests.parallel import at_once

from .factories import csv_of, upload

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
AT_ONCE = 4
PEOPLE = [(f"Person {letter}", f"0300 12345{number}") for number, letter in enumerate("ABCDEFGHIJKL", 10)]


@pytest.fixture(autouse=True)
def _small_steps(settings, monkeypatch):
    """Many slices and batches, so that they meet; nothing goes on before the test says so."""
    settings.HUNAR_ROSTERS = {"SLICE": 2}
    monkeypatch.setattr(actions, "BATCH", 2)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}


def ready(*rows):
    roster = actions.take_in(file=upload(csv_of(*rows)), by=user(name="Farida"))
    go_on.func(roster.pk)
    return Roster.objects.get(pk=roster.pk)


def brought() -> list[str]:
    return sorted(Person.objects.filter(name__startswith="Person").values_list("name", flat=True))


def test_the_same_file_sent_at_once_is_one_list():
    who = user(name="Farida")
    lists = at_once(AT_ONCE, lambda _: actions.take_in(file=upload(csv_of(*PEOPLE)), by=who).pk)
    assert len(set(lists)) == Roster.objects.count() == 1
    storage = Roster.objects.get().file.storage
    assert [storage.exists(Roster.objects.get().file.name), len(storage.listdir("rosters")[1])] == [True, 1]


def test_pressed_at_once_one_press_counts():
    roster = ready(*PEOPLE)
    assert sorted(at_once(AT_ONCE, lambda _: actions.bring_in(roster=roster))) == [False, False, False, True]


def test_pressed_against_each_other_one_of_them_wins():
    roster = ready(*PEOPLE)
    acts = (actions.bring_in, actions.put_aside)
    won = at_once(AT_ONCE, lambda number: acts[number % 2](roster=roster))
    assert won.count(True) == 1
    assert Roster.objects.get().state == (State.WRITING if True in won[::2] else State.DROPPED)


def test_workers_that_write_the_same_list_double_nobody():
    roster = ready(*PEOPLE)
    actions.bring_in(roster=roster)
    at_once(AT_ONCE, lambda _: go_on.func(roster.pk))
    assert brought() == [name for name, _phone in PEOPLE]
    assert (Phone.objects.count(), Roster.objects.get().state) == (len(PEOPLE), State.DONE)
    assert Entry.objects.counts() == {Outcome.ADDED: len(PEOPLE)}


def test_workers_that_look_through_the_same_list_make_one_report():
    roster = actions.take_in(file=upload(csv_of(*PEOPLE)), by=user(name="Farida"))
    at_once(AT_ONCE, lambda _: go_on.func(roster.pk))
    assert (Roster.objects.get().state, Roster.objects.get().total) == (State.READY, len(PEOPLE))
    assert Entry.objects.counts() == {Outcome.NEW: len(PEOPLE)}


def test_lists_with_the_same_people_written_at_once_bring_them_once():
    lists = [ready(*PEOPLE), ready(*reversed(PEOPLE))]
    for roster in lists:
        actions.bring_in(roster=roster)
    at_once(2, lambda number: go_on.func(lists[number].pk))
    assert brought() == [name for name, _phone in PEOPLE]
    assert Entry.objects.counts() == {Outcome.ADDED: len(PEOPLE), Outcome.SAME: len(PEOPLE)}


def test_a_duplicate_settled_at_once_is_settled_once():
    roster = ready(PEOPLE[0], PEOPLE[0])
    actions.bring_in(roster=roster)
    go_on.func(roster.pk)
    held, who = Entry.objects.held().get(), user(name="Farida")
    settled = at_once(AT_ONCE, lambda _: actions.decide(entry_id=held.pk, decision="another", by=who))
    assert settled.count(True) == 1
    assert brought() == ["Person A", "Person A"]


def test_a_connection_that_is_cut_in_the_middle_of_a_slice_loses_that_slice_alone(monkeypatch):
    roster = ready(*PEOPLE)
    actions.bring_in(roster=roster)
    add_people, slices = actions.add_people, []

    def cutting(entries, **more):
        add_people(entries, **more)
        slices.append(entries)
        if len(slices) == 3:
            connection.connection.close()

    monkeypatch.setattr(actions, "add_people", cutting)
    with pytest.raises(Exception, match="clos"):
        go_on.func(roster.pk)
    monkeypatch.setattr(actions, "add_people", add_people)
    connection.close()
    assert len(brought()) == 4
    go_on.func(roster.pk)
    assert brought() == [name for name, _phone in PEOPLE]

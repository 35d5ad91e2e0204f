"""What lists hold of a person goes with them, and the same list does not bring them back."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.people.models import Person
from cms.people.retention import let_go
from cms.privacy.erasing import erase
from cms.rosters.enums import State
from cms.rosters.models import Entry, Phone, Roster

from .factories import csv_of

AMINA, HERS = ("Amina Khatoon", "0300 1234567"), "+923001234567"


def test_an_erased_person_is_in_no_list_and_does_not_come_back(bring):
    bring(AMINA, ("Noor", "0333 7654321"))
    amina = Person.objects.get(name="Amina Khatoon")
    erase(amina, given_up=[])
    row = Entry.objects.get(number=2)
    assert (row.outcome, row.name, row.phone, row.rest, row.notes, row.fingerprint) == (
        "gone",
        "",
        "",
        {},
        [],
        "",
    )
    assert not Phone.objects.filter(phone=HERS).exists()
    again = bring(AMINA, ("Noor", "0333 7654321"))
    assert list(again.entries.values_list("outcome", flat=True)) == ["same", "same"]
    assert not Person.objects.filter(name="Amina Khatoon").exists()


def test_rows_that_were_refused_are_struck_as_well(bring):
    bring(AMINA)
    bring(AMINA, (AMINA[0], "nonsense"))
    assert Entry.objects.filter(name=AMINA[0]).count() == 3
    erase(Person.objects.get(name=AMINA[0]), given_up=[])
    assert not Entry.objects.filter(name=AMINA[0]).exists()


def test_a_row_that_waits_goes_too(bring):
    bring(AMINA)
    bring(data=csv_of((*AMINA, "2001"), headings=("Name", "Phone", "Birth year")))
    erase(Person.objects.get(name=AMINA[0]), given_up=[])
    assert sorted(Entry.objects.values_list("outcome", "name", "phone")) == [
        ("gone", "", ""),
        ("left", "", ""),
    ]


@pytest.mark.parametrize(
    ("state", "days", "stays"),
    [(State.DONE, 360, True), (State.DONE, 366, False), (State.READY, 29, True), (State.READY, 31, False)],
)
def test_lists_are_kept_for_a_time(bring, state, days, stays):
    roster = bring(AMINA)
    roster.file.save("people.csv", ContentFile(b"Name"))
    storage, name = roster.file.storage, roster.file.name
    Roster.objects.update(state=state, created_at=timezone.now() - timedelta(days=days))
    let_go(only=["hunar_rosters.roster", "hunar_rosters.roster.waiting"])
    assert (Roster.objects.exists(), Entry.objects.exists(), storage.exists(name)) == (stays, stays, stays)
    assert Person.objects.filter(name=AMINA[0]).exists()

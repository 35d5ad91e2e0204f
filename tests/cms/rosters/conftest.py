"""A list goes in by one call, and a worker sees to it."""

import pytest
from django.core.files.storage import storages

from cms.rosters import actions
from cms.rosters.models import Roster
from tests.cms.accounts.factories import user
from tests.cms.people.factories import district

from .factories import csv_of, sent


@pytest.fixture(autouse=True)
def _empty_storage():
    storages["hunar_private"]._root._children.clear()


@pytest.fixture
def staff(db):
    district()
    return user(name="Farida")


@pytest.fixture
def look(staff, django_capture_on_commit_callbacks):
    """Send a list (rows, or the bytes of a file) and have it looked through."""

    def look(*rows, data=None, **more):
        with django_capture_on_commit_callbacks(execute=True):
            roster = sent(data if data is not None else csv_of(*rows), by=staff, **more)
        return Roster.objects.get(pk=roster.pk)

    return look


@pytest.fixture
def bring(look, django_capture_on_commit_callbacks):
    """Send a list, and bring in what is new on it."""

    def bring(*rows, **more):
        roster = look(*rows, **more)
        with django_capture_on_commit_callbacks(execute=True):
            actions.bring_in(roster=roster)
        return Roster.objects.get(pk=roster.pk)

    return bring

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.people.actions import note_view
from cms.people.holdings import Keeping, keepings
from cms.people.models import RecordView
from cms.people.retention import _delete, let_go
from cms.people.ticks import TICKS
from tests.cms.accounts.factories import superuser

from .factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions():
    now = timezone.now()
    for key, days in (("over", -1), ("going", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))


def left():
    return set(Session.objects.values_list("pk", flat=True))


def run(*arguments):
    out = StringIO()
    call_command("retention", *arguments, stdout=out)
    return out.getvalue()


def test_a_dry_run_counts_and_deletes_nothing(sessions):
    assert run("sessions.session", "--dry-run").split()[:2] == ["1", "sessions.session"]
    assert left() == {"over", "going"}


def test_the_command_deletes_what_is_over_its_time(sessions):
    run()
    assert left() == {"going"}


def test_a_tick_does_the_same(sessions):
    for tick in TICKS:
        tick()
    assert left() == {"going"}


def test_a_kind_that_is_not_there_is_told():
    with pytest.raises(CommandError, match=r"nothing\.here"):
        run("nothing.here")


def test_a_site_keeps_longer_or_shorter(sessions, settings):
    settings.HUNAR_PEOPLE = {"KEEP_DAYS": {"sessions.session": 2}}
    assert [gone.rows for gone in let_go(only=["sessions.session"])] == [0]
    settings.HUNAR_PEOPLE = {"KEEP_DAYS": {"sessions.session": -2}}
    assert [gone.rows for gone in let_go(only=["sessions.session"])] == [2]


def test_the_view_log_is_kept_for_a_year():
    amina = person()
    note_view(person=amina, user=superuser(), what="hunar_people.person")
    year = timedelta(days=366)
    view = RecordView.objects.get()
    view.delete()
    view.at -= year
    view.save(force_insert=True)
    assert [gone.rows for gone in let_go(only=["hunar_people.recordview"])] == [1]


def test_files_go_with_their_rows(monkeypatch):
    from wagtail.models import UploadedFile

    upload = UploadedFile.objects.create(file=ContentFile(b"x", name="x.txt"))
    keeping = Keeping(model="wagtailcore.UploadedFile", since="pk", days=0, why="", files=("file",))
    assert _delete(UploadedFile.objects.all(), keeping) == 1
    assert not upload.file.storage.exists(upload.file.name)


def test_every_kind_has_a_name_of_its_own_and_a_reason():
    names = [keeping.name for keeping in keepings()]
    assert len(names) == len(set(names))
    assert all(str(keeping.why) for keeping in keepings())
    for keeping in keepings():
        keeping.due(now=timezone.now(), days=keeping.days).count()  # its columns are there

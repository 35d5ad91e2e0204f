"""A copy of one's data: whole, in one's language, made once, fetched by nobody else, gone after some days."""

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from cms.certificates.actions import print_certificate
from cms.people.retention import let_go
from cms.privacy import actions
from cms.privacy.actions import TooManyExports, ask_again_for_what_is_owed, ask_for_export, build_export
from cms.privacy.enums import ExportState
from cms.privacy.models import Export
from courses.actions import enrol
from tests.cms.accounts.factories import learner
from tests.cms.certificates.factories import award
from tests.courses.factories import course

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    person = learner("amina@example.org", name="Amina Khatoon", phone="+923001234567").person
    person.name, person.name_ur, person.gender = "Amina Khatoon", "آمنہ خاتون", "woman"
    person.save()
    return person


def made(person, language="en"):
    export = ask_for_export(person=person, language=language)
    assert build_export(export_id=export.pk)
    export.refresh_from_db()
    return export


def opened(export):
    return ZipFile(io.BytesIO(export.file.read()))


def test_the_copy_holds_all_in_two_forms_and_the_certificates(amina):
    enrol(person=amina, course=course("Freelancing"))
    certificate = award(person=amina)
    print_certificate(certificate_id=certificate.pk)
    archive = opened(made(amina))
    assert archive.namelist() == ["data.json", "data.html", f"files/{certificate.number}.pdf"]
    data = json.loads(archive.read("data.json"))
    told = {section["name"]: section for section in data["sections"]}
    (person,) = told["hunar_people.person"]["rows"]
    assert (person["name"], person["gender"]) == ("Amina Khatoon", "Woman")
    assert told["hunar_accounts.user"]["rows"][0]["phone"] == "+923001234567"
    assert told["hunar_courses.enrolment"]["rows"][0]["course"] == "Freelancing"
    assert told["hunar_certificates.certificate"]["rows"][0]["number"] == certificate.number
    assert b"Amina Khatoon" in archive.read("data.html")


def test_no_secret_leaves_with_it(amina):
    archive = opened(made(amina))
    words = archive.read("data.json").decode() + archive.read("data.html").decode()
    assert amina.user.password not in words
    assert "pin" not in json.loads(archive.read("data.json"))["sections"][0]["labels"]


def test_nothing_of_others_is_in_it(amina):
    other = learner("bilal@example.org", name="Bilal Ahmed").person
    enrol(person=other, course=course("Design"))
    assert b"Bilal" not in opened(made(amina)).read("data.json")


def test_the_copy_speaks_the_persons_language(amina):
    archive = opened(made(amina, "ur"))
    page = archive.read("data.html").decode()
    assert '<html lang="ur" dir="rtl">' in page
    assert "آمنہ خاتون" in page
    told = {section["name"]: section for section in json.loads(archive.read("data.json"))["sections"]}
    assert told["hunar_people.person"]["rows"][0]["gender"] == "عورت"


def test_it_is_told_when_it_is_ready(amina, committed):
    with committed():
        ask_for_export(person=amina, language="en")
    assert Export.objects.get().state == ExportState.READY  # the task ran
    assert [notice.kind for notice in amina.notices.all()] == ["privacy_copy_ready"]


def test_while_one_is_made_asking_again_finds_it(amina):
    assert ask_for_export(person=amina, language="en") == ask_for_export(person=amina, language="ur")


def test_making_it_twice_makes_one(amina):
    export = made(amina)
    assert build_export(export_id=export.pk) is True
    assert export.file.storage.listdir("exports")[1] == [f"{export.key}.zip"]
    assert amina.notices.count() == 1


def test_asking_too_often_is_refused(amina, settings):
    settings.HUNAR_PRIVACY = {"EXPORTS_PER_DAY": 2}
    made(amina), made(amina)
    with pytest.raises(TooManyExports):
        ask_for_export(person=amina, language="en")
    Export.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    ask_for_export(person=amina, language="en")


def test_a_copy_whose_person_went_meanwhile_leaves_no_file(amina, monkeypatch):
    export = ask_for_export(person=amina, language="en")

    def pack(**_):
        Export.objects.all().delete()

    monkeypatch.setattr(actions, "pack", pack)
    assert build_export(export_id=export.pk) is False
    assert export.file.storage.listdir("exports")[1] == []


def test_a_lost_task_is_set_going_again(amina, committed):
    ask_for_export(person=amina, language="en")
    assert ask_again_for_what_is_owed() == 0  # a worker may be at it
    Export.objects.update(asked_at=timezone.now() - timedelta(minutes=20))
    assert ask_again_for_what_is_owed() == 1
    assert Export.objects.get().state == ExportState.READY


def test_what_fails_again_and_again_is_told_to_have_failed(amina, monkeypatch, settings):
    settings.HUNAR_PRIVACY = {"EXPORT_ATTEMPTS": 2}
    export = ask_for_export(person=amina, language="en")

    def pack(**_):
        raise OSError("no room")

    monkeypatch.setattr(actions, "pack", pack)
    for _ in range(2):
        with pytest.raises(OSError, match="no room"):
            build_export(export_id=export.pk)
    assert build_export(export_id=export.pk) is False
    Export.objects.update(asked_at=timezone.now() - timedelta(minutes=20))
    ask_again_for_what_is_owed()
    assert Export.objects.get().state == ExportState.FAILED
    ask_for_export(person=amina, language="en")  # and a new one may be asked for


def test_a_copy_is_gone_after_its_days(amina):
    export = made(amina)
    Export.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert sum(gone.rows for gone in let_go(only=["hunar_privacy.export"])) == 1
    assert not export.file.storage.exists(export.file.name)

"""Bringing a course in through Wagtail's admin."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from cms.accounts.models import User
from courses.interop.olx import actions
from courses.interop.olx.enums import State
from courses.interop.olx.models import CourseImport
from courses.interop.olx.sending import send_course
from courses.interop.olx.storage import private_storage
from courses.pages.models import CoursePage

from .factories import catalogue, course_files, picture, tar_of


@pytest.fixture
def parent(db):
    return catalogue()


def staff(*codenames, pages=()):
    """A user of the admin with these permissions, who may add pages below those."""
    user = User.objects.create_user(email=f"u{User.objects.count()}@example.org", password="x")
    group = Group.objects.create(name=f"group {Group.objects.count()}")
    names = ["access_admin", *codenames]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    for page in pages:
        for action in ("add_page", "change_page"):
            permission = Permission.objects.get(codename=action, content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def importer(client, parent):
    user = staff("add_courseimport", pages=[parent])
    client.force_login(user)
    return user


def archive(tmp_path, **changes):
    path = tar_of(tmp_path / "course.tar.gz", course_files(**changes))
    return SimpleUploadedFile("course.tar.gz", path.read_bytes(), "application/gzip")


def send(client, capture, file, parent):
    with capture(execute=True):
        return client.post(reverse("hunar_olx:add"), {"file": file, "catalogue": parent.pk})


def waiting_uploads():
    storage = private_storage()
    return storage.listdir("olx")[1] if storage.exists("olx") else []


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_course_is_sent_read_and_reported(
    client, tmp_path, importer, parent, django_capture_on_commit_callbacks
):
    response = send(client, django_capture_on_commit_callbacks, archive(tmp_path), parent)
    record = CourseImport.objects.get()
    assert response.url == reverse("hunar_olx:report", args=[record.pk])
    assert (record.state, record.user, record.name, record.file.name) == (
        State.DONE,
        importer,
        "course.tar.gz",
        "",
    )
    assert CoursePage.objects.get().owner == importer
    assert waiting_uploads() == []
    page = client.get(response.url)
    assert "Refresh" not in page.headers
    assert "Everything (6)" in text(page)
    assert reverse("wagtailadmin_pages:edit", args=[CoursePage.objects.get().pk]) in page.content.decode()
    refused = client.get(response.url, {"outcome": "changed"})
    assert "What has an eye?" not in text(refused)
    assert [row.usage for row in refused.context["lines"]] == ["sequential/s1", "vertical/v1"]


def test_broken_archive_is_told_and_its_upload_deleted(
    client, tmp_path, importer, parent, django_capture_on_commit_callbacks
):
    pages = Page.objects.count()
    file = archive(tmp_path, html__h1_html=None, static__eye_png=picture())
    response = send(client, django_capture_on_commit_callbacks, file, parent)
    record = CourseImport.objects.get()
    assert (record.state, record.failure) == (State.FAILED, "missing_file")
    assert "html/h1.html is named by html/h1.xml, but is not in the archive." in text(
        client.get(response.url)
    )
    assert (Page.objects.count(), waiting_uploads(), record.lines.count()) == (pages, [], 0)


def test_report_looks_again_while_the_course_is_read(client, importer, parent):
    record = CourseImport.objects.create(name="c", parent=parent, state=State.READING, progress=50, total=200)
    page = client.get(reverse("hunar_olx:report", args=[record.pk]))
    assert page.headers["Refresh"] == "3"
    assert '<progress id="progress" class="hunar-olx-progress" value="50" max="200">' in page.content.decode()


def test_report_comes_as_csv(client, tmp_path, importer, parent, django_capture_on_commit_callbacks):
    evil = '<course display_name="=cmd()" language="en"><chapter url_name="ch1"/></course>'
    send(client, django_capture_on_commit_callbacks, archive(tmp_path, course__run_xml=evil), parent)
    page = client.get(reverse("hunar_olx:csv", args=[CourseImport.objects.get().pk]))
    lines = page.content.decode().splitlines()
    assert lines[0] == "\ufeffPart,Name on the old platform,Title,Outcome,Why and what"
    assert lines[1] == "course,Org/C1/run,'=cmd(),imported,"
    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("content", [b"hello", b"", b"%PDF"])
def test_what_is_no_archive_is_turned_away_at_once(client, importer, parent, content):
    file = SimpleUploadedFile("course.tar.gz", content)
    page = client.post(reverse("hunar_olx:add"), {"file": file, "catalogue": parent.pk})
    assert (page.status_code, CourseImport.objects.count()) == (200, 0)
    assert page.context["form"].errors["file"]


def test_archive_past_the_limit_is_turned_away(client, tmp_path, importer, parent, settings):
    settings.HUNAR_OLX = {"MAX_ARCHIVE_MB": 0}
    page = client.post(reverse("hunar_olx:add"), {"file": archive(tmp_path), "catalogue": parent.pk})
    assert page.context["form"].errors["file"] == ["The archive is larger than 0\xa0bytes."]


def test_only_catalogues_one_may_add_to_are_offered(client, importer, parent):
    other = catalogue("ur")
    page = client.get(reverse("hunar_olx:add"))
    assert list(page.context["form"].fields["catalogue"].queryset) == [parent]
    file = SimpleUploadedFile("c.zip", b"PK\x03\x04")
    page = client.post(reverse("hunar_olx:add"), {"file": file, "catalogue": other.pk})
    assert list(page.context["form"].errors) == ["catalogue"]


@pytest.mark.parametrize(
    ("codenames", "index", "add", "report"),
    [((), 302, 302, 302), (("view_courseimport",), 200, 302, 200), (("add_courseimport",), 200, 200, 200)],
)
def test_screens_are_guarded(client, parent, codenames, index, add, report):
    record = CourseImport.objects.create(name="c", parent=parent, state=State.DONE)
    client.force_login(staff(*codenames))
    urls = [reverse(f"hunar_olx:{name}") for name in ("index", "add")]
    reports = [reverse(f"hunar_olx:{name}", args=[record.pk]) for name in ("report", "csv")]
    found = [client.get(url).status_code for url in (*urls, *reports)]
    assert found == [index, add, report, report]


def test_guest_is_asked_to_sign_in(client, db):
    assert client.get(reverse("hunar_olx:index")).status_code == 302


def test_list_names_every_import(client, importer, parent):
    for name in ("one.tar.gz", "two.zip"):
        CourseImport.objects.create(name=name, parent=parent, state=State.DONE, user=importer)
    words = text(client.get(reverse("hunar_olx:index")))
    assert words.index("two.zip") < words.index("one.tar.gz")


def test_import_cut_short_can_run_again(tmp_path, parent, django_capture_on_commit_callbacks):
    record = send_course(file=archive(tmp_path), parent=parent, user=None)
    CourseImport.objects.filter(pk=record.pk).update(state=State.WRITING)  # as a killed worker leaves it
    actions.run_import(import_id=record.pk)
    actions.run_import(import_id=record.pk)
    record.refresh_from_db()
    assert (record.state, CoursePage.objects.count(), record.lines.count()) == (State.DONE, 1, 6)


def test_slip_of_ours_is_told_without_details(tmp_path, parent, monkeypatch):
    monkeypatch.setattr(actions, "read_course", lambda root: 1 / 0)
    record = send_course(file=archive(tmp_path), parent=parent, user=None)
    actions.run_import(import_id=record.pk)
    record.refresh_from_db()
    assert (record.state, record.failure, waiting_uploads()) == (State.FAILED, "unexpected", [])

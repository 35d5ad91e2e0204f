"""A file that stands in lessons is given to whoever may read one of them. Every test has something that could leak."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import GroupPagePermission

from cms.pages.models import StandardPage
from cms.people.actions import person_of
from courses import actions
from courses.models import Course, Enrolment
from courses.pages.models import LessonPage

from ..cms.accounts.factories import learner, superuser, user
from .factories import course_page, home

pytestmark = pytest.mark.django_db
SECRET = b"What only learners may have."


@pytest.fixture(autouse=True)
def _files_on_disk(files_on_disk):
    """Wagtail's own way of sending a file."""


@pytest.fixture
def document():
    return get_document_model().objects.create(title="Notes", file=ContentFile(SECRET, name="notes.pdf"))


def download(document):
    return ("download", {"document": document, "title": "", "about": ""})


def course_with(*body, lessons=1, **fields):
    return course_page(lessons=lessons, lesson={"body": list(body), **fields})


def enrolled(page, **fields):
    who = learner()
    actions.enrol(person=person_of(who), course=Course.objects.get(key=page.translation_key))
    return who


def is_given(client, document, who=None) -> bool:
    if who:
        client.force_login(who)
    response = client.get(document.url)
    client.logout()
    return response.status_code == 200 and b"".join(response) == SECRET


def test_a_guest_is_sent_to_sign_in_and_comes_back(client, document):
    course_with(download(document))
    response = client.get(document.url)
    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={document.url}"
    assert not is_given(client, document)


def test_learners_of_the_course_have_it_and_nobody_else(client, document):
    page, other = course_with(download(document)), course_page("Another")
    assert is_given(client, document, enrolled(page))
    assert not is_given(client, document, enrolled(other))
    assert not is_given(client, document, learner())


def test_whoever_is_not_in_the_course_is_told_so_on_its_page(client, document):
    page = course_with(download(document))
    client.force_login(learner())
    response = client.get(document.url, follow=True)
    assert response.redirect_chain[-1][0] == page.url
    assert "Please enrol in the course first." in response.content.decode()


def test_a_learner_who_withdrew_has_it_no_longer_and_again_on_return(client, document):
    page = course_with(download(document))
    who = enrolled(page)
    enrolment = Enrolment.objects.get()
    actions.withdraw(enrolment=enrolment)
    assert not is_given(client, document, who)
    actions.enrol(person=person_of(who), course=enrolment.course)
    assert is_given(client, document, who)


def test_a_module_that_is_not_open_yet_keeps_its_files(client, document):
    page = course_page(
        lessons=1, lesson={"body": [download(document)]}, module={"release": "days", "release_days": 3}
    )
    who = enrolled(page)
    assert not is_given(client, document, who)
    client.force_login(who)
    assert "not open yet" in client.get(document.url, follow=True).content.decode()


@pytest.mark.parametrize("fields", [{}, {"live": False}])
def test_editors_of_the_lesson_have_it(client, document, fields):
    page = course_with(download(document), **fields)
    editors = Group.objects.create(name="Course editors of this page")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=editors, page=page, permission=change)
    editor = user()
    editor.groups.add(editors)
    assert is_given(client, document, editor)
    assert is_given(client, document, superuser())
    assert not is_given(client, document, user())


def test_what_also_stands_on_an_open_page_is_open(client, document):
    course_with(download(document))
    page = home().add_child(instance=StandardPage(title="Help", body=[download(document)], live=False))
    assert not is_given(client, document)  # not published yet
    page.live = True
    page.save()
    assert is_given(client, document)


def test_a_file_of_an_open_lesson_is_open_until_its_course_is_archived(client, document):
    page = course_with(download(document), is_open=True)
    assert is_given(client, document)
    page.unpublish()
    actions.archive_course(page.translation_key)
    assert not is_given(client, document)


def test_a_lesson_that_is_no_longer_live_gives_its_file_to_no_learner(client, document):
    page = course_with(download(document))
    who = enrolled(page)
    LessonPage.objects.get().unpublish()
    client.force_login(who)
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        lambda pk: ("text", f'<p><a linktype="document" id="{pk}">Notes</a></p>'),
        lambda pk: ("video", {"title": "Film", "url": "https://youtu.be/dQw4w9WgXcQ", "captions": pk}),
        lambda pk: ("audio", {"title": "Talk", "file": pk}),
    ],
    ids=["link", "captions", "audio"],
)
def test_links_captions_and_recordings_are_guarded_alike(client, document, body):
    kind, value = body(document.pk)
    page = course_with()
    lesson = LessonPage.objects.get()
    lesson.body = lesson.body.stream_block.to_python([{"type": kind, "value": value}])
    lesson.save()
    assert not is_given(client, document)
    assert is_given(client, document, enrolled(page))


def test_a_file_that_no_lesson_uses_is_wagtails_to_give(client, document):
    assert is_given(client, document)


def test_a_part_is_refused_like_the_whole(client, document):
    page = course_with(download(document))
    assert client.get(document.url, headers={"Range": "bytes=0-9"}).status_code == 302
    client.force_login(enrolled(page))
    part = client.get(document.url, headers={"Range": "bytes=5-8"})
    assert (part.status_code, part.content) == (206, SECRET[5:9])


@pytest.mark.parametrize("lessons", [1, 30])
def test_a_file_costs_the_same_in_many_lessons(client, document, lessons):
    page = course_with(download(document), lessons=lessons)
    client.force_login(enrolled(page))
    client.get(document.url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(document.url).status_code == 200
    ours = [query["sql"] for query in captured if "session" not in query["sql"]]
    assert len(ours) == 9, "\n".join(ours)

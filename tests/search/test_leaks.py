"""What a visitor may not see is not found, counted, suggested, shown in a passage, or given away by a spelling."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.pages.models import StandardPage
from cms.people.actions import person_of
from courses.actions import enrol
from courses.models import Course
from courses.pages.compiling import compile_course
from courses.pages.models import CoursePage, LessonPage, ModulePage
from search import indexing

from ..cms.accounts.factories import superuser, user
from ..courses.factories import course_page, home, text

pytestmark = pytest.mark.django_db
WORD = "zanzibar"


def page(title, parent=None, *, live=True, **fields):
    parent = parent or home()
    return parent.add_child(
        instance=StandardPage(title=title, intro=f"All about {WORD}.", live=live, **fields)
    )


def restrict(page, kind, *groups):
    made = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    made.groups.set(groups)
    return made


def seen(client, word=WORD, **asked):
    """Everything the search tells this visitor about a word: titles, total, counts, suggestions, the whole page."""
    indexing.rebuild()
    return answers(client, word, **asked)


def answers(client, word=WORD, **asked):
    response = client.get("/en/search/", {"q": word, **asked})
    titles = sorted(answer.document.title for answer in response.context["answers"])
    counts = {c.count for f in response.context["facets"] for c in f.choices}
    assert response.context["total"] == len(titles)
    assert not counts or max(counts) <= len(titles)
    return titles


def signed_in(client, *groups, who=None):
    who = who or user()
    who.groups.set(groups)
    client.force_login(who)
    return who


def test_draft_and_scheduled_pages_are_not_found(client):
    page("Open")
    page("Draft zanzibar", live=False)
    scheduled = page("Scheduled zanzibar", live=False)
    scheduled.go_live_at = timezone.now() + timezone.timedelta(days=1)
    scheduled.save_revision().publish()
    edited = page("Published")
    edited.title = f"Published {WORD} secretly"
    edited.save_revision()
    assert seen(client) == ["Open", "Published"]
    assert client.get("/en/search/suggest/", {"q": "zanz"}).json() == {"suggestions": []}


def test_pages_behind_a_password_are_never_found(client):
    page("Open")
    secret = page("Secret zanzibar")
    page("Below", parent=secret)
    restrict(secret, "password")
    signed_in(client, who=superuser())
    assert seen(client) == ["Open"]
    assert client.get("/en/search/suggest/", {"q": "zanz"}).json() == {"suggestions": []}


def test_pages_for_members_are_found_by_members(client):
    page("Open")
    members = page("Members")
    page("Below", parent=members)
    restrict(members, "login")
    assert seen(client) == ["Open"]
    signed_in(client)
    assert answers(client) == ["Below", "Members", "Open"]


def test_pages_for_a_group_are_found_by_that_group(client):
    one, other = Group.objects.create(name="One"), Group.objects.create(name="Other")
    page("Open")
    ours = page("Ours")
    both = page("Both", parent=ours)
    restrict(ours, "groups", one)
    restrict(both, "groups", other)
    assert seen(client) == ["Open"]
    signed_in(client, other)
    assert answers(client) == ["Open"]
    signed_in(client, one)
    assert answers(client) == ["Open", "Ours"]
    signed_in(client, who=superuser())
    assert answers(client) == ["Both", "Open", "Ours"]


def test_spelling_gives_no_secret_word_away(client):
    page("Open")
    restrict(page("Zanzibarian"), "login")
    page("Zanzibarish", live=False)
    indexing.rebuild()
    response = client.get("/en/search/", {"q": "zanzibarien"})
    assert response.context["help"].meant is None


def test_topics_offered_count_only_what_may_be_found(client):
    restrict(page("Members"), "login")
    indexing.rebuild()
    assert client.get("/en/search/", {"q": "qqqqq"}).context["help"].topics == ()


@pytest.fixture
def course():
    """A course with an open lesson, a closed one, and one in a module that opens to each learner in their time."""
    made = course_page("Geography", lessons=2, lesson={"body": [text(f"{WORD} is an island.")]})
    first = LessonPage.objects.descendant_of(made).order_by("path").first()
    first.is_open = True
    first.save_revision().publish()
    later = made.add_child(instance=ModulePage(title="Later", release="after_previous"))
    later.add_child(instance=LessonPage(title="Locked", body=[text(f"{WORD} again.")]))
    compile_course(made.translation_key)
    return Course.objects.get(key=made.translation_key)


def test_words_of_closed_lessons_are_found_by_learners_alone(client, course):
    assert seen(client) == ["Lesson 1.1"]
    who = signed_in(client)
    assert answers(client) == ["Lesson 1.1"]
    enrol(person=person_of(who), course=course)
    assert answers(client) == ["Lesson 1.1", "Lesson 1.2"]
    signed_in(client)
    assert answers(client) == ["Lesson 1.1"]


def test_titles_of_closed_lessons_are_found_by_all_once(client, course):
    assert seen(client, "locked") == ["Locked"]
    assert answers(client, "lesson") == ["Lesson 1.1", "Lesson 1.2"]
    enrol(person=person_of(signed_in(client)), course=course)
    assert answers(client, "lesson") == ["Lesson 1.1", "Lesson 1.2"]
    assert answers(client, "locked") == ["Locked"]


def test_closed_passage_is_shown_to_learners_alone(client, course):
    indexing.rebuild()
    assert WORD not in client.get("/en/search/", {"q": "lesson 1.2"}).content.decode()


def test_module_that_opened_on_a_date_is_found_from_then_on(client, course):
    module = ModulePage.objects.get(title="Later")
    module.release, module.release_at = "date", timezone.now() + timezone.timedelta(hours=1)
    module.save_revision().publish()
    compile_course(course.key)
    enrol(person=person_of(signed_in(client)), course=course)
    assert "Locked" not in seen(client)
    module.release_at = timezone.now() - timezone.timedelta(minutes=1)
    module.save_revision().publish()
    compile_course(course.key)
    assert "Locked" in seen(client)


@pytest.mark.parametrize("model", [CoursePage, ModulePage, LessonPage])
def test_nothing_below_an_unpublished_page_of_a_course_is_found(client, course, model):
    target = model.objects.order_by("path").first()
    target.unpublish()
    compile_course(course.key)
    assert "Lesson 1.1" not in seen(client)


def test_lessons_of_a_restricted_course_follow_it(client, course):
    restrict(CoursePage.objects.get(), "login")
    assert seen(client) == []
    assert answers(client, "geography") == []
    who = signed_in(client)
    assert answers(client, "geography") == ["Geography"]
    assert answers(client) == ["Lesson 1.1"]
    enrol(person=person_of(who), course=course)
    assert answers(client) == ["Lesson 1.1"]


class TestAtOnce:
    """Between the change and the background task nothing may be found that should not be."""

    @pytest.fixture(autouse=True)
    def _no_worker(self, settings):
        settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}

    @pytest.mark.parametrize("how", ["unpublish", "delete", "restrict", "restrict above"])
    def test_withdrawn_page_is_gone_at_once(self, client, django_capture_on_commit_callbacks, how):
        kept = page("Kept")
        above = page("Above", live=False)
        target = page("Target", parent=above)
        assert seen(client) == ["Kept", "Target"]
        with django_capture_on_commit_callbacks(execute=True):
            if how.startswith("restrict"):
                restrict(above if how.endswith("above") else target, "login")
            else:
                getattr(target, how)()
        assert answers(client) == [kept.title]

    def test_page_moved_below_a_restricted_one_is_gone_at_once(
        self, client, django_capture_on_commit_callbacks
    ):
        private = page("Private")
        restrict(private, "login")
        target = page("Target")
        assert seen(client) == ["Target"]
        with django_capture_on_commit_callbacks(execute=True):
            target.move(Page.objects.get(pk=private.pk), pos="last-child")
        assert answers(client) == []

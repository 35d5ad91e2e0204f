"""Keeping the index: on commit, by a rebuild, by the check."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.pages.models import StandardPage
from search import engine, indexing, ticks
from search.backends.database import DatabaseBackend
from search.models import Entry, Index, IndexState

from ..courses.factories import course_page, home
from .factories import ask, document

pytestmark = pytest.mark.django_db


def page(title="Taxes", **fields):
    return home().add_child(instance=StandardPage(title=title, **fields))


def found(words, **more):
    return sorted(one.title for one in engine.search(ask(words, **more)).documents)


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    """What is done inside is committed, and what follows from it is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_published_page_is_found(committing):
    with committing():
        page("Taxes")
    assert found("taxes") == ["Taxes"]


def test_changed_page_is_found_by_its_new_words(committing):
    with committing():
        taxes = page("Taxes")
    with committing():
        taxes.title = "Customs"
        taxes.save_revision().publish()
    assert (found("taxes"), found("customs")) == ([], ["Customs"])


def test_draft_of_a_published_page_changes_nothing(committing):
    with committing():
        taxes = page("Taxes")
    with committing():
        taxes.title = "Customs"
        taxes.save_revision()
    assert (found("taxes"), found("customs")) == (["Taxes"], [])


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_page_that_goes_is_found_no_more(committing, how):
    with committing():
        taxes = page("Taxes")
    with committing():
        getattr(taxes, how)()
    assert found("taxes") == []


def test_moved_branch_is_found_at_its_new_address(committing):
    with committing():
        old, new = page("Old"), page("New")
        child = old.add_child(instance=StandardPage(title="Taxes"))
        child.add_child(instance=StandardPage(title="Customs"))
    with committing():
        child.move(new, pos="last-child")
    urls = [one.url for word in ("taxes", "customs") for one in engine.search(ask(word)).documents]
    assert urls == ["/en/new/taxes/", "/en/new/taxes/customs/"]
    assert indexing.check(write=False) == indexing.Drift()


def test_new_slug_is_the_new_address_of_a_branch(committing):
    with committing():
        above = page("Above")
        above.add_child(instance=StandardPage(title="Taxes"))
    with committing():
        above.slug = "over"
        above.save_revision().publish()
    assert [one.url for one in engine.search(ask("taxes")).documents] == ["/en/over/taxes/"]


def test_course_is_found_when_it_was_compiled(committing):
    with committing():
        made = course_page("Bookkeeping", lessons=2)
    assert found("bookkeeping") == ["Bookkeeping"]
    with committing():
        made.unpublish()
    assert found("bookkeeping") == []


def test_renamed_topic_is_found(committing):
    from cms.topics.models import Topic
    from courses.models import Course

    made = course_page("Bookkeeping", lessons=0)
    topic = Topic.objects.create(name="Tax", slug="tax")
    Course.objects.get(key=made.translation_key).topics.set([topic])
    indexing.rebuild()
    assert found("accounts") == []
    with committing():
        topic.name = "Accounts"
        topic.save()
    assert found("accounts") == ["Bookkeeping"]


def test_refreshing_twice_writes_once(django_assert_num_queries):
    taxes = page("Taxes")
    origin = f"hunar_pages.page:{taxes.pk:012d}"
    assert indexing.refresh([origin]).wrong == [origin]
    before = Entry.objects.get().pk
    assert indexing.refresh([origin]) == indexing.Drift()
    assert Entry.objects.get().pk == before


def test_object_that_is_unknown_is_taken_out():
    engine.record().write([document("Ghost", kind="gone.thing", pk=1)], [], 1)
    assert indexing.refresh(["gone.thing:000000000001", "nobody.knows:000000000001"]).gone == [
        "gone.thing:000000000001"
    ]


def test_rebuild_has_what_is_live_and_nothing_else():
    page("Taxes")
    engine.record().write([document("Ghost")], [], 1)
    call_command("rebuild_search", stdout=(out := StringIO()))
    assert out.getvalue() == "1 documents.\n"
    assert (found("taxes"), found("ghost")) == (["Taxes"], [])
    assert [index.state for index in Index.objects.all()] == ["live"]
    assert Index.objects.get().name.startswith("20")


def test_reader_is_answered_at_every_moment_of_a_rebuild(monkeypatch):
    for n in range(5):
        page(f"Taxes {n}")
    indexing.rebuild()
    monkeypatch.setattr(indexing, "BATCH", 1)
    answers = []

    def asking(method):
        def asks(self, *args):
            answers.append(len(found("taxes")))
            method(self, *args)
            answers.append(len(found("taxes")))

        return asks

    for name in ("begin", "fill", "swap"):
        monkeypatch.setattr(DatabaseBackend, name, asking(getattr(DatabaseBackend, name)))
    indexing.rebuild()
    assert answers == [5] * 2 * (1 + 5 + 1)  # begin, a batch for each page, swap


def test_change_during_a_rebuild_is_not_lost(monkeypatch):
    taxes, going = page("Taxes"), page("Going")
    indexing.rebuild()
    fill = DatabaseBackend.fill

    def fill_and_change(self, documents, version):
        fill(self, documents, version)
        monkeypatch.setattr(DatabaseBackend, "fill", fill)
        taxes.title = "Customs"
        taxes.save_revision().publish()
        path = going.path
        going.delete()
        indexing.hide_below(path)
        indexing.refresh([f"hunar_pages.page:{taxes.pk:012d}"])

    monkeypatch.setattr(DatabaseBackend, "fill", fill_and_change)
    indexing.rebuild()
    assert (found("customs"), found("taxes"), found("going")) == (["Customs"], [], [])
    assert indexing.check(write=False) == indexing.Drift()


def test_rebuild_that_fails_leaves_the_live_index(monkeypatch):
    page("Taxes")
    indexing.rebuild()

    def fail(self, documents, version):
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(DatabaseBackend, "fill", fail)
        with pytest.raises(OSError, match="disk full"):
            indexing.rebuild()
    assert found("taxes") == ["Taxes"]
    assert indexing.rebuild() == 1


def test_rebuild_beside_another_is_refused_until_it_is_taken_over():
    engine.record().begin("killed")
    with pytest.raises(CommandError, match="--take-over"):
        call_command("rebuild_search", stdout=StringIO())
    call_command("rebuild_search", "--take-over", stdout=StringIO())
    assert [index.state for index in Index.objects.all()] == ["live"]


@pytest.fixture
def drifted():
    """One page missing, one out of date, one document of nothing."""
    kept, changed, lost = page("Kept"), page("Changed"), page("Lost")
    indexing.rebuild()
    StandardPage.objects.filter(pk=changed.pk).update(title="Changed since")
    Entry.objects.filter(title="Lost").delete()
    engine.record().write([document("Ghost")], [], 1)
    return kept, changed, lost


def test_check_finds_and_mends_what_differs(drifted):
    _kept, changed, lost = drifted
    drift = indexing.check()
    assert drift.wrong == [f"hunar_pages.page:{one.pk:012d}" for one in (changed, lost)]
    assert [key.split(":")[0] for key in drift.gone] == ["tests.page"]
    assert indexing.check() == indexing.Drift()
    assert [found(word) for word in ("since", "lost", "ghost")] == [["Changed since"], ["Lost"], []]


def test_check_command_tells_without_mending(drifted):
    with pytest.raises(CommandError, match=r"2 missing or out of date, 1 of nothing\."):
        call_command("check_search", "--dry-run", stdout=StringIO())
    call_command("check_search", stdout=(out := StringIO()))
    assert out.getvalue().endswith("2 missing or out of date, 1 of nothing.\n")


def test_ticks_go_through_everything_in_turn(drifted, settings):
    settings.HUNAR_SEARCH = {"CHECK_SLICE": 2}
    cursors = []
    for _ in range(2):
        ticks.mend_documents()
        cursors.append(IndexState.objects.get().cursor)
    assert cursors == [f"hunar_pages.page:{drifted[1].pk:012d}", ""]
    assert indexing.check(write=False) == indexing.Drift()

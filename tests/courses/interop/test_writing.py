"""Writing a course as drafts, once and again, beside editors who work on it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from courses.interop.olx.actions import bring_course
from courses.interop.olx.bank import Bank
from courses.interop.olx.models import CourseImport, ImportedItem, ImportLine
from courses.interop.olx.words import BrokenCourse
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.quizzes.models import Question, Quiz

from .factories import bring, catalogue, course_files, folder_of, member, outcomes, picture, tar_of

TABLES = (
    Page,
    Revision,
    Quiz,
    Question,
    CourseImport,
    ImportLine,
    ImportedItem,
    get_image_model(),
    get_document_model(),
)
TEXT = "html/h1.html"
PROBLEM = (
    '<problem display_name="Eye"><multiplechoiceresponse><label>{}</label>'
    '<choicegroup><choice correct="true">A needle</choice><choice correct="false">Thread</choice>'
    "</choicegroup></multiplechoiceresponse></problem>"
)
FIRST = {
    "course": "imported",
    "Org/C1/run": "imported",
    "chapter/ch1": "imported",
    "sequential/s1": "changed",
    "vertical/v1": "changed",
    "html/h1": "imported",
    "problem/p1": "imported",
}
del FIRST["course"]


@pytest.fixture
def parent(db):
    return catalogue()


def rows():
    return {table.__name__: table._default_manager.count() for table in TABLES}


def files():
    found = []
    for folder in ("original_images", "documents", "olx"):
        if default_storage.exists(folder):
            found += default_storage.listdir(folder)[1]
    return sorted(found)


def lesson():
    return LessonPage.objects.get()


def drafted(page):
    """The words of the page as its editor sees it."""
    return page.specific.get_latest_revision_as_object().body.get_prep_value()


def words(page):
    return [block["value"] for block in drafted(page) if block["type"] == "text"]


def edit(page, text, *, publish=False):
    """What an editor does: change the words, save, perhaps publish."""
    mine = page.get_latest_revision_as_object()
    mine.body = [("text", f"<p data-block-key='x1'>{text}</p>")]
    revision = mine.save_revision()
    if publish:
        revision.publish()
    return page


def publish(page):
    page.get_latest_revision().publish()


def test_course_arrives_as_drafts(tmp_path, parent):
    record = bring(tmp_path, parent)
    course, module, page = CoursePage.objects.get(), ModulePage.objects.get(), lesson()
    assert [course.title, module.title, page.title] == ["Sewing", "Start", "Needles"]
    assert [course.live, module.live, page.live] == [False, False, False]
    assert (course.get_parent().pk, module.get_parent().pk) == (parent.pk, course.pk)
    assert (page.intro, page.completion) == ("First steps", "read")
    assert (record.source, record.course_id, outcomes(record)) == ("Org/C1/run", course.pk, FIRST)
    question, quiz = Question.objects.get(), Quiz.objects.get()
    assert (question.live, quiz.live, question.kind) == (False, False, "one_choice")
    assert [row.question_id for row in quiz.quiz_questions.all()] == [question.pk]
    assert all(one.latest_revision_id for one in (course, module, page, question, quiz))


def test_graded_section_waits_for_its_quiz(tmp_path, parent):
    graded = '<sequential display_name="Test" graded="true"><vertical url_name="v1"/></sequential>'
    bring(tmp_path, parent, sequential__s1_xml=graded)
    assert lesson().get_latest_revision_as_object().completion == "activities"


def test_pictures_files_and_links_come_along(tmp_path, parent):
    before = files()
    unit = '<vertical display_name="Two"><html>Back to <a href="/jump_to_id/v1">one</a></html></vertical>'
    record = bring(
        tmp_path,
        parent,
        html__h1_html="<p>See <a href='/static/g.pdf'>goals</a> <a href='/jump_to_id/gone'>x</a></p>"
        "<img src='/static/eye.png' alt='An eye'><img src='/static/bad.png' alt='?'>",
        sequential__s1_xml='<sequential><vertical url_name="v1"/><vertical url_name="v2"/></sequential>',
        vertical__v2_xml=unit,
        static__eye_png=picture(),
        static__bad_png=b"no picture",
        **{"static/g.pdf": b"%PDF-1.4"},
    )
    image, document = get_image_model().objects.get(), get_document_model().objects.get()
    first, second = LessonPage.objects.order_by("path")
    assert drafted(first)[0]["value"] == f'<p>See <a linktype="document" id="{document.pk}">goals</a> x</p>'
    assert drafted(first)[1]["value"]["image"] == {
        "image": image.pk,
        "alt_text": "An eye",
        "decorative": False,
    }
    assert words(second) == [f'<p>Back to <a linktype="page" id="{first.pk}">one</a></p>']
    assert [note[0] for note in record.lines.get(usage="html/h1").notes] == ["image_broken"]
    assert "link_inside_missing" in [note[0] for note in record.lines.get(usage="vertical/v1").notes]
    assert files() == sorted([*before, image.file.name.split("/")[-1], document.file.name.split("/")[-1]])


def test_second_import_changes_nothing(tmp_path, parent):
    static = {"static__eye_png": picture(), "html__h1_html": "<p>Hi</p><img src='/static/eye.png' alt='Eye'>"}
    bring(tmp_path, parent, **static)
    before = rows()
    record = bring(tmp_path, parent, **static)
    assert set(outcomes(record).values()) == {"unchanged"}
    after = rows()
    assert {name: after[name] for name in after if not name.startswith(("CourseImport", "ImportLine"))} == {
        name: before[name] for name in before if not name.startswith(("CourseImport", "ImportLine"))
    }


def test_saving_unchanged_in_the_editor_is_no_change(tmp_path, parent):
    bring(tmp_path, parent)
    edit(lesson(), "A needle has an eye.")
    mine = lesson().get_latest_revision_as_object()
    body = drafted(lesson())
    original = Revision.objects.filter(object_id=str(mine.pk)).order_by("pk").first().as_object()
    keyed = [
        {**block, "value": block["value"].replace("<p>", '<p data-block-key="abc">')}
        if block["type"] == "text"
        else block
        for block in original.body.get_prep_value()
    ]
    mine.body = mine.body.stream_block.to_python(keyed)
    mine.save_revision()
    assert body != keyed
    record = bring(tmp_path, parent, html__h1_html="<p>A needle has one eye.</p>")
    assert outcomes(record)["vertical/v1"] == "updated"


def test_what_is_new_upstream_updates_the_draft(tmp_path, parent):
    bring(tmp_path, parent)
    record = bring(tmp_path, parent, html__h1_html="<p>Two needles.</p>")
    assert words(lesson()) == ["<p>Two needles.</p>"]
    assert {usage: one for usage, one in outcomes(record).items() if one != "unchanged"} == {
        "vertical/v1": "updated",
        "html/h1": "updated",
    }
    assert set(outcomes(bring(tmp_path, parent, html__h1_html="<p>Two needles.</p>")).values()) == {
        "unchanged"
    }


def test_published_page_keeps_its_words_until_the_update_is_published(tmp_path, parent):
    bring(tmp_path, parent)
    publish(lesson())
    record = bring(tmp_path, parent, html__h1_html="<p>Two needles.</p>")
    assert outcomes(record)["vertical/v1"] == "updated"
    assert [block.value.source for block in lesson().body if block.block_type == "text"] == [
        "<p>A needle has an eye.</p>"
    ]
    assert words(lesson()) == ["<p>Two needles.</p>"]


def test_conflict_with_published_words_becomes_a_draft(tmp_path, parent):
    bring(tmp_path, parent)
    edit(lesson(), "Mine.", publish=True)
    record = bring(tmp_path, parent, html__h1_html="<p>Two needles.</p>")
    line = record.lines.get(usage="vertical/v1")
    assert (line.outcome, line.notes[0][0]) == ("conflict", "conflict_draft")
    assert outcomes(record)["html/h1"] == "conflict"
    assert [str(block.value.source) for block in lesson().body] == ["<p data-block-key='x1'>Mine.</p>"]
    assert words(lesson()) == ["<p>Two needles.</p>"]


def test_conflict_with_an_editors_draft_keeps_it_on_top(tmp_path, parent):
    bring(tmp_path, parent)
    edit(lesson(), "Mine.")
    record = bring(tmp_path, parent, html__h1_html="<p>Two needles.</p>")
    line = record.lines.get(usage="vertical/v1")
    assert (line.outcome, line.notes[0][0]) == ("conflict", "conflict_kept")
    assert words(lesson()) == ["<p data-block-key='x1'>Mine.</p>"]
    history = [revision.as_object() for revision in lesson().revisions.order_by("pk")]
    assert [page.body[0].value.source for page in history] == [
        "<p>A needle has an eye.</p>",
        "<p data-block-key='x1'>Mine.</p>",
        "<p>Two needles.</p>",
        "<p data-block-key='x1'>Mine.</p>",
    ]


def test_conflict_is_told_once_and_the_editor_stays_safe(tmp_path, parent):
    bring(tmp_path, parent)
    edit(lesson(), "Mine.")
    bring(tmp_path, parent, html__h1_html="<p>Two.</p>")
    assert set(outcomes(bring(tmp_path, parent, html__h1_html="<p>Two.</p>")).values()) == {"unchanged"}
    again = bring(tmp_path, parent, html__h1_html="<p>Three.</p>")
    assert outcomes(again)["vertical/v1"] == "conflict"
    assert words(lesson()) == ["<p data-block-key='x1'>Mine.</p>"]


def test_editors_change_without_news_is_left_alone(tmp_path, parent):
    bring(tmp_path, parent)
    edit(lesson(), "Mine.")
    assert outcomes(bring(tmp_path, parent))["vertical/v1"] == "unchanged"
    assert words(lesson()) == ["<p data-block-key='x1'>Mine.</p>"]


def test_question_is_updated_or_kept_as_the_editor_left_it(tmp_path, parent):
    bring(tmp_path, parent)
    record = bring(tmp_path, parent, problem__p1_xml=PROBLEM.format("Which?"))
    assert outcomes(record)["problem/p1"] == "updated"
    question = Question.objects.get().get_latest_revision_as_object()
    assert question.prompt[0].value.source == "<p>Which?</p>"
    question.title = "Mine"
    question.save_revision().publish()
    record = bring(tmp_path, parent, problem__p1_xml=PROBLEM.format("Which one?"))
    assert outcomes(record)["problem/p1"] == "conflict"
    assert Question.objects.get().title == "Mine"


def test_new_parts_stand_in_their_order(tmp_path, parent):
    two = '<sequential><vertical url_name="v1"/><vertical url_name="v3"/></sequential>'
    unit = '<vertical display_name="{}"><html>Words</html></vertical>'
    more = {"vertical__v3_xml": unit.format("Three"), "vertical__v2_xml": unit.format("Two")}
    bring(tmp_path, parent, sequential__s1_xml=two, **more)
    three = (
        '<sequential><vertical url_name="v1"/><vertical url_name="v2"/><vertical url_name="v3"/></sequential>'
    )
    record = bring(tmp_path, parent, sequential__s1_xml=three, **more)
    titles = list(ModulePage.objects.get().get_children().values_list("title", flat=True))
    assert titles == ["Needles", "Two", "Three"]
    assert outcomes(record)["vertical/v2"] == "imported"


def test_what_is_no_longer_sent_is_told_and_stays(tmp_path, parent):
    bring(tmp_path, parent)
    unit = '<vertical display_name="Needles"><html url_name="h1"/></vertical>'
    record = bring(tmp_path, parent, vertical__v1_xml=unit, problem__p1_xml=None)
    assert outcomes(record)["problem/p1"] == "removed"
    assert Question.objects.count() == 1


def test_what_was_deleted_here_stays_deleted(tmp_path, parent):
    bring(tmp_path, parent)
    lesson().delete()
    record = bring(tmp_path, parent, html__h1_html="<p>New</p>")
    assert LessonPage.objects.count() == 0
    assert [outcomes(record)[usage] for usage in ("vertical/v1", "html/h1")] == ["refused", "refused"]


def test_course_that_was_deleted_comes_anew_with_the_same_keys(tmp_path, parent):
    bring(tmp_path, parent)
    key = lesson().translation_key
    CoursePage.objects.get().delete()
    record = bring(tmp_path, parent)
    assert lesson().translation_key == key
    assert outcomes(record)["vertical/v1"] == "changed"


def test_same_course_below_another_language_is_its_translation(tmp_path, parent):
    bring(tmp_path, parent)
    record = bring(tmp_path, catalogue("ur"), html__h1_html="<p>سوئی کی آنکھ ہوتی ہے۔</p>")
    english, urdu = LessonPage.objects.order_by("locale__language_code")
    assert english.translation_key == urdu.translation_key
    assert words(english) == ["<p>A needle has an eye.</p>"]
    assert words(urdu) == ["<p>سوئی کی آنکھ ہوتی ہے۔</p>"]
    assert record.lines.get(kind="course").notes == [["language_differs", {"language": "en", "site": "ur"}]]


def test_course_stays_where_it_is(tmp_path, parent):
    bring(tmp_path, parent)
    other = parent.add_sibling(
        instance=type(parent)(title="Elsewhere", slug="elsewhere", locale=parent.locale)
    )
    record = bring(tmp_path, other)
    assert CoursePage.objects.get().get_parent().pk == parent.pk
    assert outcomes(record)["Org/C1/run"] == "unchanged"


def test_two_courses_do_not_meet(tmp_path, parent):
    bring(tmp_path, parent)
    bring(tmp_path, parent, course_xml='<course url_name="run" org="Org" course="C2"/>')
    assert (CoursePage.objects.count(), LessonPage.objects.count(), Question.objects.count()) == (2, 2, 2)


def test_hidden_parts_stay_out(tmp_path, parent):
    record = bring(
        tmp_path,
        parent,
        vertical__v1_xml='<vertical><html url_name="h1"/><html visible_to_staff_only="true">key</html></vertical>',
    )
    assert outcomes(record)["html/v1-1"] == "refused"
    assert words(lesson()) == ["<p>A needle has an eye.</p>"]


@pytest.mark.parametrize(
    "changes",
    [
        {"html__h1_html": None},
        {"problem__p1_xml": "<problem><p>cut"},
        {"vertical__v1_xml": "<!DOCTYPE v [<!ENTITY a 'x'>]><vertical display_name='&a;'/>"},
    ],
)
def test_broken_course_changes_nothing(tmp_path, scratch, parent, changes):
    before = rows(), files()
    with pytest.raises(BrokenCourse):
        bring(tmp_path, parent, static__eye_png=picture(), **changes)
    assert ((rows(), files()), list(scratch.iterdir())) == (before, [])


@pytest.mark.parametrize(
    "info", [member("../x"), member("a", b"2", "/etc/passwd"), member("z", size=400 * 1024 * 1024)]
)
def test_hostile_archive_changes_nothing(tmp_path, scratch, parent, info):
    before = rows(), files()
    path = tar_of(tmp_path / "c.tar.gz", course_files(), info)
    with pytest.raises(BrokenCourse):
        bring_course(path=path, parent=parent, record=CourseImport(name="c"))
    assert ((rows(), files()), list(scratch.iterdir())) == (before, [])


def test_failure_while_writing_takes_everything_back(tmp_path, parent, monkeypatch):
    def fails(self, plan):
        self.bodies.media.picture("eye.png")
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Bank, "write", fails)
    before = rows(), files()
    with pytest.raises(RuntimeError):
        bring(tmp_path, parent, static__eye_png=picture())
    assert (rows(), files()) == before


def test_question_the_bank_does_not_take_is_refused_with_its_words(tmp_path, parent):
    choices = "".join(f"<choice correct='{'true' if not n else 'false'}'>{n}</choice>" for n in range(25))
    group = f"<label>?</label><choicegroup>{choices}</choicegroup>"
    many = f"<problem><multiplechoiceresponse>{group}</multiplechoiceresponse></problem>"
    record = bring(tmp_path, parent, problem__p1_xml=many)
    line = record.lines.get(usage="problem/p1")
    assert (line.outcome, line.notes[0][0]) == ("refused", "bank_refuses")
    assert Quiz.objects.count() == 0


def test_quiz_goes_live_with_its_lesson(tmp_path, parent):
    bring(tmp_path, parent)
    publish(lesson())
    assert (Quiz.objects.get().live, Question.objects.get().live) == (True, True)


def test_folder_of_another_user_is_not_needed(tmp_path, parent):
    """An import without a user, as from the command line, has no author."""
    record = bring_course(
        path=folder_of(tmp_path / "c", course_files()), parent=parent, record=CourseImport(name="c")
    )
    assert (record.user, lesson().owner, get_user_model().objects.count()) == (None, None, 0)

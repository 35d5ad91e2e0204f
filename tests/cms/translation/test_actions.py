"""A translation from its beginning: what is to do, what is done, what changed since, and that nothing is lost."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry

from cms.translation.actions import Writing, WrittenMeanwhile, count, save_translation, sheet_of
from cms.translation.models import Standing, TranslatedSegment
from tests.cms.accounts.factories import user
from tests.cms.pages.factories import translated

from .factories import (
    BODY,
    STEPS,
    admin,
    begun,
    block,
    change,
    item,
    latest,
    pair,
    source_page,
    states,
    translate,
    typed_in,
)

pytestmark = pytest.mark.django_db
EVERY_PATH = [
    "title",
    "intro",
    "body.lead",
    "body.head.text",
    "body.steps.title",
    "body.steps.steps.step1.title",
    "body.steps.steps.step1.text",
    "body.steps.steps.step2.title",
    "body.table.caption",
    "body.table.table.heading-0",
    "body.table.table.heading-1",
    "body.table.table.0-0",
]


@pytest.fixture(autouse=True)
def _no_welcome():
    Page.objects.filter(depth=2).delete()


def test_a_copy_is_all_to_do_in_the_order_of_the_page():
    _source, copy = pair()
    assert not copy.live
    assert list(states(copy).items()) == [(path, "to_do") for path in EVERY_PATH]


def test_begun_is_counted(django_capture_on_commit_callbacks):
    source = source_page()
    with django_capture_on_commit_callbacks(execute=True):
        copy = begun(source)
    standing = Standing.objects.get()
    assert (standing.page_id, standing.to_do, standing.total) == (copy.pk, 12, 12)


def test_what_is_written_is_saved_as_a_draft_with_its_entry_in_the_log():
    source, copy = pair()
    someone = user(name="Sana")
    saved = translate(
        copy,
        user=someone,
        title="ہمارے بارے میں",
        body__lead="<p>ہنر سیکھیں۔</p>",
        body__steps__steps__step1__title="پہلا",
    )
    draft = latest(copy)
    assert saved.revision == draft.latest_revision
    assert (saved.revision.user, saved.changed_meanwhile) == (someone, 0)
    assert not Page.objects.get(pk=copy.pk).live
    assert PageLogEntry.objects.filter(page=copy.pk, action="wagtail.edit", user=someone).count() == 1
    assert draft.title == "ہمارے بارے میں"
    raw = draft.body.get_prep_value()
    assert raw[0] == block("lead", "text", "<p>ہنر سیکھیں۔</p>")
    assert raw[1] == BODY[1]
    assert raw[2]["value"]["steps"][0]["value"] == {"title": "پہلا", "text": "<p>Open it.</p>"}
    assert [path for path, state in states(copy).items() if state == "done"] == [
        "title",
        "body.lead",
        "body.steps.steps.step1.title",
    ]
    assert Standing.objects.get().to_do == 9
    assert source.title == "About us"


def test_words_that_are_the_same_in_both_are_done_when_somebody_says_so():
    _source, copy = pair()
    translate(copy, title="About us")
    assert states(copy)["title"] == "to_do"
    translate(copy, right=["title"])
    assert states(copy)["title"] == "done"


def test_a_segment_of_which_the_source_changed_is_marked_and_compared():
    source, copy = pair()
    translate(copy, title="عنوان", intro="ہم کون ہیں۔")
    change(source, intro="Who we are today.")
    lines = {line.path: line for line in sheet_of(copy).lines}
    assert (lines["intro"].state, lines["title"].state) == ("changed", "done")
    assert [tuple(part) for part in lines["intro"].changes] == [
        ("same", "Who we"),
        ("gone", "are."),
        ("came", "are today."),
    ]
    translate(copy, intro="آج ہم کون ہیں۔")
    assert states(copy)["intro"] == "done"


def test_a_changed_segment_may_be_right_as_it_is():
    source, copy = pair()
    translate(copy, intro="ہم کون ہیں۔")
    change(source, intro="Who we are!")
    translate(copy, title="عنوان")
    assert states(copy)["intro"] == "changed"
    translate(copy, right=["intro"])
    assert states(copy)["intro"] == "done"
    assert latest(copy).intro == "ہم کون ہیں۔"


def test_publishing_the_source_counts_anew(django_capture_on_commit_callbacks):
    source, copy = pair()
    translate(copy, right=[line.path for line in sheet_of(copy).lines])
    assert Standing.objects.get().to_do == 0
    with django_capture_on_commit_callbacks(execute=True):
        change(source, intro="Anything else.")
    assert Standing.objects.get().to_do == 1


def test_a_new_block_is_missing_and_put_in_at_its_place():
    source, copy = pair()
    new = block("new", "callout", {"kind": "tip", "title": "Tip", "text": "<p>Rest.</p>"})
    change(source, body=[BODY[0], new, *BODY[1:]])
    sheet = sheet_of(copy)
    assert list(sheet.missing) == ["body.new"]
    assert [line.path for line in sheet.lines if line.state == "new"] == [
        "body.new.title",
        "body.new.text",
    ]
    written = Writing(typed=typed_in(copy, body__new__title="مشورہ"), put_in=frozenset({"body.new"}))
    save_translation(page=copy, writing=written, user=admin())
    raw = latest(copy).body.get_prep_value()
    assert [each["id"] for each in raw] == ["lead", "new", "head", "steps", "table"]
    assert raw[1]["value"] == {"kind": "tip", "title": "مشورہ", "text": "<p>Rest.</p>"}
    assert (states(copy)["body.new.title"], states(copy)["body.new.text"]) == ("done", "to_do")


def test_a_new_item_of_a_list_is_put_in_too():
    source, copy = pair()
    steps = json.loads(json.dumps(STEPS))
    steps["value"]["steps"].insert(1, item("between", {"title": "Between", "text": ""}))
    change(source, body=[steps])
    written = Writing(put_in=frozenset({"body.steps.steps.between"}))
    save_translation(page=copy, writing=written, user=admin())
    raw = next(each for each in latest(copy).body.get_prep_value() if each["id"] == "steps")
    assert [each["id"] for each in raw["value"]["steps"]] == ["step1", "between", "step2"]


def test_a_block_may_be_left_out_and_put_in_after_all():
    source, copy = pair()
    change(source, body=[*BODY, block("local", "text", "<p>Only here.</p>")])
    save_translation(page=copy, writing=Writing(left_out=frozenset({"body.local"})), user=admin())
    assert states(copy)["body.local"] == "left_out"
    assert [each["id"] for each in latest(copy).body.get_prep_value()] == ["lead", "head", "steps", "table"]
    save_translation(page=copy, writing=Writing(put_in=frozenset({"body.local"})), user=admin())
    assert states(copy)["body.local"] == "to_do"


def test_words_for_a_missing_block_put_it_in():
    source, copy = pair()
    change(source, body=[*BODY, block("late", "text", "<p>Late.</p>")])
    written = Writing(typed=typed_in(copy, body__late="<p>دیر سے۔</p>"), left_out=frozenset({"body.late"}))
    save_translation(page=copy, writing=written, user=admin())
    assert states(copy)["body.late"] == "done"


@pytest.mark.parametrize(("fate", "left"), [("dropped", []), ("kept", ["lead"])])
def test_a_block_taken_away_in_the_source_is_dropped_or_kept(fate, left):
    source, copy = pair(body=BODY[:2])
    translate(copy, body__lead="<p>ہنر سیکھیں۔</p>", body__head__text="کام")
    change(source, body=[BODY[1]])
    sheet = sheet_of(copy)
    assert [(each.leftover.path, each.words, each.is_own) for each in sheet.removed] == [
        ("body.lead", ["ہنر سیکھیں۔"], False)
    ]
    before = sheet.to_do
    save_translation(page=copy, writing=Writing(**{fate: frozenset({"body.lead"})}), user=admin())
    assert [each["id"] for each in latest(copy).body.get_prep_value()] == [*left, "head"]
    assert Standing.objects.get().to_do == before - 1


def test_a_block_of_the_translations_own_asks_for_nothing():
    _source, copy = pair(body=BODY[:1])
    draft = latest(copy)
    draft.body = json.dumps([*BODY[:1], block("own", "text", "<p>صرف یہاں</p>")])
    draft.save_revision()
    assert [each.is_own for each in sheet_of(copy).removed] == [True]
    translate(copy, title="عنوان")
    assert [each["id"] for each in latest(copy).body.get_prep_value()] == ["lead", "own"]


def test_a_translation_made_by_hand_is_done_and_keeps_its_words(django_capture_on_commit_callbacks):
    source = source_page(body=BODY[:2])
    parent = Page.objects.get(slug="home-ur").specific
    by_hand = [
        block("x1", "text", "<p>ہنر سیکھیں۔</p>"),
        block("x2", "heading", {"text": "کام", "level": "2"}),
    ]
    there = translated(source, parent, title="About us", intro="ہم کون ہیں۔", body=json.dumps(by_hand))
    assert [path for path, state in states(there).items() if state == "to_do"] == ["title"]
    with django_capture_on_commit_callbacks(execute=True):
        change(there)
    with django_capture_on_commit_callbacks(execute=True):
        change(source, intro="Who we are today.")
    assert Standing.objects.get(page=there).to_do == 1
    translate(there, body__lead="<p>مہارت سیکھیں۔</p>")
    raw = latest(there).body.get_prep_value()
    assert raw == [
        block("lead", "text", "<p>مہارت سیکھیں۔</p>"),
        block("head", "heading", by_hand[1]["value"]),
    ]


def test_what_is_rewritten_in_the_ordinary_editor_is_done_when_published(django_capture_on_commit_callbacks):
    source, copy = pair()
    translate(copy, title="عنوان", intro="ہم کون ہیں۔")
    with django_capture_on_commit_callbacks(execute=True):
        change(source, title="About", intro="Who we are today.")
        draft = latest(copy)
        draft.intro = "آج ہم کون ہیں۔"
        draft.save_revision().publish()
    found = states(copy)
    assert (found["title"], found["intro"]) == ("changed", "done")


def test_two_who_write_into_different_segments_both_keep_their_words():
    _source, copy = pair()
    mine = Writing(typed=typed_in(copy, title="عنوان", intro="Who we are."))
    translate(copy, intro="ہم کون ہیں۔")
    save_translation(page=copy, writing=mine, user=admin())
    draft = latest(copy)
    assert (draft.title, draft.intro) == ("عنوان", "ہم کون ہیں۔")


def test_two_who_write_into_the_same_segment_are_told():
    _source, copy = pair()
    mine = Writing(typed=typed_in(copy, title="میرا", intro="میرا تعارف"))
    translate(copy, title="ان کا")
    with pytest.raises(WrittenMeanwhile) as told:
        save_translation(page=copy, writing=mine, user=admin())
    assert [(line.path, line.shown) for line in told.value.lines] == [("title", "ان کا")]
    assert (latest(copy).title, latest(copy).intro) == ("ان کا", "Who we are.")


def test_a_source_that_changed_meanwhile_leaves_the_segment_marked():
    source, copy = pair()
    mine = Writing(typed=typed_in(copy, title="عنوان", intro="ہم کون ہیں۔"))
    change(source, intro="Who we are today.")
    saved = save_translation(page=copy, writing=mine, user=admin())
    assert saved.changed_meanwhile == 1
    assert latest(copy).intro == "ہم کون ہیں۔"
    assert (states(copy)["intro"], states(copy)["title"]) == ("changed", "done")


def test_a_picture_chosen_later_follows_from_the_source():
    picture = block("pic", "image", {"image": None, "caption": "A room", "credit": ""})
    source, copy = pair(body=[picture])
    shown = {"image": 7, "decorative": False, "alt_text": "Three desks"}
    change(source, body=[block("pic", "image", picture["value"] | {"image": shown})])
    assert states(copy)["body.pic.image.alt_text"] == "new"
    translate(copy, body__pic__image__alt_text="تین میزیں")
    raw = latest(copy).body.get_prep_value()
    assert raw[0]["value"]["image"] == shown | {"alt_text": "تین میزیں"}


def test_a_page_that_translates_nothing_is_not_counted():
    source, _copy = pair()
    assert count(page_id=source.pk) is None
    assert count(page_id=0) is None


def test_rows_go_with_their_page():
    _source, copy = pair()
    translate(copy, title="عنوان")
    assert TranslatedSegment.objects.of(copy.pk).count() == 1
    copy.delete()
    assert not TranslatedSegment.objects.exists()
    assert not Standing.objects.exists()


def test_segments_that_share_a_path_are_written_down_once():
    page, made = source_page(), TranslatedSegment
    made.objects.put(made(page=page, path="body.a", source_digest=each) for each in ("one", "two"))
    made.objects.put([made(page=page, path="body.a", source_digest="three")])
    assert list(made.objects.values_list("path", "source_digest")) == [("body.a", "three")]


def test_saving_costs_the_same_however_many_segments_were_written():
    """How much that is, the index of the search decides, which each database keeps in its own way."""
    _source, copy = pair()
    translate(copy, body__lead="<p>سیکھیں۔</p>")
    asked = []
    for words in ({"title": "ہم"}, {"intro": "کون", "body__head__text": "کام", "body__steps__title": "کیسے"}):
        writing, who = Writing(typed=typed_in(copy, **words)), admin()
        with CaptureQueriesContext(connection) as queries:
            save_translation(page=copy, writing=writing, user=who)
        asked.append(len(queries))
    assert asked[0] == asked[1]

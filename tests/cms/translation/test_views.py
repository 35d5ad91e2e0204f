"""The two screens: beginning a translation, and writing it side by side; who may, and that what was typed stays."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from cms.campaigns.pages.models import CampaignPage
from cms.dashboard.roles import set_up_roles
from cms.pages.models import StandardPage
from cms.starters.actions import start
from cms.starters.written import starter_named
from cms.translation.actions import count, sheet_of
from cms.translation.sheets import name_of
from tests.cms.accounts.factories import user
from tests.cms.campaigns.factories import index_page
from tests.cms.pages.factories import standard

from .factories import BODY, admin, block, change, latest, pair, source_page, states, translate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_welcome():
    Page.objects.filter(depth=2).delete()


@pytest.fixture
def editor(client):
    client.force_login(admin())
    return client


def member(client, role):
    set_up_roles()
    made = user(name=role)
    made.groups.set([Group.objects.get(name=role)])
    client.force_login(made)
    return client


def begin(page):
    return reverse("hunar_translation:begin", args=[page.pk])


def side_by_side(page):
    return reverse("hunar_translation:side_by_side", args=[page.pk])


def as_drawn(page_shown, **words):
    """What a browser sends that has the page before it; words are by path, `__` for its dots."""
    form = page_shown.context["form"]
    sent = {}
    for name in form.fields:
        bound = form[name]
        value = bound.field.widget.format_value(bound.value())
        if isinstance(value, bool) or name.endswith("-right") or name.startswith("in-"):
            sent |= {name: "on"} if bound.value() else {}
        elif value is not None:
            sent[name] = value
    return sent | {name_of(path.replace("__", ".")): said for path, said in words.items()}


def test_a_translation_is_begun_and_opened(editor):
    source = source_page()
    shown = editor.get(begin(source)).content.decode()
    assert "Begin a translation into Urdu" in shown
    made = editor.post(begin(source), {"language": "ur"})
    copy = StandardPage.objects.get(locale__language_code="ur", slug="about-us")
    assert made.url == side_by_side(copy)
    assert editor.post(begin(source), {"language": "ur"}).url == side_by_side(copy)
    assert editor.get(begin(source)).url == side_by_side(copy)
    assert editor.get(begin(copy)).url == side_by_side(copy)
    assert editor.get(side_by_side(source)).url == begin(source)
    assert editor.post(begin(source), {"language": "fr"}, follow=True).status_code == 404


def test_a_page_below_one_that_is_not_translated_waits_for_it(editor):
    source = source_page()
    below = standard(source, "Below")
    shown = editor.post(begin(below), {"language": "ur"})
    assert "Translate that one first; nothing was made." in shown.content.decode()
    assert shown.context["waits_for"].pk == source.pk
    assert StandardPage.objects.count() == 2


def test_wagtails_own_button_leads_to_our_screen(editor):
    source = source_page()
    theirs = reverse("simple_translation:submit_page_translation", args=[source.pk])
    assert "Begin a translation into Urdu" in editor.get(theirs).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[source.pk])
    assert "Translate side by side" not in editor.get(edit).content.decode()
    editor.post(begin(source), {"language": "ur"})
    assert "Translate side by side" in editor.get(edit).content.decode()


def test_both_sides_are_shown_in_their_direction(editor):
    _source, copy = pair()
    shown = editor.get(side_by_side(copy))
    html = shown.content.decode()
    assert '<div class="hunar-translation-source" lang="en" dir="ltr">' in html
    assert html.count('lang="ur" dir="rtl"') >= 12
    assert "<strong>12</strong> of 12 to do" in html


def test_what_is_typed_is_saved_as_a_draft(editor):
    _source, copy = pair()
    sent = as_drawn(editor.get(side_by_side(copy)), title="عنوان", body__head__text="کام")
    saved = editor.post(side_by_side(copy), sent, follow=True)
    assert "Saved as a draft." in saved.content.decode()
    assert latest(copy).title == "عنوان"
    assert [path for path, state in states(copy).items() if state == "done"] == ["title", "body.head.text"]
    assert not StandardPage.objects.get(pk=copy.pk).live


def test_saving_what_nobody_touched_changes_nothing(editor):
    _source, copy = pair()
    before = latest(copy).body.get_prep_value()
    editor.post(side_by_side(copy), as_drawn(editor.get(side_by_side(copy))))
    assert latest(copy).body.get_prep_value() == before
    assert set(states(copy).values()) == {"to_do"}


def test_only_what_is_to_do_may_be_shown_and_the_rest_is_left_alone(editor):
    _source, copy = pair()
    translate(copy, title="عنوان", intro="ہم کون ہیں۔")
    shown = editor.get(side_by_side(copy), {"only": "open"})
    assert "title" not in [row.line.path for row in shown.context["rows"].lines]
    name = name_of("body.head.text")
    sent = {key: said for key, said in as_drawn(shown).items() if key.startswith(name)} | {name: "کام"}
    assert editor.post(f"{side_by_side(copy)}?only=open", sent).status_code == 302
    assert (latest(copy).title, states(copy)["body.head.text"]) == ("عنوان", "done")


def test_what_two_wrote_is_shown_and_nothing_typed_is_lost(editor):
    _source, copy = pair()
    sent = as_drawn(editor.get(side_by_side(copy)), title="میرا عنوان")
    translate(copy, title="ان کا عنوان")
    told = editor.post(side_by_side(copy), sent)
    html = told.content.decode()
    assert told.status_code == 409
    assert "Nothing of yours is lost" in html
    assert "میرا عنوان" in html
    assert [row.theirs for row in told.context["rows"].lines if row.theirs] == ["ان کا عنوان"]
    assert latest(copy).title == "ان کا عنوان"
    again = as_drawn(told, title="میرا عنوان")
    assert editor.post(side_by_side(copy), again).status_code == 302
    assert latest(copy).title == "میرا عنوان"


def test_a_source_changed_meanwhile_is_told(editor):
    source, copy = pair()
    sent = as_drawn(editor.get(side_by_side(copy)), intro="ہم کون ہیں۔")
    change(source, intro="Who we are today.")
    html = editor.post(side_by_side(copy), sent, follow=True).content.decode()
    assert "The source of 1 segment was changed while you wrote." in html
    assert latest(copy).intro == "ہم کون ہیں۔"


def test_words_that_are_too_long_are_shown_again(editor):
    _source, copy = pair()
    told = editor.post(side_by_side(copy), as_drawn(editor.get(side_by_side(copy)), intro="ہ" * 401))
    assert told.status_code == 422
    assert "Nothing of yours is lost" in told.content.decode()
    assert latest(copy).intro == "Who we are."


def test_missing_and_removed_blocks_are_asked_about(editor):
    source, copy = pair(body=BODY[:2])
    translate(copy, body__lead="<p>ہنر سیکھیں۔</p>")
    change(source, body=[block("new", "text", "<p>New words.</p>"), BODY[1]])
    shown = editor.get(side_by_side(copy))
    html = shown.content.decode()
    assert "The translation does not have this block yet." in html
    assert "Taken away in the source" in html
    fate = {name_of("body.lead"): "drop"}
    editor.post(side_by_side(copy), as_drawn(shown) | fate)
    assert [each["id"] for each in latest(copy).body.get_prep_value()] == ["new", "head"]


def test_a_locked_page_is_read_and_not_written(client):
    _source, copy = pair()
    Page.objects.filter(pk=copy.pk).update(locked=True, locked_by=admin())
    member(client, "Translators")
    shown = client.get(side_by_side(copy))
    assert "You can read here, and not save." in shown.content.decode()
    told = client.post(side_by_side(copy), as_drawn(shown, title="عنوان"))
    assert told.status_code == 409
    assert "عنوان" in told.content.decode()
    assert latest(copy).title == "About us"


def test_a_translator_can_do_just_this(client):
    source = source_page()
    member(client, "Translators")
    copy_at = client.post(begin(source), {"language": "ur"}).url
    shown = client.get(copy_at)
    assert client.post(copy_at, as_drawn(shown, title="عنوان")).status_code == 302
    copy = StandardPage.objects.get(locale__language_code="ur", slug="about-us")
    assert latest(copy).title == "عنوان"
    may = copy.permissions_for_user(user(name="Nobody"))
    assert not may.can_edit()


def test_who_may_not_edit_the_page_sees_nothing(client):
    _source, copy = pair()
    client.force_login(user(name="Nobody"))
    assert client.get(side_by_side(copy)).status_code in (302, 403)
    assert client.get(begin(copy)).status_code in (302, 403)


@pytest.mark.parametrize("many", [1, 3])
def test_the_screen_costs_the_same(editor, many, django_assert_num_queries):
    _source, copy = pair(body=[block(f"t{number}", "text", "<p>Words.</p>") for number in range(many)])
    editor.get(side_by_side(copy))
    with django_assert_num_queries(25):
        editor.get(side_by_side(copy))


def test_the_desk_leads_to_it(editor):
    source, copy = pair()
    sheet = sheet_of(copy)
    count(page_id=copy.pk)
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert f"{sheet.to_do} of {sheet.total} to do" in html
    assert f'href="{side_by_side(copy)}"' in html
    assert f'href="{begin(source)}"' in html


def test_a_draft_without_the_dates_it_needs_waits_for_them(editor):
    source_page()
    campaign = start(starter=starter_named("campaign"), parent=index_page("en"), user=admin())
    index_page("ur")
    told = editor.post(begin(campaign), {"language": "ur"})
    assert "This page is not complete yet" in told.content.decode()
    assert not CampaignPage.objects.filter(locale__language_code="ur").exists()

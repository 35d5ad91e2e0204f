"""The editor's desk, from hand to hand: a campaign is started from a template, filled, translated side by side,
read by a reviewer and scheduled by a publisher, each in a browser of their own."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.accounts.demo import person
from cms.campaigns.pages.models import CampaignPage
from cms.dashboard.roles import set_up_roles
from cms.mailings.enums import Channel
from cms.notices.backends.memory import MemoryBackend
from cms.translation.actions import sheet_of
from cms.translation.models import Term
from cms.translation.sheets import name_of

from ..cms.accounts.factories import user
from ..cms.campaigns.factories import index_page
from ..cms.pages.factories import home
from .test_editor import DESK, listen
from .tour import demo

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
UNFINISHED = "status of 400"  # Wagtail tries to save what is not complete yet
TITLE, AIM = "Get it in writing", "Freelancers agree on price and date before they begin."
URDU_TITLE, URDU_AIM = "بات لکھ کر طے کریں", "فری لانسر کام شروع کرنے سے پہلے رقم اور تاریخ طے کریں۔"
NEWS = {
    "en": {"subject": "New evening courses", "body": "Places are open until Friday."},
    "ur": {"subject": "شام کے نئے کورس", "body": "جمعے تک جگہ خالی ہے۔"},
}
URDU_MESSAGE = "کام سے پہلے لکھ کر طے کریں۔"


def member(role, language="en"):
    made = user(name=role, email=f"{role.lower()}@example.org")
    made.groups.set([Group.objects.get(name=role)])
    profile = UserProfile.get_for_user(made)
    profile.preferred_language = language
    profile.save()
    return made


@pytest.fixture
def site():
    Page.objects.filter(depth=2).delete()  # Wagtail's welcome
    home("en"), home("ur")
    set_up_roles()
    Term.objects.create(words={"en": "freelancer", "ur": "فری لانسر"})
    return index_page("en"), index_page("ur")


def test_a_campaign_goes_from_a_template_to_its_day_in_two_languages(open_page, site):
    said = []
    english = start_and_fill(open_page, said)
    urdu = translate(open_page, english, said)
    for page in (english, urdu):
        review(open_page, page, said)
        schedule(open_page, page, said)
    assert [line for line in said if UNFINISHED not in line] == []
    day = timezone.localdate() + timedelta(days=3)
    for page in CampaignPage.objects.filter(pk__in=[english, urdu]):
        assert not page.live
        assert timezone.localtime(page.scheduled_revision.approved_go_live_at).date() == day
        assert page.scheduled_revision.as_object().title in (TITLE, URDU_TITLE)


def opened(open_page, who, said, path="/admin/"):
    page = open_page(path, viewport=DESK, who=who)
    said_here = listen(page)
    page.said = lambda: said.extend(said_here)
    return page


def start_and_fill(open_page, said):
    """An author takes the template on the first screen of the admin, and writes."""
    page = opened(open_page, member("Authors"), said)
    page.get_by_role("link", name="A campaign", exact=True).click()
    card = page.locator("#campaign")
    card.get_by_label("Below").select_option(label="Campaigns (English)")
    card.get_by_role("button", name="Make a draft").click()
    page.wait_for_url("**/edit/")
    assert "[[Name of the campaign" in page.locator("#id_title").input_value()
    made = CampaignPage.objects.get()
    page.goto(f"/admin/hunar/desk/pages/{made.pk}/look-over/")
    expect(page.get_by_text("first day, last day")).to_be_visible()
    expect(page.get_by_text("[[First thing to remember]]")).to_be_visible()
    page.goto(f"/admin/pages/{made.pk}/edit/")
    page.fill("#id_title", TITLE)
    page.fill("#id_aim", AIM)
    page.get_by_role("tab", name="Dates").click()
    first = timezone.localdate() + timedelta(days=3)
    page.fill("#id_starts_on", str(first))
    page.fill("#id_ends_on", str(first + timedelta(days=30)))
    page.keyboard.press("Tab")
    send_on(page)
    page.said()
    return made.pk


def send_on(page):
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-submit]").locator("visible=true").click()
    expect(page.locator(".messages .success")).to_contain_text("submitted for moderation")


def translate(open_page, english, said):
    """A translator whose admin is in Urdu begins a translation, and writes three of its segments."""
    page = opened(open_page, member("Translators", "ur"), said, f"/admin/hunar/translation/{english}/")
    page.get_by_role("button", name="اردو میں ترجمہ شروع کریں").click()
    page.wait_for_url("**/side-by-side/")
    copy = CampaignPage.objects.get(locale__language_code="ur")
    total = sheet_of(copy).total
    expect(page.locator(".hunar-translation-count")).to_contain_text(f"{total} میں سے {total} باقی")
    assert page.locator("html").get_attribute("dir") == "rtl"
    message = next(line.path for line in sheet_of(copy).lines if line.path.endswith(".text") and line.is_rich)
    field(page, "title").fill(URDU_TITLE)
    expect(row(page, "aim").locator(".hunar-translation-terms")).to_contain_text("فری لانسر")
    field(page, "aim").fill(URDU_AIM)
    editor = row(page, message).locator(".public-DraftEditor-content")
    editor.click()
    page.keyboard.press("Control+a")
    editor.press_sequentially(URDU_MESSAGE, delay=10)
    page.wait_for_timeout(500)  # the editor hands its text to the form a quarter of a second later
    page.get_by_role("button", name="مسودہ محفوظ کریں").click()
    expect(page.locator(".hunar-translation-count")).to_contain_text(f"{total} میں سے {total - 3} باقی")
    draft = Page.objects.get(pk=copy.pk).get_latest_revision_as_object()
    assert (draft.title, draft.aim) == (URDU_TITLE, URDU_AIM)
    assert URDU_MESSAGE in str(draft.messages)
    page.said()
    page.goto(f"/admin/pages/{copy.pk}/edit/")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-submit]").locator("visible=true").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.said()
    return copy.pk


def row(page, path):
    return page.locator(f"#row-{name_of(path)}")


def field(page, path):
    return row(page, path).locator(".hunar-translation-target").locator("input[type=text], textarea").first


def approve(page, number):
    page.goto(f"/admin/pages/{number}/edit/")
    button = page.locator("footer [data-workflow-action-name=approve]").first
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()
    expect(page.locator(".messages .success")).to_be_visible()


def somebody(role):
    found = Group.objects.get(name=role).user_set.first()
    return found or member(role)


def review(open_page, number, said):
    """What waits for a reviewer stands on their first screen."""
    page = opened(open_page, somebody("Reviewers"), said)
    title = Page.objects.get(pk=number).draft_title
    expect(page.get_by_role("link", name=title).first).to_be_visible()
    approve(page, number)
    page.said()


def schedule(open_page, number, said):
    """A publisher sets the moment, saves it, and takes the last step: the page waits for its day."""
    page = opened(open_page, somebody("Publishers"), said, f"/admin/pages/{number}/edit/")
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").locator("visible=true").click()
    dialog = page.locator("#schedule-publishing-dialog")
    moment = timezone.localtime() + timedelta(days=3)
    dialog.locator("#id_go_live_at").fill(f"{moment:%Y-%m-%d %H:%M}")
    calendar = page.locator(".xdsoft_datetimepicker").locator("visible=true")
    calendar.wait_for()  # it opens a moment after the field is entered, over the button
    dialog.get_by_role("heading").first.click()
    calendar.wait_for(state="hidden")
    dialog.get_by_role("button", name="Save schedule").click()
    expect(page.locator(".messages .success")).to_be_visible()
    approve(page, number)
    page.said()


def test_a_message_is_written_tried_out_and_scheduled_and_a_campaign_shows_whom_it_reached(open_page):
    """By programme staff who may send: the test goes to them alone, in both languages."""
    demo()
    said = []
    page = opened(open_page, person("admin").user, said)
    write_a_message(page)
    try_it_out(page)
    schedule_it(page)
    see_the_reach(page)
    page.said()
    assert said == []


def write_a_message(page):
    page.locator("#wagtail-sidebar").get_by_role("link", name="Messages to many").click()
    page.get_by_role("link", name="Add message to many").first.click()
    page.fill("#id_title", "Winter news")
    page.locator("#id_segment").select_option(label="Everybody who wants news")
    for number, (language, words) in enumerate(NEWS.items()):
        if number:
            page.get_by_role("button", name="Add language").click()
        page.locator(f"[name=words-{number}-language]").select_option(language)
        page.fill(f"[name=words-{number}-subject]", words["subject"])
        editor = page.locator(".public-DraftEditor-content").nth(number)
        editor.click()
        editor.press_sequentially(words["body"], delay=10)
    page.wait_for_timeout(500)  # the editor hands its text to the form a quarter of a second later
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/overview/")


def try_it_out(page):
    page.get_by_role("button", name="Send it to me as a test").click()
    expect(page.locator(".messages .success")).to_be_visible()
    sent = MemoryBackend.outbox[Channel.EMAIL]
    assert {message.to for message in sent} == {person("admin").user.email}
    assert sorted(message.language for message in sent) == sorted(NEWS)
    assert all(NEWS[message.language]["body"] in message.text for message in sent)


def schedule_it(page):
    at = timezone.localtime() + timedelta(days=2)
    page.locator("[name=send_at]").fill(f"{at:%Y-%m-%dT10:00}")
    page.get_by_role("button", name="Schedule").click()
    expect(page.get_by_text("It leaves by itself")).to_be_visible()
    page.goto("/admin/")
    expect(page.get_by_role("link", name="Winter news")).to_be_visible()  # what comes up this week


def see_the_reach(page):
    menu = page.locator("#wagtail-sidebar")
    menu.get_by_role("button", name="Campaigns").click()
    menu.get_by_role("link", name="Reach and change").click()
    page.get_by_role("link", name="Paid in full, and on paper").click()
    expect(page.get_by_role("heading", name="Visits, day by day")).to_be_visible()
    rows = page.locator(".hunar-reach-change tbody tr")
    expect(rows.first).to_contain_text("Everybody")
    with page.expect_download() as fetching:
        page.get_by_role("button", name="Toggle dropdown").or_(
            page.locator("[data-controller~=w-dropdown] button")
        ).locator("visible=true").first.click()
        page.get_by_role("link", name="Download as CSV").click()
    assert "Visits" in fetching.value.path().read_text()

"""Many pages at once: looked over, sent to review, given a last day and topics."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, WorkflowState

from cms.dashboard import bulk
from cms.dashboard.roles import set_up_roles
from cms.topics.models import Topic
from tests.cms.accounts.factories import superuser, user
from tests.cms.campaigns.factories import campaign_page
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db
SOON = timezone.now().replace(second=0, microsecond=0) + timedelta(days=9)
GIVEN = timezone.localtime(SOON).strftime("%Y-%m-%d %H:%M")


def to(action, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", f"hunar_{action}"])
    chosen = [("next", "/admin/"), *(("id", page.pk) for page in pages)]
    return f"{address}?{urlencode(chosen)}"


@pytest.fixture
def pages():
    above = home()
    made = [standard(above, title, body=[("text", f"<p>{title}.</p>")]) for title in ("One", "Two", "Three")]
    for page in made:
        page.save_revision().publish()
    return made


@pytest.fixture
def boss(client):
    client.force_login(superuser())
    return client


def as_one_of(client, role):
    set_up_roles()
    made = user(name=role)
    made.groups.set([Group.objects.get(name=role)])
    client.force_login(made)
    return made


def fresh(pages):
    return [Page.objects.get(pk=page.pk) for page in pages]


def test_the_explorer_offers_them(boss, pages):
    html = boss.get(reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk])).content.decode()
    for name in ("send_on", "last_day", "look_over", "add_topics"):
        assert f"/hunar_{name}/" in html, name


def test_pages_are_sent_to_review(client, pages):
    author = as_one_of(client, "Translators")
    one = pages[0]
    one.get_workflow().start(one, author)  # on its way already
    screen = client.get(to("send_on", *pages))
    assert [each["item"].title for each in screen.context["items"]] == ["Two", "Three"]
    assert [each["item"].title for each in screen.context["items_with_no_access"]] == ["One"]
    assert client.post(to("send_on", *pages)).status_code == 302
    waiting = WorkflowState.objects.filter(status="in_progress").values_list("object_id", "requested_by")
    assert sorted(waiting) == sorted((str(page.pk), author.pk) for page in pages)


def test_who_may_not_write_in_a_page_cannot_send_it(client, pages):
    as_one_of(client, "Authors")  # they write their own pages alone
    client.post(to("send_on", *pages))
    assert WorkflowState.objects.count() == 0


def test_a_last_day_is_set_and_taken_away(boss, pages):
    assert boss.post(to("last_day", *pages), {"expire_at": GIVEN}).status_code == 302
    assert [(page.expire_at, page.live, page.has_unpublished_changes) for page in fresh(pages)] == [
        (SOON, True, False)
    ] * 3
    boss.post(to("last_day", pages[0]), {"expire_at": ""})
    assert [page.expire_at for page in fresh(pages)] == [None, SOON, SOON]


def test_a_draft_that_waits_is_not_published_by_it(boss, pages):
    page = pages[0]
    page.title = "Half written"
    page.save_revision()
    boss.post(to("last_day", page), {"expire_at": GIVEN})
    [live] = fresh([page])
    assert (live.title, live.expire_at, live.has_unpublished_changes) == ("One", SOON, True)
    draft = live.get_latest_revision_as_object()
    assert (draft.title, draft.expire_at) == ("Half written", SOON)


def test_a_page_that_is_not_live_stays_so(boss, pages):
    page = pages[0]
    page.unpublish()
    boss.post(to("last_day", page), {"expire_at": GIVEN})
    [kept] = fresh([page])
    assert (kept.live, kept.get_latest_revision_as_object().expire_at) == (False, SOON)


def test_a_day_in_the_past_is_refused(boss, pages):
    past = date_format(timezone.localtime() - timedelta(days=1), "Y-m-d H:i")
    answer = boss.post(to("last_day", *pages), {"expire_at": past})
    assert list(answer.context["form"].errors) == ["expire_at"]
    assert [page.expire_at for page in fresh(pages)] == [None] * 3


def test_who_may_not_publish_sets_no_last_day(client, pages):
    as_one_of(client, "Translators")
    client.post(to("last_day", *pages), {"expire_at": GIVEN})
    assert [page.expire_at for page in fresh(pages)] == [None] * 3


def test_pages_are_looked_over_together(boss, pages, monkeypatch):
    broken = pages[1]

    def draft_of(page):
        if page.pk == broken.pk:
            raise ValueError
        return real(page)

    real = bulk.draft_of
    monkeypatch.setattr(bulk, "draft_of", draft_of)
    monkeypatch.setattr(bulk, "MOST_LOOKED_OVER", 2)
    revisions = [page.latest_revision_id for page in fresh(pages)]
    items = boss.get(to("look_over", *pages)).context_data["items"]
    assert [[found.what for found in each.get("findings", ())] for each in items] == [["meta"], [], []]
    assert [each.get("cannot_be_drawn", False) for each in items] == [False, True, False]
    assert [each.get("is_left_out", False) for each in items] == [False, False, True]
    assert [page.latest_revision_id for page in fresh(pages)] == revisions


def test_topics_are_added_where_a_page_has_some(boss, pages):
    law, tax = (Topic.objects.create(name=name, slug=name.lower()) for name in ("Law", "Tax"))
    campaign = campaign_page()
    campaign.topics.add(law)
    campaign.save_revision().publish()
    screen = boss.get(to("add_topics", campaign, pages[0]))
    assert [each["item"].pk for each in screen.context["items"]] == [campaign.pk]
    assert [each["item"].pk for each in screen.context["items_with_no_access"]] == [pages[0].pk]
    assert boss.post(to("add_topics", campaign, pages[0]), {"topics": [tax.pk]}).status_code == 302
    live = Page.objects.get(pk=campaign.pk).specific
    assert sorted(live.topics.values_list("name", flat=True)) == ["Law", "Tax"]
    assert live.has_unpublished_changes is False


def test_without_a_topic_nothing_is_done(boss, pages):
    campaign = campaign_page()
    answer = boss.post(to("add_topics", campaign), {})
    assert list(answer.context["form"].errors) == ["topics"]

"""Links are read off what is published, looked at politely, and told of when they fail on several days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.dashboard.looking_over import Draft, Finding
from cms.dashboard.panels import Item, findings_in, panels_for
from cms.links import actions, ticks
from cms.links.enums import State, Why
from cms.links.models import OutsideLink, Use
from cms.links.visiting import Seen
from tests.cms.accounts.factories import superuser, user
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db
GONE, WORKS, ASKS = (
    Seen(State.BROKEN, Why.GONE, 404),
    Seen(State.WORKS, "", 200),
    Seen(State.UNCLEAR, "", 403),
)
FBR = "https://fbr.gov.pk/154A"


@pytest.fixture(autouse=True)
def _looking(settings):
    settings.HUNAR_LINKS = {}  # the site of the tests looks at nothing by itself


def page_with(*addresses, title="Taxes", parent=None):
    links = " ".join(f'<a href="{address}">place {number}</a>' for number, address in enumerate(addresses))
    page = standard(parent or home(), title, body=[("text", f"<p>{links}</p>")])
    page.save_revision().publish()
    return page


def uses():
    return sorted(Use.objects.values_list("link__address", "page__title", "words"))


def test_links_are_read_off_what_is_published():
    page = page_with(FBR, "http://localhost:8000/en/")
    assert actions.read_pages() == Page.objects.filter(depth__gt=1).count()
    assert uses() == [(FBR, "Taxes", "place 0")]
    assert actions.read_pages() == 0
    page.body = [("text", '<p><a href="https://secp.gov.pk/">SECP</a></p>')]
    page.save_revision()
    assert actions.read_pages() == 0  # a draft
    page.get_latest_revision().publish()
    assert actions.read_pages() == 1
    assert uses() == [("https://secp.gov.pk/", "Taxes", "SECP")]
    assert list(OutsideLink.objects.values_list("address", flat=True)) == ["https://secp.gov.pk/"]


def test_one_link_on_many_pages_is_looked_at_once():
    first = page_with(FBR)
    page_with(FBR, title="Money", parent=first.get_parent())
    actions.read_pages()
    assert uses() == [(FBR, "Money", "place 0"), (FBR, "Taxes", "place 0")]
    assert len(actions.claim_due()) == 1


def test_each_site_is_asked_once_in_a_turn_and_nobody_else_gets_the_same(settings):
    settings.HUNAR_LINKS = {"BATCH": 2}
    page_with("https://a.example/1", "https://a.example/2", "https://b.example/1", "https://c.example/1")
    actions.read_pages()

    def turn():
        return [OutsideLink.objects.get(pk=pk).address for pk in actions.claim_due()]

    assert turn() == ["https://a.example/1", "https://b.example/1"]
    assert turn() == ["https://a.example/2", "https://c.example/1"]
    assert turn() == []


def test_a_claim_that_came_to_nothing_is_free_again():
    page_with(FBR)
    actions.read_pages()
    actions.claim_due()
    OutsideLink.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert len(actions.claim_due()) == 1


def test_links_of_pages_that_are_off_the_site_are_left():
    page_with(FBR).unpublish()
    actions.read_pages()
    assert actions.claim_due() == []


@pytest.fixture
def on(monkeypatch):
    """Write down what was seen on a day of March."""

    def write(day, seen, hour=12):
        moment = datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Asia/Karachi"))
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        link = OutsideLink.objects.get()
        actions.write_down(link=link, seen=seen)
        return link.failed_days, (link.due_at - moment).days

    return write


@pytest.fixture
def link():
    return OutsideLink.objects.create(address=FBR, host="fbr.gov.pk")


def test_failures_count_by_day_and_one_good_answer_forgets_them(link, on):
    assert on(1, GONE) == (1, 1)
    assert on(1, GONE, hour=23) == (1, 1)
    assert on(2, GONE) == (2, 1)
    assert on(4, GONE) == (3, 1)
    link.refresh_from_db()
    assert (link.state, link.why, link.code, link.failing_since) == ("broken", "gone", 404, date(2026, 3, 1))
    assert on(5, ASKS) == (0, 7)
    assert on(6, GONE) == (1, 1)
    assert on(7, WORKS) == (0, 7)
    link.refresh_from_db()
    assert (link.state, link.why, link.failing_since) == ("works", "", None)


def broken(page_title="Taxes", **fields):
    page = page_with(FBR, title=page_title)
    actions.read_pages()
    fields = {
        "state": State.BROKEN,
        "why": Why.GONE,
        "failed_days": 3,
        "failing_since": date(2026, 3, 1),
        **fields,
    }
    OutsideLink.objects.update(**fields)
    return page


def panel(someone):
    found = [one for one in panels_for(someone) if one.name == "hunar_links_outside"]
    return found[0].items_for(someone, 9) if found else None


def test_broken_links_stand_on_the_desk_after_some_days():
    page, boss = broken(), superuser()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    about = "“place 0” to fbr.gov.pk: the page is not there, since 1 March 2026"
    assert panel(boss) == [Item("Taxes", edit, about, "en")]
    assert panel(user()) is None
    OutsideLink.objects.update(failed_days=2)
    assert panel(boss) == []


def test_the_panel_asks_as_often_for_three_as_for_one():
    page, boss, asked = broken(), superuser(), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            panel(boss)
        asked.append(len(queries))
        page_with(FBR, title="Two", parent=page.get_parent())
        page_with(FBR, title="Three", parent=page.get_parent())
        actions.read_pages()
    assert (len(panel(boss)), asked[0]) == (5, asked[1])


def test_a_page_looked_over_tells_of_them():
    broken()
    draft = Draft("en", links=[("the office", f"{FBR}#rates"), ("us", "/en/"), ("gone", None)])
    told = "A link to fbr.gov.pk is broken: the page is not there, since 1 March 2026. Look whether the page has moved."
    found = [finding for finding in findings_in(draft) if finding.what == "outside"]
    assert found == [Finding("outside", told, "the office")]


def test_the_screen_shows_what_the_apps_found(client):
    page = broken()
    client.force_login(superuser())
    answer = client.get(reverse("hunar_dashboard:look_over", args=[page.pk]))
    assert [found.where for found in answer.context["findings"] if found.what == "outside"] == ["place 0"]


def test_a_tick_reads_and_another_looks(monkeypatch, django_capture_on_commit_callbacks):
    visited = []
    monkeypatch.setattr(actions, "visit", lambda address, **how: visited.append((address, how)) or WORKS)
    page_with(FBR)
    ticks.read_links()
    with django_capture_on_commit_callbacks(execute=True):
        ticks.look_at_links()
    assert visited == [(FBR, {"seconds": 5.0})]
    assert OutsideLink.objects.get().state == State.WORKS


def test_a_link_that_is_gone_meanwhile_is_not_looked_at():
    actions.look_at(link_id=7)
    assert OutsideLink.objects.count() == 0

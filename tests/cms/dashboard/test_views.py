"""The desk in the admin: its panels on the first screen, a whole list, the calendar, a page looked over."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from tests.cms.accounts.factories import staff, superuser
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db
FIRST_SCREEN = 34  # queries


def to(name, *args):
    return reverse(f"hunar_dashboard:{name}", args=args)


@pytest.fixture
def english():
    Page.objects.filter(depth=2).delete()  # Wagtail's welcome
    home_page = home()
    home("ur")
    return home_page


@pytest.fixture
def admin(client):
    client.force_login(superuser())
    return client


def scheduled(parent, title, days):
    page, at = standard(parent, title, live=False), timezone.now() + timedelta(days=days)
    page.go_live_at = at
    page.save_revision(approved_go_live_at=at)
    return page


def test_the_first_screen_tells_what_waits_and_what_comes(admin, english):
    standard(english, "Only in English")
    scheduled(english, "In two days", 2)
    scheduled(english, "In two weeks", 14)
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "Only in English" in html
    assert "Not there in Urdu yet" in html
    week = html[html.index('id="hunar-coming-section"') :]
    assert "In two days" in week
    assert "In two weeks" not in week


@pytest.mark.parametrize("many", [1, 3])
def test_the_first_screen_costs_the_same(admin, english, many, django_assert_num_queries):
    for number in range(many):
        standard(english, f"Page {number}")
        scheduled(english, f"Later {number}", 2)
    admin.get(reverse("wagtailadmin_home"))
    with django_assert_num_queries(FIRST_SCREEN):
        admin.get(reverse("wagtailadmin_home"))


def test_a_panel_with_nothing_on_it_is_not_there(admin):
    home()
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "Pages without a translation" not in html
    assert "Coming up this week" not in html


def test_the_whole_list_and_an_unknown_one(admin, english):
    for number in range(7):
        standard(english, f"Page {number}")
    page = admin.get(to("panel", "hunar_untranslated"))
    assert [item.title for item in page.context["items"]] == [f"Page {number}" for number in range(7)]
    assert admin.get(to("panel", "nothing"), follow=True).status_code == 404


def test_a_list_is_for_those_who_may_see_it(client, english):
    client.force_login(staff())
    assert client.get(to("panel", "hunar_untranslated"), follow=True).status_code == 404


def test_the_calendar_shows_the_month_with_what_comes(admin, english):
    page = scheduled(english, "Later", 40)
    on = timezone.localtime(page.go_live_at)
    shown = admin.get(to("calendar"), {"month": f"{on:%Y-%m}"})
    assert [(event.title, event.at.date()) for event in shown.context["events"]] == [("Later", on.date())]
    empty = admin.get(to("calendar"), {"month": "2020-02"})
    assert empty.context["events"] == []
    assert "Nothing is scheduled in this month." in empty.content.decode()


def test_a_page_is_looked_over_as_a_draft(admin, english):
    page = standard(english, "About")
    page.body = [("text", '<p>See <a href="/en/x/">click here</a>.</p>')]
    page.save_revision()
    shown = admin.get(to("look_over", page.pk))
    assert [finding.what for finding in shown.context["findings"]] == ["link", "meta"]
    assert "click here" in shown.content.decode()


def test_only_who_may_edit_a_page_looks_it_over(client, english):
    page = standard(english)
    client.force_login(staff())
    assert client.get(to("look_over", page.pk)).status_code in (302, 403)

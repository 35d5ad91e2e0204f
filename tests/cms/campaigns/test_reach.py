"""What editors read of a campaign: added up, put into words, and without small groups."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.campaigns import actions, outcomes
from cms.campaigns.actions import Tags
from cms.campaigns.models import CheckPair, ShortLink
from cms.campaigns.reach import Reach
from cms.campaigns.report import rows
from cms.campaigns.results import detail_of
from cms.people.actions import give_consent, record_residence
from courses.actions import enrol
from courses.models import Course

from ...courses.factories import course_page
from ..accounts.factories import learner, staff
from ..people.factories import district
from .factories import campaign, campaign_page, day

pytestmark = pytest.mark.django_db


def visits(one, number, **tags):
    for _ in range(number):
        actions.count(one.pk, "visit", tags=Tags(**tags))


def shown(table):
    return [(line.label, line.number) for line in table.lines], table.total


def test_visits_stand_by_channel_with_what_is_not_added_up_yet():
    one = campaign()
    visits(one, 7, channel="sms")
    actions.fold()
    visits(one, 6, channel="sms")
    visits(one, 9)
    assert shown(Reach(one).visits_by("channel")) == ([("SMS", 13), ("Without a link of ours", 9)], 22)


def test_small_group_is_kept_back_with_the_next():
    one = campaign()
    district("PK602", name_en="Layyah")
    visits(one, 2, district="PK602")
    visits(one, 8)
    visits(one, 20, district="PK601")
    district("PK601")
    table = Reach(one).visits_by("district")
    assert shown(table) == ([("Attock", 20), ("Unknown", None), ("Layyah", None)], 30)


def test_links_stand_one_by_one_with_those_that_nobody_opened_and_those_taken_back():
    one = campaign()
    links = [ShortLink(campaign=one, channel="poster", language="ur", code=code) for code in ("abc", "def")]
    links[0].note = "Hub of Layyah"
    ShortLink.objects.bulk_create(links)
    for code in (*["abc"] * 7, *["gone"] * 6):
        actions.count(one.pk, "link", tags=Tags(channel="poster"), details=[code])
    assert shown(Reach(one).openings()) == ([("Hub of Layyah (abc)", 7), ("gone", 6), ("def", 0)], 13)


def test_nothing_small_leaves_in_any_table_or_in_the_file():
    one = campaign()
    visits(one, 3, channel="sms", language="ur")
    actions.count(one.pk, "pledge", tags=Tags(language="ur"))
    pair(one, "t", 0, 2)
    numbers = [row[2] for row in rows(Reach(one))]
    assert set(numbers) == {0, "kept back"}


def test_next_steps_cannot_be_worked_out_from_the_headline():
    one = campaign()
    for what, number in (("call", 12), ("next", 3)):
        for _ in range(number):
            actions.count(one.pk, what, tags=Tags(), details=[what])
    reach = Reach(one)
    assert reach.headline()[-1].number == 15
    assert [line.number for line in reach.steps().lines] == [None, None]


def test_no_days_can_be_chosen_so_that_two_reports_cannot_be_taken_from_each_other(client):
    one = campaign()
    visits(one, 9)
    one.hits.filter(pk__in=list(one.hits.values_list("pk", flat=True)[:3])).update(day=day(-2))
    client.force_login(staff("view_campaign"))
    address = reverse("hunar_campaign_reach:report", args=[one.pk])
    narrowed = client.get(address, {"first": str(day(-1)), "last": str(day(0))})
    assert narrowed.context["headline"][0].number == 9
    assert [number for _day, number in Reach(one).by_day()] == [0, 0, 0, None, 0, None]


def test_poll_counts_people_and_not_answers():
    one = campaign()
    first, second = one.poll
    details = [detail_of(question["key"], question["choices"][0]["key"]) for question in (first, second)]
    for _ in range(6):
        actions.count(one.pk, "poll", tags=Tags(), details=details)
    headline = {line.label: line.number for line in Reach(one).headline()}
    assert headline["People who answered the poll"] == 6
    [client, nobody] = Reach(one).polls()[0].shares
    assert (client.number, client.percent, nobody.number, nobody.percent) == (6, 100, 0, 0)


def pair(one, token, before, after, language="en"):
    made = {"version": "v", "asked": 2, "language": language, "begun_on": timezone.localdate()}
    return CheckPair.objects.create(campaign=one, token=token, before=before, after=after, **made)


def test_change_is_told_for_everybody_and_by_language():
    one = campaign()
    for number in range(6):
        pair(one, f"en{number}", 0, 1)
        pair(one, f"ur{number}", 1, 2, "ur")
    pair(one, "unfinished", 0, None)
    lines = [(line.label, line.people, line.percent["mean"]) for line in Reach(one).change()]
    assert lines == [("Everybody", 12, 50), ("English", 6, 50), ("Urdu", 6, 50)]


def test_change_of_one_language_cannot_be_worked_out_from_the_other():
    one = campaign()
    for number in range(9):
        pair(one, f"en{number}", 0, 1)
    pair(one, "ur", 0, 0, "ur")
    lines = [(line.label, line.people, line.change is not None) for line in Reach(one).change()]
    assert lines == [("Everybody", 10, True), ("English", None, False), ("Urdu", None, False)]


def test_sign_ups_stand_by_district_for_those_who_agreed():
    one = campaign()
    place = district("PK602", name_en="Layyah")
    for number in range(12):
        person = learner(name=f"Person {number}").hunar_person
        record_residence(person=person, district=place, since=day(-30))
        if number < 6:
            give_consent(person=person, purpose="counts", language="en")
    assert outcomes.sign_ups(outcomes.During(one, day(-5), day(0))) == {"PK602": 6, "": 6}
    assert outcomes.sign_ups(outcomes.During(one, day(-5), day(-1))) == {"": 0}


def test_home_that_begins_later_is_not_where_somebody_lives():
    one, person = campaign(), learner().hunar_person
    record_residence(person=person, district=district("PK602"), since=day(-30))
    record_residence(person=person, district=district("PK601"), since=day(3))
    give_consent(person=person, purpose="counts", language="en")
    assert outcomes.sign_ups(outcomes.During(one, day(0), day(0))) == {"PK602": 1, "": 0}


def test_enrolments_are_those_in_the_course_it_leads_to():
    target = course_page("Leads here")
    other = course_page("Elsewhere")
    page = campaign_page(next_page=target)
    from cms.campaigns.models import Campaign

    one = Campaign.objects.get(key=page.translation_key)
    for number in range(6):
        person = learner(name=f"Person {number}").hunar_person
        enrol(person=person, course=Course.objects.get(key=target.translation_key))
        enrol(person=person, course=Course.objects.get(key=other.translation_key))
    tables = {table.title: table for table in Reach(one).outcomes()}
    assert shown(tables["Enrolments in the course it leads to"]) == ([("Unknown", 6)], 6)


@pytest.mark.parametrize("days", [1, 3])
def test_report_costs_the_same_however_long_it_ran(client, django_assert_num_queries, days):
    one = campaign()
    client.force_login(staff("view_campaign"))
    for away in range(days):
        visits(one, 6, channel="sms")
        one.hits.filter(day=timezone.localdate()).update(day=timezone.localdate() - timedelta(days=away))
        actions.fold()
    client.get(reverse("hunar_campaign_reach:report", args=[one.pk]))
    with django_assert_num_queries(19):
        client.get(reverse("hunar_campaign_reach:report", args=[one.pk]))


def test_report_is_drawn_and_downloaded(client):
    one = campaign()
    visits(one, 7, channel="sms")
    client.force_login(staff("view_campaign"))
    address = reverse("hunar_campaign_reach:report", args=[one.pk])
    html = client.get(address).content.decode()
    assert '<svg class="hunar-chart"' in html
    assert "style=" not in html.split('class="hunar-reach-numbers"')[1].split("</section>")[0]
    csv = b"".join(client.get(reverse("hunar_campaign_reach:csv", args=[one.pk])).streaming_content).decode()
    assert "Visits by channel,SMS,7" in csv


def test_report_is_for_those_who_may_read_it(client):
    one = campaign()
    client.force_login(staff())
    for name in ("report", "csv"):
        answer = client.get(reverse(f"hunar_campaign_reach:{name}", args=[one.pk]))
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_link_made_in_the_admin_works(client):
    one = campaign()
    maker = staff("view_shortlink", "add_shortlink")
    client.force_login(maker)
    data = {"campaign": one.pk, "channel": "radio", "language": "en", "district": "", "note": "Morning show"}
    client.post(reverse("hunar_campaign_short_links:add"), data)
    link = one.short_links.get()
    assert (link.channel, link.made_by, len(link.code)) == ("radio", maker, 6)
    assert client.get(f"/c/{link.code}/").status_code == 302

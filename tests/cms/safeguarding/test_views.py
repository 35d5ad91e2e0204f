"""A person's own pages: blocking, telling, and where it stands; and what others can make of their addresses."""

import re
from uuid import uuid4

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from cms.people.models import Residence
from cms.safeguarding import actions, reportable
from cms.safeguarding.models import Block, Case, Exclusion, Report
from cms.safeguarding.reportable import Reportable
from tests.cms.accounts.factories import learner
from tests.cms.people.factories import district, person

from .factories import officer, report

pytestmark = pytest.mark.django_db
BLOCKED_QUERIES = 10


def to(name, *args):
    return reverse(f"hunar_safeguarding:{name}", args=args)


@pytest.fixture
def amina(client):
    made = learner(name="Amina")
    client.force_login(made)
    return made.person


@pytest.fixture
def rashid():
    return learner(name="Rashid Khan").person


def answers(**more):
    return {"token": str(uuid4()), "kind": "words", "danger": "no", "wish": "talk", **more}


def test_blocking_and_taking_it_back(client, amina, rashid):
    answer = client.post(to("block"), {"person": rashid.key}, follow=True)
    assert "Blocked. They are not told" in answer.content.decode()
    assert "Rashid Khan" in answer.content.decode()
    assert Block.objects.between(amina, rashid)
    client.post(to("unblock"), {"person": rashid.key})
    assert Block.objects.count() == 0


def test_whoever_is_blocked_gets_the_same_answers_as_before(client, amina, rashid):
    pages = [to("safety"), to("blocked"), to("report"), to("report_person", amina.key)]
    client.force_login(rashid.user)
    before = [shown(client, path) for path in pages]
    actions.block(by=amina, whom=rashid)
    assert [shown(client, path) for path in pages] == before
    assert client.post(to("block"), {"person": amina.key}).status_code == 302


def shown(client, path):
    """The page without what differs at every look."""
    words = client.get(path).content.decode()
    return [line for line in words.splitlines() if "csrf" not in line and 'name="token"' not in line]


@pytest.mark.parametrize("key", ["", "no key", "810d635f-4656-4dca-9973-0a8809c5eefe"])
def test_nobody_of_that_key_is_404(client, amina, key):
    assert client.post(to("block"), {"person": key}).status_code == 404
    assert client.post(to("unblock"), {"person": key}).status_code == 404


def test_oneself_is_neither_blocked_nor_reported(client, amina):
    assert client.post(to("block"), {"person": amina.key}).status_code == 404
    assert client.get(to("report_person", amina.key)).status_code == 404


@pytest.mark.parametrize("blocks", [1, 3])
def test_the_list_of_blocks_costs_the_same(client, amina, blocks, django_assert_num_queries):
    for number in range(blocks):
        actions.block(by=amina, whom=person(f"Person {number}"))
    client.get(to("blocked"))
    with django_assert_num_queries(BLOCKED_QUERIES):
        client.get(to("blocked"))


def test_telling_about_a_person_opens_a_case_and_says_where_it_stands(client, amina, rashid):
    answer = client.post(to("report_person", rashid.key), answers(reach="Mornings"), follow=True)
    assert "It has arrived" in answer.content.decode()
    made = Report.objects.get()
    assert (made.reporter, made.reach) == (amina, "Mornings")
    assert made.case.subjects.get().person == rashid
    actions.note_reading(case=made.case, by=officer().person)
    assert "It was read" in client.get(to("sent", made.key)).content.decode()
    assert "Read" in client.get(to("safety")).content.decode()


def test_pressing_twice_is_one_report(client, amina, rashid):
    sent = answers()
    first = client.post(to("report"), sent)
    assert client.post(to("report"), sent).url == first.url
    assert Case.objects.count() == 1


def test_without_a_name_the_address_alone_leads_back(client, amina):
    answer = client.post(to("report"), answers(is_anonymous="on"), follow=True)
    made = Report.objects.get()
    assert f"http://testserver{to('sent', made.key)}" in answer.content.decode()
    assert str(made.key) not in client.get(to("safety")).content.decode()
    client.logout()
    assert client.get(to("sent", made.key)).status_code == 200


def test_one_with_a_name_is_its_senders_alone(client, amina, rashid):
    made = report(rashid, reporter=amina)
    client.force_login(rashid.user)
    assert client.get(to("sent", made.key)).status_code == 404
    client.logout()
    assert client.get(to("sent", made.key)).status_code == 404


def test_whoever_reports_leaves_an_officer_out(client, amina):
    friend = officer("Friend of his").person
    client.post(to("report"), answers(not_for=[str(friend.pk)]))
    assert Exclusion.objects.get().person == friend


def test_what_is_not_answered_is_asked_again_and_nothing_is_lost(client, amina):
    answer = client.post(to("report"), {"token": str(uuid4()), "words": "He followed me home."})
    assert answer.status_code == 200
    assert "He followed me home." in answer.content.decode()
    assert Report.objects.count() == 0


@pytest.fixture
def home(rashid):
    kind = Reportable(
        model="hunar_people.Residence",
        about=lambda thing: [thing.person],
        snapshot=lambda thing: {"place": str(thing.district)},
        may_see=lambda seen_by, thing: seen_by.name == "Amina",
        title="Where somebody lives",
    )
    reportable.register(kind)
    yield Residence.objects.create(person=rashid, district=district(), since=timezone.localdate())
    reportable.unregister(kind.model)


def test_a_thing_is_reported_by_those_who_see_it_and_is_nothing_to_others(client, amina, rashid, home):
    path = to("report_thing", "hunar_people.residence", home.pk)
    assert "Where somebody lives" in client.get(path).content.decode()
    client.post(path, answers())
    assert Report.objects.get().evidence.content["place"] == "Attock"
    client.force_login(learner(name="Stranger"))
    assert client.get(path).status_code == 404
    for other in (
        ("hunar_people.residence", 10**6),
        ("hunar_people.residence", "x"),
        ("hunar_people.person", 1),
    ):
        assert client.get(to("report_thing", *other)).status_code == 404


def test_pages_leave_no_trace_in_a_browser_and_have_a_way_out(client, amina, settings):
    settings.HUNAR_SAFEGUARDING = {"EXIT_ADDRESS": "https://weather.example/"}
    for path in (to("safety"), to("blocked"), to("report"), to("sent", report(reporter=amina).key)):
        answer = client.get(path)
        words = answer.content.decode()
        assert "no-store" in answer["Cache-Control"]
        assert 'href="https://weather.example/" rel="noreferrer nofollow" data-exit' in words
        assert "<title>Your safety " in " ".join(words.split()).replace("<title> ", "<title>")


def draw(who, **context):
    request = RequestFactory().get("/")
    request.person = who
    source = "{% load hunar_safeguarding %}{% hunar_safety_links person=person thing=thing %}"
    html = engines["django"].from_string(source).render({"person": None, "thing": None, **context}, request)
    return re.sub('name="csrf.*?>', "", html)


def test_the_links_offer_both_for_a_person(amina, rashid):
    html = draw(amina, person=rashid)
    assert to("block") in html
    assert str(rashid.key) in html
    assert to("report_person", rashid.key) in html


def test_the_links_lead_to_the_thing_where_it_is_reportable(amina, rashid, home):
    html = draw(amina, person=rashid, thing=home)
    assert to("report_thing", "hunar_people.residence", home.pk) in html
    assert to("block") not in draw(amina, thing=home)


def test_the_links_are_not_for_guests_nor_about_oneself(amina, rashid):
    assert draw(None, person=rashid).strip() == ""
    assert draw(amina, person=amina).strip() == ""
    assert draw(amina, thing=district()).strip() == ""


def test_the_links_look_the_same_after_blocking(amina, rashid):
    before = draw(amina, person=rashid)
    actions.block(by=amina, whom=rashid)
    assert draw(amina, person=rashid) == before


def test_a_report_too_many_comes_back_whole_and_goes_out_when_there_is_danger(
    client, amina, rashid, settings
):
    settings.HUNAR_SAFEGUARDING = {"REPORTS_PER_PERSON": {60: 1}}
    client.post(to("report_person", rashid.key), answers())
    sent = answers(words="He came to the hub.")
    again = client.post(to("report_person", rashid.key), sent)
    page = again.content.decode()
    assert (again.status_code, Report.objects.count()) == (429, 1)
    assert [each in page for each in ("He came to the hub.", sent["token"], "was not sent yet")] == [True] * 3
    assert client.post(to("report_person", rashid.key), sent | {"danger": "now"}).status_code == 302
    assert Report.objects.first().words == "He came to the hub."

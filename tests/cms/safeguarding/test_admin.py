"""Officers at work in Wagtail's admin, naming them, and attesting a category."""

import pytest
from django.urls import reverse

from cms.people.models import RecordView
from cms.safeguarding import actions
from cms.safeguarding.models import Attestation, Case, CaseReading, Exclusion, Measure, Officer
from tests.cms.accounts.factories import learner, staff, superuser
from tests.cms.people.factories import person

from .factories import case, officer, report

pytestmark = pytest.mark.django_db
LIST_QUERIES, CASE_QUERIES = 16, 31


@pytest.fixture
def sadia(client):
    made = staff(name="Sadia")
    officer(person=made.person)
    client.force_login(made)
    return made.person


@pytest.fixture
def rashid():
    return learner(name="Rashid Khan").person


def to(name, *args):
    return reverse(f"hunar_cases:{name}", args=args)


def act(client, opened, name, **data):
    sent = {f"{name}-{field}": value for field, value in data.items()}
    return client.post(to("act", opened.key, name), sent, follow=True)


def test_the_list_and_the_menu_are_an_officers(client, sadia, rashid):
    opened = case(rashid, danger="now")
    page = client.get(to("index")).content.decode()
    assert opened.reference in page
    assert "Rashid Khan" in page
    assert to("index") in client.get("/admin/").content.decode()


def test_an_administrator_finds_neither_case_nor_menu(client, rashid):
    opened = case(rashid)
    client.force_login(superuser())
    for path in (to("index"), to("case", opened.key), to("find", opened.key)):
        assert client.get(path, follow=True).status_code == 404
    assert act(client, opened, "take").status_code == 404
    assert Case.objects.get().state == "open"
    assert to("index") not in client.get("/admin/").content.decode()


def test_opening_a_case_is_logged_in_it_and_nowhere_else(client, sadia, rashid):
    opened = case(rashid)
    page = client.get(to("case", opened.key)).content.decode()
    assert "He wrote to me at night." in page
    assert CaseReading.objects.get().by == sadia
    assert RecordView.objects.count() == 0  # its subject reads that log


def test_the_work_on_a_case_from_its_screen(client, sadia, rashid):
    amina = person("Amina Bibi")
    opened = case(rashid, reporter=amina)
    act(client, opened, "take")
    act(client, opened, "note", words="I called her.")
    act(client, opened, "severity", severity="high", words="He waits at her door.")
    act(client, opened, "measure", kind="suspend_pair", person=rashid.pk, other=amina.pk, words="")
    assert actions.are_apart(amina, rashid)
    page = act(client, opened, "lift", measure=Measure.objects.get().pk).content.decode()
    assert not actions.are_apart(amina, rashid)
    for words in ("Taken in hand", "I called her.", "He waits at her door.", "Measure lifted"):
        assert words in page
    now = Case.objects.get()
    page = act(client, opened, "close", outcome="supported", words="She is well.", version=now.version)
    assert "Whoever reported was helped" in page.content.decode()
    act(client, opened, "reopen", words="She called again.")
    assert Case.objects.get().state == "open"


def test_what_was_typed_stays_when_something_is_missing(client, sadia, rashid):
    opened = case(rashid)
    page = act(client, opened, "severity", severity="", words="A long and careful sentence.")
    assert "A long and careful sentence." in page.content.decode()
    assert Case.objects.get().entries.count() == 1


def test_closing_what_somebody_else_wrote_in_asks_to_read_again(client, sadia, rashid):
    opened = case(rashid)
    old = Case.objects.get().version
    act(client, opened, "note", words="News.")
    page = act(client, opened, "close", outcome="acted", words="Done.", version=old)
    assert "Somebody wrote in this case since you opened it" in page.content.decode()
    assert Case.objects.get().state == "open"


def test_stepping_aside_leads_back_to_the_list(client, sadia, rashid):
    opened = case(rashid)
    answer = act(client, opened, "aside", officer=sadia.pk, words="My cousin.")
    assert answer.redirect_chain == [(to("index"), 302)]
    assert "Nobody is left who may see this case" in answer.content.decode()
    assert Exclusion.objects.get().person == sadia
    assert client.get(to("case", opened.key), follow=True).status_code == 404


def test_somebody_is_found_by_name_and_named(client, sadia, rashid):
    opened = report().case
    page = client.get(to("find", opened.key), {"q": "rashid"}).content.decode()
    assert "Rashid Khan" in page
    act(client, opened, "subject", person=rashid.pk)
    assert opened.subjects.get().person == rashid


def test_an_officer_who_is_named_loses_the_case(client, sadia):
    opened = report().case
    answer = act(client, opened, "subject", person=sadia.pk)
    assert answer.redirect_chain == [(to("index"), 302)]
    assert opened.reference not in answer.content.decode()


def test_an_act_that_is_none_and_a_measure_of_another_case_are_404(client, sadia, rashid):
    opened, other = case(rashid), case(person("Other"))
    measure = actions.take_measure(case=other, by=sadia, person=rashid, kind="hide_profile")
    assert act(client, opened, "delete").status_code == 404
    assert act(client, opened, "lift", measure=measure.pk).status_code == 404
    assert client.get(to("act", opened.key, "note")).status_code == 405


@pytest.mark.parametrize("cases", [1, 3])
def test_the_list_costs_the_same(client, sadia, cases, django_assert_num_queries):
    for number in range(cases):
        case(person(f"Person {number}"))
    client.get(to("index"))
    with django_assert_num_queries(LIST_QUERIES):
        client.get(to("index"))


@pytest.mark.parametrize("many", [1, 3])
def test_a_case_costs_the_same(client, sadia, rashid, many, django_assert_num_queries):
    for number in range(many):
        opened = case(rashid, reporter=person(f"Reporter {number}"))
        actions.add_note(case=opened, by=sadia, words="A note.")
        officer(f"Officer {number}")
    client.get(to("case", opened.key))
    with django_assert_num_queries(CASE_QUERIES):
        client.get(to("case", opened.key))


NAMING = ("view_officer", "add_officer", "change_officer")


def test_officers_are_named_from_among_staff_and_end(client):
    namer, farida = staff(*NAMING, name="Namer"), staff()
    learner(name="A learner")
    client.force_login(namer)
    page = client.get(reverse("hunar_officers:add")).content.decode()
    assert "Farida" in page
    assert "A learner" not in page
    client.post(reverse("hunar_officers:add"), {"person": farida.person.pk, "line": [namer.person.pk]})
    made = Officer.objects.get()
    assert (made.person, made.named_by, made.lines.get().person) == (
        farida.person,
        namer.person,
        namer.person,
    )
    client.post(reverse("hunar_officers:edit", args=[made.pk]), {"ends": "on"})
    assert not Officer.objects.is_officer(farida.person)
    assert not made.lines.exists()
    assert client.post(reverse("hunar_officers:delete", args=[made.pk])).status_code == 302
    assert Officer.objects.count() == 1


def test_naming_officers_shows_no_case(client, rashid):
    case(rashid)
    client.force_login(staff(*NAMING, name="Namer"))
    assert client.get(to("index"), follow=True).status_code == 404
    assert "Rashid" not in client.get(reverse("hunar_officers:index")).content.decode()


ATTESTING = ("add_attestation", "view_attestation", "change_person", "view_person")


def test_staff_attest_and_take_back_from_a_persons_screen(client, rashid):
    client.force_login(staff(*ATTESTING))
    path = reverse("hunar_attestations:attest", args=[rashid.pk])
    assert path in client.get(reverse("hunar_people_admin:edit", args=[rashid.pk])).content.decode()
    client.post(path, {"category": "man", "how": "in_person", "note": ""})
    assert actions.attested_category(rashid) == "man"
    assert "Rashid Khan" in client.get(reverse("hunar_attestations:index")).content.decode()
    page = client.post(path, {"take_back": "1"}, follow=True).content.decode()
    assert "Taken back" in page
    assert not Attestation.objects.exists()


def test_nobody_attests_without_the_permission_or_themselves(client, rashid):
    farida = staff(*ATTESTING)
    client.force_login(farida)
    own = reverse("hunar_attestations:attest", args=[farida.person.pk])
    assert client.get(own, follow=True).status_code == 404
    client.force_login(staff("view_attestation", name="Other"))
    path = reverse("hunar_attestations:attest", args=[rashid.pk])
    assert client.post(path, {"category": "man", "how": "in_person"}).status_code == 302
    assert not Attestation.objects.exists()

import csv
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.rich_text import RichText

from cms.facts.models import Edition, Fact
from cms.facts.reporting import rows
from cms.notices.models import Notice
from cms.people.actions import person_of
from tests.cms.accounts.factories import superuser, user
from tests.cms.pages.factories import home, standard
from tests.cms.people.factories import person

from .factories import embed, fact

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
REPORT_QUERIES = 4  # references, pages, facts, editions
EDIT, ADD = "wagtailsnippets_hunar_facts_fact:edit", "wagtailsnippets_hunar_facts_fact:add"


@pytest.fixture
def boss(client):
    boss = superuser()
    client.force_login(boss)
    return boss


def form(*editions, initial=0, **changes):
    """What the browser sends: names and words in a box for each language."""
    data = {
        "key": "fee",
        "kind": "fee",
        "unit": "dollars",
        "names_en": "A fee",
        "names_ur": "فیس",
        "owner": "",
        "editions-TOTAL_FORMS": len(editions),
        "editions-INITIAL_FORMS": initial,
        "editions-MIN_NUM_FORMS": 1,
        "editions-MAX_NUM_FORMS": 1000,
    }
    for number, edition in enumerate(editions):
        row = {
            "id": "",
            "valid_from": "2026-01-01",
            "review_by": "2026-06-30",
            "number": "3",
            "words_en": "",
            "words_ur": "",
            "source_title": "Price list",
            "source_url": "",
            "confidence": "A",
        }
        data |= {f"editions-{number}-{name}": value for name, value in (row | edition).items()}
    return data | changes


def test_an_editor_writes_a_fact_in_both_languages(client, boss, on_day):
    answer = client.post(reverse(ADD), form({"words_en": "each time", "words_ur": "ہر بار"}))
    assert answer.status_code == 302
    made = Fact.objects.get()
    assert made.names == {"en": "A fee", "ur": "فیس"}
    assert made.editions.get().words == {"en": "each time", "ur": "ہر بار"}


def test_a_fact_needs_a_name_and_an_answer(client, boss, on_day):
    assert client.post(reverse(ADD), form({}, names_en="", names_ur="")).status_code == 200
    assert client.post(reverse(ADD), form({"number": ""})).status_code == 200
    assert client.post(reverse(ADD), form()).status_code == 200
    assert Fact.objects.count() == 0


def test_what_was_in_force_is_not_written_over_but_its_review_moves(client, boss, on_day):
    rate = fact()
    old = rate.editions.get()
    changed = {"id": old.pk, "number": "9", "valid_from": "2020-01-01", "review_by": "2027-01-01"}
    later = {"number": "0.5", "valid_from": "2026-07-01", "review_by": "2027-06-30"}
    answer = client.post(reverse(EDIT, args=[rate.pk]), form(changed, later, initial=1, key="other"))
    assert answer.status_code == 302
    rate.refresh_from_db()
    kept = [
        (str(one.number), str(one.valid_from), str(one.review_by))
        for one in Edition.objects.order_by("valid_from")
    ]
    assert rate.key == "tax-rate"
    assert kept == [("0.2500", "2026-01-01", "2027-01-01"), ("0.5000", "2026-07-01", "2027-06-30")]


def test_what_was_in_force_is_not_deleted_but_may_be_called_a_mistake(client, boss, on_day):
    rate = fact()
    old = rate.editions.get()
    gone = client.post(reverse(EDIT, args=[rate.pk]), form({"id": old.pk, "DELETE": "1"}, initial=1))
    assert "stays on record" in gone.content.decode()
    assert Edition.objects.count() == 1
    client.post(reverse(EDIT, args=[rate.pk]), form({"id": old.pk, "withdrawn": "on"}, initial=1))
    assert Edition.objects.get().withdrawn


def test_two_answers_from_one_day_are_refused_where_they_stand(client, boss, on_day):
    rate = fact()
    twice = form({"id": rate.editions.get().pk}, {"number": "0.5"}, initial=1)
    answer = client.post(reverse(EDIT, args=[rate.pk]), twice)
    assert answer.status_code == 200
    assert "There is an answer from this day on already." in answer.content.decode()
    assert Edition.objects.count() == 1


def test_a_mistake_is_put_right_in_one_go(client, boss, on_day):
    rate = fact()
    old = {"id": rate.editions.get().pk, "withdrawn": "on"}
    answer = client.post(reverse(EDIT, args=[rate.pk]), form(old, {"number": "0.5"}, initial=1))
    assert answer.status_code == 302
    standing = Edition.objects.standing().values_list("number", flat=True)
    assert [str(number) for number in standing] == ["0.5000"]


def test_an_answer_that_has_not_begun_may_change_and_go(client, boss, on_day):
    rate = fact(editions=[{}, {"valid_from": "2026-07-01", "review_by": "2027-06-30"}])
    later, first = rate.editions.all()
    kept = ({"id": later.pk, "DELETE": "1"}, {"id": first.pk})
    assert client.post(reverse(EDIT, args=[rate.pk]), form(*kept, initial=2)).status_code == 302
    assert list(Edition.objects.all()) == [first]


def test_whoever_is_given_a_fact_is_told(client, boss, on_day):
    rate = fact()
    keeper = facts_user().hunar_person
    row = {"id": rate.editions.get().pk}
    client.post(reverse(EDIT, args=[rate.pk]), form(row, initial=1, owner=str(keeper.pk)))
    assert list(Notice.objects.values_list("person", "kind")) == [(keeper.pk, "facts_given")]


def facts_user():
    keeper, group = user(name="Keeper"), Group.objects.create(name="Facts")
    codes = ["access_admin", "view_fact", "change_fact", "add_fact"]
    group.permissions.set(Permission.objects.filter(codename__in=codes))
    keeper.groups.add(group)
    person_of(keeper)
    return keeper


def test_only_those_who_may_change_facts_can_be_given_one(client, boss, on_day):
    rate = fact()
    row, url = {"id": rate.editions.get().pk}, reverse(EDIT, args=[rate.pk])
    assert client.post(url, form(row, initial=1, owner=str(person().pk))).status_code == 200
    assert Notice.objects.count() == 0


def test_the_chooser_tells_the_editor_the_key_and_the_value(client, boss, on_day):
    rate = fact()
    url = reverse("wagtailsnippetchoosers_hunar_facts_fact:chosen", args=[rate.pk])
    result = client.get(url).json()["result"]
    assert (result["key"], result["label"]) == ("tax-rate", "0.25%")
    assert client.get(reverse("wagtailsnippetchoosers_hunar_facts_fact:choose")).status_code == 200


def test_the_editor_of_a_page_opens_with_facts_in_it(client, boss, on_day):
    fact()
    page = standard(home(), body=[("text", RichText(f"<p>{embed()}</p>"))])
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "hunar_facts/fact_in_text.js" in html
    assert "HUNAR-FACT" in html


@pytest.fixture
def several(on_day):
    """One fact of each state, and a page that uses two of them."""
    fact("fine", editions=[{"review_by": "2027-06-30"}])
    fact("old", editions=[{"review_by": "2026-02-28"}])
    fact("soon", editions=[{"review_by": "2026-03-05"}])
    fact("open", editions=[{"confidence": "uncertain"}])
    standard(home(), "=About", body=[("text", RichText(f"<p>{embed('old')} {embed('fine')}</p>"))])


def test_the_report_shows_first_what_needs_somebody(client, boss, several):
    answer = client.get(reverse("hunar_facts_report:index"))
    found = [
        (row.fact.key, row.state.value, [use.title for use in row.uses]) for row in answer.context["rows"]
    ]
    assert found == [
        ("old", "expired", ["=About"]),
        ("open", "unknown", []),
        ("soon", "soon", []),
        ("fine", "fine", ["=About"]),
    ]
    only = client.get(reverse("hunar_facts_report:index"), {"state": "soon"})
    assert [row.fact.key for row in only.context["rows"]] == ["soon"]


def test_the_report_leaves_as_a_harmless_table(client, boss, several):
    text = b"".join(client.get(reverse("hunar_facts_report:csv"))).decode("utf-8-sig")
    table = list(csv.DictReader(text.splitlines()))
    assert [row["Key"] for row in table] == ["old", "open", "soon", "fine"]
    assert table[0]["Used on"] == "'=About"
    assert table[0]["Check again by"] == "2026-02-28"


@pytest.mark.parametrize("many", [1, 3])
def test_the_report_costs_the_same(client, boss, many, on_day, django_assert_num_queries):
    parent = home()
    for number in range(many):
        fact(f"f{number}")
        standard(parent, f"Page {number}", body=[("text", RichText(f"<p>{embed(f'f{number}')}</p>"))])
    rows(TODAY)
    with django_assert_num_queries(REPORT_QUERIES):
        assert [len(row.uses) for row in rows(TODAY)] == [1] * many

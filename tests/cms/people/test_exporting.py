"""Staff download people as a list: the columns their permissions open, no formula, and everybody in it noted."""

import csv
import datetime
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from cms.people import exporting
from cms.people.models import Person, PersonLanguage, RecordView, Residence
from tests.cms.accounts.factories import learner, superuser, user

from .factories import district, person

pytestmark = pytest.mark.django_db
ADDRESS = "hunar_people_admin:index"
DAY = datetime.date(2026, 1, 1)
BATCH_QUERIES = 10  # for one person as for nine

#: What each column says of Zainab, below; and the role that may not see people at all sees none.
OPEN = {
    "Name in English letters": "Zainab Bibi",
    "Name in Urdu letters": "زینب بی بی",
    "Known as": "Zee",
    "Languages": "Urdu: Fluent (C1–C2)",
    "On record since": None,
}
CONTACTS = {"Phone": "+923001234567, +923337654321", "E-mail": "zainab@example.org"}
PRIVATE = {
    "Gender": "In my own words",
    "Gender, in own words": "SELF-NAMED",
    "Year of birth": "1987",
    "Disability or support needed": "PRIVATE-WORDS",
    "District": "Attock",
    "Kind of place": "Village",
}
ROLES = {
    "coordinator": (["export_person"], OPEN),
    "caller": (["export_person", "see_contacts"], OPEN | CONTACTS),
    "counsellor": (["export_person", "see_private_details"], OPEN | PRIVATE),
    "programme staff": (["export_person", "see_contacts", "see_private_details"], OPEN | CONTACTS | PRIVATE),
}


def staff(*codenames):
    group = Group.objects.create(name=f"group {Group.objects.count()}")
    wanted = ("access_admin", "view_person", "change_person", *codenames)
    group.permissions.set(Permission.objects.filter(codename__in=wanted))
    made = user(name="Farida")
    made.groups.set([group])
    return made


@pytest.fixture
def zainab():
    login = learner("zainab@example.org", name="Zainab", phone="+923001234567")
    Person.objects.filter(user=login).update(
        name="Zainab Bibi",
        name_ur="زینب بی بی",
        known_as="Zee",
        gender="another",
        gender_text="SELF-NAMED",
        birth_year=1987,
        disability="PRIVATE-WORDS",
    )
    made = login.person
    made.phones.create(phone="+923337654321")
    PersonLanguage.objects.create(person=made, language="ur", level="fluent")
    for year, setting in ((2024, "urban"), (2025, "rural")):
        since = DAY.replace(year=year)
        Residence.objects.create(person=made, district=district(), setting=setting, since=since)
    return made


@pytest.fixture
def download(client):
    def download(who, kind="csv", **asked):
        client.force_login(who)
        page = client.get(reverse(ADDRESS), {"export": kind, **asked})
        return page, b"".join(page.streaming_content) if page.streaming else b""

    return download


def table(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def row_of(content, name="Zainab Bibi"):
    return next(row for row in table(content) if row["Name in English letters"] == name)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_takes_the_columns_it_may_see(download, zainab, role):
    permissions, columns = ROLES[role]
    _page, content = download(staff(*permissions))
    row = row_of(content)
    assert list(row) == list(columns)
    said = {heading: value.removeprefix("'") for heading, value in row.items()}
    assert said == {heading: said[heading] if words is None else words for heading, words in columns.items()}


@pytest.mark.parametrize("role", ROLES)
def test_excel_has_the_same_columns(download, zainab, role):
    permissions, columns = ROLES[role]
    _page, content = download(staff(*permissions), "xlsx")
    heading, *rows = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    assert list(heading) == list(columns)
    row = dict(zip(heading, next(row for row in rows if row[0] == "Zainab Bibi"), strict=True))
    assert all(str(row[name]) == words for name, words in columns.items() if words is not None)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_who_may_see_people_may_not_take_them_away_for_that(download, zainab, kind):
    page, content = download(staff("see_contacts", "see_private_details"), kind)
    assert (page.status_code, content) == (302, b"")
    assert not RecordView.objects.exists()


def test_the_buttons_are_for_those_who_may(client, zainab):
    for who, shown in ((staff(), False), (staff("export_person"), True)):
        client.force_login(who)
        assert (b"export=xlsx" in client.get(reverse(ADDRESS)).content) is shown


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_a_spreadsheet_would_work_out_leaves_as_words(download, kind):
    person(name="=HYPERLINK(1)", name_ur="@اردو", known_as="  +1")
    _page, content = download(superuser(), kind)
    if kind == "csv":
        row = row_of(content, "'=HYPERLINK(1)")
        assert (row["Name in Urdu letters"], row["Known as"]) == ("'@اردو", "'  +1")
    else:
        [cell] = [row[0] for row in load_workbook(BytesIO(content)).active if "HYPER" in str(row[0].value)]
        assert cell.data_type == "s"


def test_nobody_who_was_erased_is_in_it(download, zainab):
    person(name="", erased_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    _page, content = download(superuser())
    assert {row["Name in English letters"] for row in table(content)} == {"Zainab Bibi"}


def test_a_search_narrows_what_is_taken(download, zainab):
    person(name="Noor Fatima")
    _page, content = download(superuser(), q="Noor")
    assert [row["Name in English letters"] for row in table(content)] == ["Noor Fatima"]


def test_it_comes_in_the_readers_language(download, zainab):
    who = superuser()
    UserProfile.objects.create(user=who, preferred_language="ur")
    _page, content = download(who)
    assert "Attock" not in content.decode()
    assert "اٹک" in content.decode()


def test_everybody_in_it_is_noted_once_an_hour(download, zainab, monkeypatch):
    monkeypatch.setattr(exporting, "BATCH", 2)
    others = [person(name=f"Person {number}") for number in range(4)]
    who = staff("export_person")
    for _ in range(2):
        download(who)
    views = RecordView.objects.filter(viewer=who.person)
    assert set(views.values_list("person", flat=True)) == {zainab.pk, *(other.pk for other in others)}
    assert {view.what_words for view in views} == {"person, in a list that was downloaded"}
    assert views.count() == len(others) + 1


@pytest.mark.parametrize("people", [1, 9])
def test_a_batch_costs_the_same_however_many(people, django_assert_num_queries):
    who = superuser()
    for number in range(people):
        made = person(name=f"Person {number}")
        Residence.objects.create(person=made, district=district(), since=DAY)
    list(exporting.lines(Person.objects.filter(user=None), user=who))
    with django_assert_num_queries(BATCH_QUERIES):
        found = list(exporting.lines(Person.objects.filter(user=None), user=who))
        words = [[str(column.value(line)) for column in exporting.COLUMNS] for line in found]
    assert len(words) == people

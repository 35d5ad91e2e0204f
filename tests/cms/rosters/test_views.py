"""Lists of people in Wagtail's admin."""

import csv
import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.people.models import Person, RecordView
from cms.rosters.enums import State
from cms.rosters.models import Roster
from tests.cms.accounts.factories import learner, user

from .factories import csv_of, upload

pytestmark = pytest.mark.django_db
REPORT_QUERIES = 14  # with 1 row as with 3
HELD = [("Amina Bibi", "0300 1234567"), ("Amina Bibi", "03001234567")]


def holding(*codenames):
    group = Group.objects.create(name=f"group {Group.objects.count()}")
    group.permissions.set(Permission.objects.filter(codename__in=("access_admin", *codenames)))
    made = user(name="Farida")
    made.groups.set([group])
    return made


@pytest.fixture
def staff(client):
    made = holding("add_roster")
    client.force_login(made)
    return made


def address(name, *args):
    return reverse(f"hunar_rosters:{name}", args=args)


@pytest.fixture
def send(client, staff, django_capture_on_commit_callbacks):
    def send(data, **more):
        fields = {"file": upload(data), "channel": "paper", "language": "ur", **more}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address("add"), fields)

    return send


@pytest.fixture
def press(client, django_capture_on_commit_callbacks):
    def press(name, *args, **data):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address(name, *args), data)

    return press


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_list_is_sent_looked_through_brought_in_and_settled(client, send, press):
    response = send(csv_of(*HELD, ("", "1")))
    roster = Roster.objects.get()
    assert response.url == address("report", roster.pk)
    page = client.get(response.url)
    assert "This is a trial: nothing is written yet." in text(page)
    assert "Bring 1 person in" in text(page)
    assert "Everything (3)" in text(page)
    assert "Another person" not in text(page)
    press("bring_in", roster.pk)
    page = client.get(response.url, {"outcome": "held"})
    assert [row.number for row in page.context["rows"]] == [3]
    assert "Another person" in text(page)
    held = roster.entries.held().get()
    press("decide", roster.pk, held.pk, decision="another")
    assert Person.objects.filter(name="Amina Bibi").count() == 2
    assert "There was nothing to decide any more." in text(
        client.post(address("decide", roster.pk, held.pk), {"decision": "another"}, follow=True)
    )


def test_who_may_open_people_is_led_to_them(client, send, press):
    here = learner(None, name="Amina Bibi", phone="+923001234567").person
    response = send(csv_of(HELD[0], ("Noor", "")))
    press("bring_in", Roster.objects.get().pk)
    people = [
        reverse("hunar_people_admin:edit", args=[one.pk]) for one in (here, Person.objects.get(name="Noor"))
    ]
    for permissions, seen in (
        (["view_roster"], [False, False]),
        (["view_roster", "change_person"], [True, True]),
    ):
        client.force_login(holding(*permissions))
        page = client.get(response.url).content.decode()
        assert [f'href="{address}"' in page for address in people] == seen


def test_columns_that_are_not_read_are_named(client, send):
    page = client.get(send(csv_of(("Amina", "1-2"), headings=("Name", "CNIC"))).url)
    assert "These columns are not read: CNIC" in text(page)


def test_a_list_is_put_aside(client, send, press):
    response = send(csv_of(*HELD))
    press("put_aside", Roster.objects.get().pk)
    assert "its rows are forgotten" in text(client.get(response.url))
    assert "It is too late" in text(client.post(address("put_aside", Roster.objects.get().pk), follow=True))


def test_a_broken_list_is_told_in_words(client, send):
    page = client.get(send(b"Name\n\xff\xfe\xfa").url)
    assert "The letters cannot be read." in text(page)
    assert "Refresh" not in page.headers


def test_while_a_worker_is_at_it_the_page_looks_again(client, send):
    response = send(csv_of(*HELD))
    for state, words in ((State.READING, "looked through"), (State.WRITING, "0 added, 1 still to come")):
        Roster.objects.update(state=state)
        page = client.get(response.url)
        assert page.headers["Refresh"] == "3"
        assert words in text(page)


def test_a_file_that_is_too_large_is_not_taken(send, settings):
    settings.HUNAR_ROSTERS = {"MAX_FILE_MB": 1}
    assert "Send it in parts" in text(send(b"x" * (1024 * 1024 + 1)))
    assert not Roster.objects.exists()


def test_whoever_reads_rows_of_people_who_are_here_is_noted(client, send, press):
    send(csv_of(("Noor", "03001234567"), ("Sana", "x")))
    roster = Roster.objects.get()
    press("bring_in", roster.pk)
    reader = holding("view_roster")
    client.force_login(reader)
    for name in ("report", "report", "csv"):
        client.get(address(name, roster.pk))
    views = RecordView.objects.filter(viewer__user=reader).order_by("pk")
    assert [(view.person.name, view.how) for view in views] == [("Noor", "shown"), ("Noor", "downloaded")]


def test_the_report_comes_as_harmless_csv(client, send):
    send(csv_of(("=cmd()|A", "0300 1234567"), ("@Noor", "=1+1")))
    page = client.get(address("csv", Roster.objects.get().pk))
    lines = list(csv.reader(StringIO(b"".join(page.streaming_content).decode("utf-8-sig"))))
    assert lines[1:] == [
        ["2", "new person", "", "'=cmd()|A", "", "'+923001234567"],
        ["3", "refused", "“=1+1” is not a phone number.", "'@Noor", "", ""],
    ]


def test_the_report_as_csv_is_in_the_readers_language(client, send, staff):
    send(csv_of(("Noor", "x")))
    UserProfile.objects.create(user=staff, preferred_language="ur")
    page = client.get(address("csv", Roster.objects.get().pk))
    assert "refused" not in b"".join(page.streaming_content).decode()


def test_what_a_list_says_is_shown_as_text(client, send):
    page = client.get(send(csv_of(("<script>alert(1)</script>a", "<b>"), headings=("Name", "Phone"))).url)
    assert b"<script>alert(1)" not in page.content
    assert b"<b>" not in page.content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_report_costs_the_same(client, send, rows, django_assert_num_queries):
    response = send(csv_of(*[(f"Person {n}", "") for n in range(rows)]))
    client.get(response.url)
    with django_assert_num_queries(REPORT_QUERIES):
        client.get(response.url)


def test_who_may_only_look_brings_nothing(client, send, press):
    send(csv_of(*HELD))
    roster = Roster.objects.get()
    client.force_login(holding("view_roster"))
    page = client.get(address("report", roster.pk))
    assert "Bring 1 person in" not in text(page)
    assert [press(name, roster.pk).status_code for name in ("bring_in", "put_aside")] == [302, 302]
    assert press("decide", roster.pk, roster.entries.held().get().pk, decision="leave").status_code == 302
    assert client.get(address("add")).status_code == 302
    assert (Roster.objects.get().state, roster.entries.held().count()) == (State.READY, 1)


def test_others_see_nothing_of_it(client, send):
    send(csv_of(*HELD))
    client.force_login(holding("change_person"))
    roster = Roster.objects.get()
    pages = [address("index"), address("report", roster.pk), address("csv", roster.pk)]
    assert [client.get(page).status_code for page in pages] == [302, 302, 302]


def test_a_row_is_settled_only_where_it_stands(client, send, press):
    send(csv_of(*HELD))
    roster = Roster.objects.get()
    press("bring_in", roster.pk)
    held = roster.entries.held().get()
    other = Roster.objects.create(name="another", digest="0")
    press("decide", other.pk, held.pk, decision="leave")
    assert roster.entries.held().get() == held

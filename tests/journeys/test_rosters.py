"""Staff bring a list of people: send it, look, bring it in, and settle the one who may be here already."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.users.models import UserProfile

from cms.accounts.demo import _grant, roles
from cms.people.models import Person
from cms.rosters.enums import State
from cms.rosters.models import Roster

from ..cms.accounts.factories import user
from ..cms.rosters.factories import csv_of
from ..courses.factories import home
from .conftest import PHONE
from .test_editor import DESK, listen
from .walking import follow

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
RUKHSANA = "Rukhsana Bibi"
PEOPLE = [
    (RUKHSANA, "0300 7654321", "12-3"),
    ("Shazia Bibi", "0300 7654321", ""),
    (RUKHSANA, "03007654321", ""),
    ("Noor", "12", ""),
]


@pytest.fixture
def staff_page(open_page, live_server):
    """A page of somebody of the programme's staff, who reads the admin in that language."""

    def staff_page(language, **more):
        home("en")
        group, _made = Group.objects.get_or_create(name="Programme staff")
        _grant(group, roles()[group.name])
        staff = user(name="Farida")
        staff.groups.add(group)
        UserProfile.objects.create(user=staff, preferred_language=language)
        client = Client()
        client.force_login(staff, backend=settings.AUTHENTICATION_BACKENDS[0])
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = open_page("/en/", **more)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
        )
        return page

    return staff_page


def send(page, data, name="people.csv"):
    page.goto("/admin/hunar/rosters/new/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    follow(page, "form[enctype] button[type=submit]")


def outcomes(page):
    return [
        css.split("hunar-rosters-")[1]
        for css in page.locator("tbody .w-status").evaluate_all("all => all.map(one => one.className)")
    ]


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize(("language", "viewport"), [("en", DESK), ("ur", PHONE)])
def test_staff_bring_a_list_and_settle_a_duplicate(staff_page, language, viewport):
    page = staff_page(language, viewport=viewport)
    said = listen(page)
    send(page, csv_of(*PEOPLE, headings=("Name", "Phone", "CNIC")))
    assert outcomes(page) == ["new", "new", "held", "refused"]
    assert "CNIC" in page.locator("main").inner_text()
    assert not Person.objects.filter(name=RUKHSANA).exists()
    assert not is_wide(page)
    follow(page, "form[action$=bring-in\\/] button")
    assert outcomes(page) == ["added", "added", "held", "refused"]
    follow(page, "a[href$='outcome=held']")
    follow(page, "button[name=decision][value=another]")
    assert outcomes(page) == []
    assert Person.objects.filter(name=RUKHSANA).count() == 2
    assert Roster.objects.get().state == State.DONE
    assert said == []


def test_a_broken_list_is_told(staff_page):
    page = staff_page("en", viewport=PHONE)
    send(page, b"Name\n\xff\xfe\xfa")
    assert "The letters cannot be read." in page.locator("main").inner_text()
    assert not is_wide(page)

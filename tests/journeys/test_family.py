"""A mother and a daughter share one phone and its number: each has her own PIN, neither finds the other's traces."""

import pytest

from cms.people.models import Person

from ..cms.accounts.codes import code_sent
from .walking import follow, submit
from .world import build

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
PHONE = "0300 7654321"
MOTHER, DAUGHTER = ("Rukhsana Bibi", "5820"), ("Sana Bibi", "9137")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_two_people_on_one_number_stay_apart(open_page, scripts):
    build()
    page = open_page("/en/", scripts=scripts)
    for name, pin in (MOTHER, DAUGHTER):
        join(page, name, pin)
        assert who_is_in(page) == name
        sign_out(page)
    assert sorted(Person.objects.values_list("name", flat=True)) == [MOTHER[0], DAUGHTER[0]]
    choose(page, DAUGHTER[0])
    try_pin(page, MOTHER[1])
    assert page.locator("main").inner_text().count("This is not the PIN") >= 1
    try_pin(page, DAUGHTER[1])
    assert who_is_in(page) == DAUGHTER[0]
    sign_out(page)
    nothing_is_left(page)


def ask_for_code(page, path):
    page.goto(path)
    page.fill("input[name=contact]", PHONE)
    submit(page)
    assert page.url.endswith("/code/")
    page.fill("input[name=code]", code_sent())
    submit(page)


def join(page, name, pin):
    ask_for_code(page, "/en/account/signup/")
    if page.url.endswith("/choose/"):
        follow(page, page.get_by_role("link", name="I am somebody else"))
    assert page.url.endswith("/join/")
    page.fill("input[name=name]", name)
    page.fill("input[name=pin]", pin)
    page.check("input[name=consent]")
    submit(page)
    assert "/account/" not in page.url


def choose(page, name):
    ask_for_code(page, "/en/account/login/")
    assert page.url.endswith("/choose/")
    follow(page, page.get_by_role("button", name=name, exact=True))
    assert page.url.endswith("/pin/")


def try_pin(page, pin):
    page.fill("input[name=pin]", pin)
    submit(page)


def who_is_in(page) -> str:
    page.goto("/en/profile/")
    shown = page.locator("main").inner_text()
    return next(name for name, _pin in (MOTHER, DAUGHTER) if name in shown)


def sign_out(page):
    page.goto("/en/account/logout/")
    submit(page)
    assert "logout" not in page.url


def nothing_is_left(page):
    """Not in the cookies, not in what scripts store, and not behind the browser's "back"."""
    kept = {cookie["name"] for cookie in page.context.cookies()}
    assert "sessionid" not in kept or page.goto("/en/profile/").url.count("/login/") == 1
    page.goto("/en/")
    for _step in range(3):
        page.go_back()
        assert DAUGHTER[0] not in page.locator("body").inner_text()
    page.goto("/en/")
    assert page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]

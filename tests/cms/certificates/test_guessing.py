"""Whoever tries numbers is stopped; whoever checks certificates is not."""

import re

import pytest
from django.urls import reverse

from cms import networks
from cms.certificates import guessing
from cms.certificates.numbering import new_number

from .factories import award

pytestmark = pytest.mark.django_db
HUB, ELSEWHERE = "203.0.113.7", "203.0.113.8"


@pytest.fixture(autouse=True)
def _three_guesses(settings, monkeypatch):
    settings.HUNAR_CERTIFICATES = settings.HUNAR_CERTIFICATES | {"GUESSES_PER_NETWORK": {60: 3}}
    monkeypatch.setattr(networks.time, "time", lambda: 1_800_000_000 + 600)  # ten minutes into an hour


@pytest.fixture
def ask(client):
    def asked(number, address=HUB, **headers):
        url = reverse("hunar_certificates:find")
        return client.get(url, {"number": number}, REMOTE_ADDR=address, headers=headers, follow=True)

    return asked


def guess():
    return new_number(prefix="HN", year=2026)


def guessed_out(ask, address=HUB):
    return [ask(guess(), address).status_code for _ in range(4)]


def test_guesses_beyond_the_limit_are_429_for_that_network_alone(ask):
    assert guessed_out(ask) == [404, 404, 404, 429]
    assert ask(guess(), ELSEWHERE).status_code == 404


def test_genuine_number_tells_nothing_once_too_many_were_tried(ask):
    number = award().number
    guessed_out(ask)
    assert ask(number).status_code == 429
    assert ask(number, ELSEWHERE).status_code == 200


def test_genuine_numbers_and_slips_of_the_pen_are_no_guesses(ask):
    number = award().number
    wrong = number[:-1] + ("2" if number[-1] != "2" else "3")
    assert [ask(number).status_code for _ in range(8)] == [200] * 8
    assert [ask(wrong).status_code for _ in range(8)] == [404] * 8
    assert guessed_out(ask) == [404, 404, 404, 429]


def test_the_same_number_again_is_no_new_guess(ask):
    number = guess()
    assert [ask(number).status_code for _ in range(8)] == [404] * 8
    guessed_out(ask)
    assert ask(number).status_code == 404


def test_number_in_the_address_counts_too(client, ask):
    guessed_out(ask)
    assert client.get(f"/verify/{guess()}/", REMOTE_ADDR=HUB).status_code == 429
    assert client.get(f"/en/verify/{guess()}/", REMOTE_ADDR=HUB).status_code == 429


def test_link_of_a_certificate_answers_whatever_was_guessed(client, ask):
    certificate = award()
    guessed_out(ask)
    assert client.get(certificate.get_absolute_url(), REMOTE_ADDR=HUB).status_code == 200


@pytest.mark.parametrize(("language", "title"), [("en", "Please wait a little"), ("ur", "ذرا ٹھہریے")])
def test_page_says_it_in_the_readers_language_and_keeps_what_was_typed(ask, language, title):
    guessed_out(ask)
    number = guess()
    response = ask(number, **{"accept-language": language})
    page = response.content.decode()
    assert re.search(r"<h1[^>]*>(.*?)</h1>", page)[1] == title
    assert f'value="{number}"' in page
    assert response["Retry-After"] == "3000"


def test_after_the_hour_one_may_try_again(ask, monkeypatch):
    guessed_out(ask)
    monkeypatch.setattr(networks.time, "time", lambda: 1_800_000_000 + 3600)
    assert ask(guess()).status_code == 404


def test_addresses_of_one_ipv6_network_count_together(ask):
    assert [ask(guess(), f"2001:db8:1:2::{end}").status_code for end in range(1, 5)] == [404, 404, 404, 429]
    assert ask(guess(), "2001:db8:1:3::1").status_code == 404


def test_host_without_a_function_for_addresses_counts_what_the_server_says(ask, settings):
    settings.HUNAR_CERTIFICATES = {"GUESSES_PER_NETWORK": {60: 3}}
    assert guessed_out(ask) == [404, 404, 404, 429]


def test_no_address_is_kept(rf):
    keys = [key for key, _, _ in guessing._windows(rf.get("/", REMOTE_ADDR=HUB))]
    assert [key for key in keys if HUB in key] == []

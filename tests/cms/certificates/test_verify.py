import gzip
import re
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from cms.certificates import actions
from cms.certificates.enums import ReasonClass

from .factories import EVIDENCE, TITLES, award

pytestmark = pytest.mark.django_db


def text_of(response):
    """What can be read on the page, in one line."""
    body = re.sub(r"<(head|style|svg).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def states(response):
    return re.findall(r'class="hc-answer hc-(\w+)" lang="(\w+)" dir="(\w+)"', response.content.decode())


def verify(client, certificate):
    return client.get(reverse("hunar_certificates:verify", args=[certificate.key]))


def test_address_to_verify_carries_no_language():
    key = uuid4()
    assert reverse("hunar_certificates:verify", args=[key]) == f"/verify/{key}/"


def test_valid_certificate_says_whose_what_when_and_by_whom(client):
    certificate = award()
    response = verify(client, certificate)
    text = text_of(response)
    assert (response.status_code, states(response)) == (200, [("valid", "en", "ltr"), ("valid", "ur", "rtl")])
    said = ["Amina Khan", "Start freelancing", "23 March 2026", "Hunar Pakistan", certificate.number]
    said += ["آمنہ خان", "فری لانسنگ کا آغاز", "23 مارچ 2026", "ہنر پاکستان"]
    assert [word for word in said if word not in text] == []


def test_urdu_reader_reads_urdu_first(client):
    response = client.get(award().get_absolute_url(), headers={"accept-language": "ur"})
    assert [state[1] for state in states(response)] == ["ur", "en"]
    assert '<html lang="ur" dir="rtl"' in response.content.decode()


def test_revoked_certificate_says_when_and_the_class_of_reason_but_not_whose_nor_the_note(client):
    certificate = award()
    actions.revoke(certificate=certificate, reason_class=ReasonClass.MISTAKE, note="clicked the wrong Amina")
    response = verify(client, certificate)
    text = text_of(response)
    assert (response.status_code, {state[0] for state in states(response)}) == (200, {"revoked"})
    assert "It was issued by mistake" in text
    assert [word for word in ("Amina", "آمنہ", "clicked") if word in text] == []


def test_reinstated_certificate_is_valid_again(client):
    certificate = award()
    actions.revoke(certificate=certificate, reason_class=ReasonClass.MISTAKE)
    actions.reinstate(certificate=certificate)
    assert {state[0] for state in states(verify(client, certificate))} == {"valid"}


def test_withdrawn_certificate_is_revoked_at_the_holders_request(client):
    certificate = actions.withdraw(certificate=award())
    text = text_of(verify(client, certificate))
    assert "request" in text
    assert "Amina" not in text


def test_replaced_certificate_leads_to_the_one_that_replaced_it(client):
    old = award()
    new = actions.supersede(
        certificate=old, template=old.template, titles=TITLES, evidence=EVIDENCE, language="en"
    )
    response = verify(client, old)
    assert {state[0] for state in states(response)} == {"superseded"}
    assert f'href="{new.get_absolute_url()}"' in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [f"/verify/{uuid4()}/", "/verify/HN-2026-2222-2222/", "/verify/nonsense/"],
    ids=["key", "number", "nonsense"],
)
def test_unknown_certificate_is_said_to_be_unknown(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 404
    assert states(response) == [("unknown", "en", "ltr"), ("unknown", "ur", "rtl")]


def test_number_leads_to_the_certificate(client):
    certificate = award()
    for asked in (certificate.number, certificate.number.lower().replace("-", " ")):
        response = client.get("/verify/", {"number": asked})
        assert (response.status_code, response.url) == (302, certificate.get_absolute_url())


def test_number_form_is_shown_before_anything_is_asked(client):
    response = client.get("/verify/")
    assert response.status_code == 200
    assert response.content.decode().count('name="number"') == 1


def test_wrong_number_comes_back_in_the_form_escaped(client):
    response = client.get("/verify/", {"number": '"><script>'}, follow=True)
    assert response.status_code == 404
    assert 'value="&quot;&gt;&lt;script&gt;"' in response.content.decode()


def test_answers_are_not_for_search_engines_or_caches(client):
    response = verify(client, award())
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.parametrize("others", [0, 5])
def test_verifying_costs_the_same_however_many_there_are(client, others, django_assert_num_queries):
    certificate = award()
    for at in range(others):
        award(person=certificate.person, template=certificate.template, subject=f"other-{at}")
    verify(client, certificate)
    with django_assert_num_queries(3):  # the certificate with its replacement; the site and its look
        verify(client, certificate)


def test_page_with_everything_it_loads_is_under_20_kb(client):
    response = verify(client, award())
    loaded = re.findall(r'(?:href|src)="/static/([^"]+)"', response.content.decode())
    bodies = [response.content]
    for path in loaded:
        with open(finders.find(path), "rb") as file:
            bodies.append(file.read())
    assert sum(len(gzip.compress(body)) for body in bodies) < 20_000


def test_page_carries_no_style_or_script_of_its_own(client):
    html = verify(client, award()).content.decode()
    assert re.findall(r"<style|<script(?! src)|\sstyle=|\son\w+=", html) == []

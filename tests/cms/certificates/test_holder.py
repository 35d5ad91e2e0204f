from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.certificates import actions
from cms.certificates.enums import ReasonClass
from cms.certificates.models import Certificate
from tests.cms.accounts.factories import learner, user

from .factories import award, template

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(client):
    account = learner()
    client.force_login(account)
    return account


@pytest.fixture
def printed(amina):
    certificate = award(person=amina.person)
    actions.print_certificate(certificate_id=certificate.pk)
    return Certificate.objects.get(pk=certificate.pk)


def download(client, certificate):
    return client.get(reverse("hunar_certificates:download", args=[certificate.key]))


def share(client, certificate):
    return client.get(reverse("hunar_my_certificates:share", args=[certificate.key]))


def test_holder_downloads_the_pdf_and_nobody_keeps_a_copy(client, printed):
    response = download(client, printed)
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{printed.number}.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_another_learner_finds_nothing(client, printed):
    client.force_login(learner(email="bilal@example.org"))
    assert (download(client, printed).status_code, share(client, printed).status_code) == (404, 404)


def test_guest_is_asked_to_sign_in(client, printed):
    client.logout()
    assert (download(client, printed).status_code, share(client, printed).status_code) == (302, 302)


def test_staff_with_permission_download_it(client, printed):
    staff = user(email="staff@example.org")
    client.force_login(staff)
    assert download(client, printed).status_code == 404
    staff.user_permissions.add(Permission.objects.get(codename="view_certificate"))
    client.force_login(staff)
    assert download(client, printed).status_code == 200


def test_certificate_of_nobody_is_not_handed_to_a_person_without_records(client, printed):
    Certificate.objects.update(person=None)
    assert download(client, printed).status_code == 404


def test_share_page_gives_the_address_to_show(client, printed, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hunar.example"
    html = share(client, printed).content.decode()
    assert f'value="https://hunar.example/verify/{printed.key}/"' in html
    assert reverse("hunar_certificates:download", args=[printed.key]) in html


def test_share_page_says_that_the_pdf_is_being_made(client, amina):
    html = share(client, award(person=amina.person)).content.decode()
    assert "The PDF is being made" in html


def test_share_page_says_when_the_pdf_cannot_be_made(client, amina):
    certificate = award(person=amina.person)
    Certificate.objects.update(issued_at=timezone.now() - timedelta(hours=1))
    html = share(client, certificate).content.decode()
    assert "The PDF cannot be made at the moment" in html
    assert "valid all the same" in html


def test_share_page_says_that_it_is_revoked(client, printed):
    actions.revoke(certificate=printed, reason_class=ReasonClass.RULES)
    assert "The rules of the programme were not kept" in share(client, printed).content.decode()


def test_my_certificates_cost_the_same_however_many(client, amina, django_assert_num_queries):
    address, ours = reverse("hunar_my_certificates:list"), template()
    award(person=amina.person, template=ours)
    client.get(address)
    with CaptureQueriesContext(connection) as of_one:
        client.get(address)
    for at in range(4):
        award(person=amina.person, template=ours, subject=f"another-{at}")
    with django_assert_num_queries(len(of_one)):
        response = client.get(address)
    assert response.content.decode().count("h-certificate-in") == 5


def test_my_certificates_say_when_there_are_none(client, amina):
    assert "No certificates yet" in client.get(reverse("hunar_my_certificates:list")).content.decode()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_my_certificates_speak_the_readers_language(client, amina, language):
    award(person=amina.person)
    html = client.get(f"/{language}/my/certificates/").content.decode()
    assert ({"en": "Start freelancing", "ur": "فری لانسنگ کا آغاز"}[language] in html) is True

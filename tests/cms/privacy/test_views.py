"""My data, page by page: mine alone, and only for whoever has just shown that it is they."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.certificates.models import Certificate
from cms.people.actions import note_view
from cms.privacy.actions import ask_for_erasure
from cms.privacy.models import Erasure, Export
from tests.cms.accounts.factories import learner, superuser, user
from tests.cms.certificates.factories import award, template

pytestmark = pytest.mark.django_db
PHONE, PIN = "+923001234567", "4071"


@pytest.fixture
def amina(client):
    made = learner(name="Amina", phone=PHONE, pin=PIN)
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    return made.person


def to(name, *args):
    return reverse(f"hunar_privacy:{name}", args=args)


def confirm(client, next_url, **typed):
    return client.post(f"{reverse('hunar_accounts:confirm')}?next={next_url}", typed or {"pin": PIN})


@pytest.mark.parametrize("name", ["copy", "erase"])
def test_the_pin_is_asked_again_and_leads_back(client, amina, name):
    asked = client.get(to(name))
    assert asked.status_code == 302
    page = client.get(asked.url)
    assert 'name="pin"' in page.content.decode()
    assert client.post(asked.url, {"pin": "0000"}).status_code == 200
    assert client.get(to(name)).status_code == 302
    assert client.post(asked.url, {"pin": PIN}).url == to(name)
    assert client.get(to(name)).status_code == 200


def test_a_post_past_the_pin_does_nothing(client, amina):
    client.post(to("copy"))
    client.post(to("erase"), {"sure": "on"})
    assert not Export.objects.exists()
    assert not Erasure.objects.exists()


def test_being_believed_ends(client, amina, settings):
    confirm(client, to("copy"))
    settings.HUNAR_ACCOUNTS = {"CONFIRM_MINUTES": 0}
    assert client.get(to("copy")).status_code == 302


def test_a_copy_is_asked_for_and_fetched_by_its_person_alone(client, amina, committed):
    confirm(client, to("copy"))
    with committed():
        client.post(to("copy"))
    export = Export.objects.get()
    assert to("fetch", export.key) in client.get(to("copy")).content.decode()
    fetched = client.get(to("fetch", export.key))
    assert fetched["Content-Type"] == "application/zip"
    assert b"".join(fetched.streaming_content)[:2] == b"PK"
    other = learner(phone="+923007654321", pin="9174")
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    confirm(client, to("copy"), pin="9174")
    assert client.get(to("fetch", export.key)).status_code == 404


def test_a_copy_past_its_days_is_not_there(client, amina, committed):
    confirm(client, to("copy"))
    with committed():
        client.post(to("copy"))
    Export.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(to("fetch", Export.objects.get().key)).status_code == 404


def test_erasing_asks_about_each_certificate_and_needs_a_word(client, amina):
    drawn = template()
    kept, given_up = (award(person=amina, template=drawn, subject=subject) for subject in ("one", "two"))
    confirm(client, to("erase"))
    first = Certificate.objects.for_person(amina).first()
    chosen = {"choice_1": "give_up" if first == given_up else "keep"}
    chosen["choice_2"] = "keep" if first == given_up else "give_up"
    page = client.get(to("erase")).content.decode()
    assert kept.number in page
    assert given_up.number in page
    client.post(to("erase"), chosen)
    assert not Erasure.objects.exists()
    assert client.post(to("erase"), chosen | {"sure": "on"}).url == to("data")
    assert Erasure.objects.get().given_up == [f"hunar_certificates.certificate:{given_up.key}"]


def test_the_link_in_the_message_calls_it_off_with_one_tap_and_no_sign_in(client, amina):
    erasure = ask_for_erasure(person=amina)
    client.logout()
    assert client.get(to("keep", erasure.key)).status_code == 200
    assert Erasure.objects.open().exists()  # looking is not tapping: messengers open links by themselves
    assert "stays" in client.post(to("keep", erasure.key), follow=True).content.decode()
    assert not Erasure.objects.open().exists()


def test_my_data_tells_what_is_under_way(client, amina):
    assert to("erase") in client.get(to("data")).content.decode()
    erasure = ask_for_erasure(person=amina)
    page = client.get(to("data")).content.decode()
    assert to("keep", erasure.key) in page
    assert to("erase") not in page


def test_the_person_sees_role_and_time_and_no_name(client, amina):
    note_view(person=amina, user=superuser(first_name="Saima"), what="hunar_people.person")
    page = client.get(to("views")).content.decode()
    assert "Administrator" in page
    assert "Person" in page
    assert "Saima" not in page


def test_the_account_and_the_profile_lead_here(client, amina):
    for name in ("hunar_accounts:account", "hunar_people:profile", "hunar_accounts:privacy"):
        assert f'href="{to("data")}"' in client.get(reverse(name)).content.decode()


def test_whoever_has_a_password_and_no_pin_types_that(client):
    made = learner("amina@example.org", password="learning-9-things")
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    assert "not your password" in confirm(client, to("copy"), password="wrong").content.decode()
    assert confirm(client, to("copy"), password="learning-9-things").url == to("copy")


def test_whoever_has_neither_is_sent_a_code(client, outbox, committed):
    made = user("amina@example.org")
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    with committed():
        confirm(client, to("copy"), send="yes")
    code = outbox["email"][0].text.split()[0]
    assert confirm(client, to("copy"), code="000000").status_code == 200
    assert confirm(client, to("copy"), code=code).url == to("copy")


def test_a_host_without_our_accounts_asks_to_sign_in_again(client, amina, settings):
    settings.HUNAR_PRIVACY = {}
    assert client.get(to("copy")).status_code == 200
    type(amina.user).objects.update(last_login=timezone.now() - timedelta(hours=1))
    assert client.get(to("copy")).url.startswith(reverse("account_login"))

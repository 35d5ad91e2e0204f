"""Accounts in Wagtail's admin: with a phone number and no e-mail address, and the one way in."""

import pytest
from django.urls import reverse

from cms.accounts.actions import set_pin
from cms.accounts.models import User

from .factories import learner, staff, superuser

PHONE, HERE = "+923001234567", "0300 1234567"
ADD = "wagtailusers_users:add"
LOOK = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
MODEL = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def admin(client, db):
    found = superuser()
    client.force_login(found, backend=MODEL)
    return found


def test_admin_has_the_one_sign_in(client, db):
    assert client.get(reverse("wagtailadmin_home")).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("door", ["/admin/login/", "/en/_util/login/", "/ur/_util/login/"])
def test_no_door_of_wagtails_goes_round_the_second_step(client, db, door):
    superuser()
    response = client.post(f"{door}?next=/admin/", {"username": "admin@example.org", "password": "password"})
    assert response.url.endswith("/account/login/?next=/admin/")
    assert "_auth_user_id" not in client.session


def test_signing_out_of_the_admin_leaves_nothing(client, admin):
    response = client.post(reverse("wagtailadmin_logout"))
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_admin_is_had_in_a_language_of_the_site_by_whoever_has_one_name_and_no_address(
    client, db, language
):
    member = staff()
    member.email, member.phone = None, PHONE
    member.save()
    client.force_login(member, backend=MODEL)
    address = reverse("wagtailadmin_account")
    assert (member.last_name, member.email, client.get(address).status_code) == ("", None, 200)
    response = client.post(address, {"locale-preferred_language": language, **LOOK})
    assert response.status_code == 302
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'lang="{language}"' in page
    assert f'href="/{language}/account/"' in client.get(address).content.decode()


def test_nobodys_address_is_changed_where_it_is_not_confirmed(client, admin):
    """With all that Wagtail's own form would be content with."""
    told = {"first_name": "Farida", "last_name": "Khan", "email": "other@example.org"}
    form = {f"name_email-{name}": value for name, value in told.items()}
    assert client.post(reverse("wagtailadmin_account"), form | LOOK).status_code == 302
    before = admin.email
    admin.refresh_from_db()
    assert admin.email == before


def test_account_is_made_with_a_phone_alone(client, admin):
    page = client.get(reverse(ADD))
    assert "id_phone" in page.content.decode()
    response = client.post(reverse(ADD), {"first_name": "آمنہ", "phone": HERE})
    made = User.objects.get(phone=PHONE)
    assert (response.status_code, made.email, made.has_usable_password()) == (302, None, False)


def test_two_accounts_may_share_a_number(client, admin):
    for name in ("Amina", "Bilal"):
        client.post(reverse(ADD), {"first_name": name, "phone": HERE})
    assert User.objects.with_phone(PHONE).count() == 2


def test_account_needs_some_way_in(client, admin):
    assert client.post(reverse(ADD), {"first_name": "Amina"}).context["form"].non_field_errors()


def test_taken_address_and_unreadable_number_are_refused(client, admin):
    errors = (
        client.post(reverse(ADD), {"first_name": "Amina", "email": "ADMIN@example.org", "phone": "12"})
        .context["form"]
        .errors
    )
    assert sorted(errors) == ["email", "phone"]


def edit(client, user, **data):
    url = reverse("wagtailusers_users:edit", args=[user.pk])
    return client.post(url, {"first_name": user.first_name, "is_active": "on", **data})


def test_account_without_email_is_edited(client, admin):
    amina = learner(phone=PHONE)
    assert client.get(reverse("wagtailusers_users:edit", args=[amina.pk])).status_code == 200
    assert edit(client, amina, phone="0300 7654321").status_code == 302
    amina.refresh_from_db()
    assert (amina.phone, amina.email) == ("+923007654321", None)


def test_removed_address_opens_nothing(client, admin):
    amina = learner("amina@example.org", phone=PHONE)
    amina.emailaddress_set.create(email="amina@example.org", verified=True, primary=True)
    edit(client, amina, phone=HERE)
    assert not amina.emailaddress_set.exists()


def test_forgotten_pin_is_cleared(client, admin):
    amina = learner(phone=PHONE)
    set_pin(user=amina, pin="4071")
    edit(client, amina, phone=HERE)
    amina.refresh_from_db()
    assert amina.pin != ""
    edit(client, amina, phone=HERE, clear_pin="on")
    amina.refresh_from_db()
    assert amina.pin == ""


def test_list_shows_and_finds_numbers(client, admin):
    learner(phone=PHONE, name="Amina")
    page = client.get(reverse("wagtailusers_users:index"))
    assert PHONE in page.content.decode()
    found = client.get(reverse("wagtailusers_users:index"), {"q": "3001234567"})
    assert [user.phone for user in found.context["users"]] == [PHONE]


def test_editor_without_a_name_or_email_reaches_the_admin(client, db):
    from django.contrib.auth.models import Group

    amina = learner(phone=PHONE, name="")
    amina.groups.add(Group.objects.get(name="Editors"))
    client.force_login(amina, backend=MODEL)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailadmin_account")).status_code == 200
    assert str(amina) == PHONE

"""One's own account: contacts, PIN, password, second step, Google; and the language it is written to in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone, translation

from cms.accounts.actions import try_pin
from cms.accounts.chrome import account_links
from cms.accounts.models import User

from .factories import learner

MODEL = "django.contrib.auth.backends.ModelBackend"
PHONE, HERE = "+923001234567", "0300 1234567"
OWN_PAGES = [
    "hunar_accounts:account",
    "hunar_accounts:change_pin",
    "hunar_accounts:change_contact",
    "account_set_password",
    "account_change_password",
    "socialaccount_connections",
    "mfa_index",
    "mfa_activate_totp",
]


@pytest.fixture
def amina(visitor):
    found = learner("amina@example.org", password="a long enough secret")
    visitor.client.force_login(found, backend=MODEL)
    return found


@pytest.mark.parametrize("page", OWN_PAGES)
def test_own_pages_are_for_those_who_are_in(client, db, page):
    assert client.get(reverse(page)).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("page", ["account_login", "account_signup", "account_reset_password"])
def test_public_pages_wear_the_theme(client, db, page, language):
    with translation.override(language):
        html = client.get(reverse(page)).content.decode()
    assert f'<html lang="{language}"' in html
    assert 'class="h-body' in html


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("page", [*OWN_PAGES, "hunar_accounts:privacy", "account_logout"])
def test_own_pages_wear_the_theme(visitor, language, page):
    found = learner("amina@example.org")
    visitor.client.force_login(found, backend=MODEL)
    with translation.override(language):
        html = visitor.client.get(reverse(page), follow=True).content.decode()
    assert f'<html lang="{language}"' in html
    assert 'class="h-body' in html


def test_second_step_is_asked_for_after_the_code(visitor):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    amina = learner(phone=PHONE)
    TOTP.activate(amina, generate_totp_secret())
    visitor.asks(HERE)
    assert visitor.types_code().url == reverse("mfa_authenticate")
    assert visitor.user is None
    assert visitor.client.get(reverse("mfa_authenticate")).status_code == 200


def test_number_is_added_by_its_code(visitor, amina):
    visitor.at("hunar_accounts:change_contact", contact=HERE)
    assert User.objects.get().phone == ""
    visitor.types_code()
    assert (User.objects.get().phone, visitor.user) == (PHONE, amina.pk)


def test_address_is_changed_by_its_code_and_the_old_one_opens_nothing(visitor, amina):
    visitor.at("hunar_accounts:change_contact", contact="new@example.org")
    visitor.types_code()
    changed = User.objects.get()
    assert changed.email == "new@example.org"
    assert list(changed.emailaddress_set.values_list("email", "verified")) == [("new@example.org", True)]


def test_address_of_another_is_not_taken(visitor, amina):
    learner("taken@example.org")
    visitor.at("hunar_accounts:change_contact", contact="taken@example.org")
    visitor.types_code()
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"


def test_guest_cannot_use_a_code_meant_for_an_account(visitor, amina):
    visitor.at("hunar_accounts:change_contact", contact=HERE)
    code = visitor.code
    visitor.client.logout()
    visitor.types_code(code)
    assert visitor.user is None


def test_pin_is_set_and_changed(visitor, amina):
    visitor.at("hunar_accounts:change_pin", pin="4071")
    visitor.at("hunar_accounts:change_pin", pin="9150")  # just signed in: the old one is not asked
    assert try_pin(user=amina, typed="9150")


def test_old_pin_is_asked_some_time_after_signing_in(visitor, amina):
    visitor.at("hunar_accounts:change_pin", pin="4071")
    User.objects.update(last_login=timezone.now() - timedelta(hours=1))
    visitor.at("hunar_accounts:change_pin", pin="0000", new_pin="9150")
    assert try_pin(user=amina, typed="4071")
    visitor.at("hunar_accounts:change_pin", pin="4071", new_pin="9150")
    assert try_pin(user=amina, typed="9150")


def sign_in(visitor, login, password):
    return visitor.at("hunar_accounts:password_sign_in", login=login, password=password)


def test_password_opens_by_email_and_by_phone(visitor):
    amina = learner("amina@example.org", phone=PHONE, password="a long enough secret")
    for login in ("Amina@example.org", HERE, "۰۳۰۰ ۱۲۳۴۵۶۷"):
        sign_in(visitor, login, "a long enough secret")
        assert visitor.user == amina.pk
        visitor.at("account_logout")


def test_password_tells_people_of_one_number_apart(visitor):
    learner(phone=PHONE, password="the first secret")
    bilal = learner(phone=PHONE, password="another secret")
    sign_in(visitor, HERE, "another secret")
    assert visitor.user == bilal.pk


def test_same_password_of_two_people_opens_neither(visitor):
    for _person in range(2):
        learner(phone=PHONE, password="the same secret")
    sign_in(visitor, HERE, "the same secret")
    assert visitor.user is None


@pytest.mark.parametrize("login", ["amina@example.org", HERE])
def test_wrong_password_and_unknown_account_answer_alike(visitor, login):
    unknown = sign_in(visitor, login, "wrong").context["form"].errors
    learner("amina@example.org", phone=PHONE, password="a long enough secret")
    assert sign_in(visitor, login, "wrong").context["form"].errors == unknown


def test_wrong_passwords_lock_the_account_and_no_other(visitor):
    learner(phone=PHONE, password="a long enough secret")
    other = learner(phone="+923007654321", password="a long enough secret")
    for _time in range(6):
        response = sign_in(visitor, HERE, "wrong")
    assert "Too many" in str(response.context["form"].errors)
    sign_in(visitor, "0300 7654321", "a long enough secret")
    assert visitor.user == other.pk


@pytest.mark.parametrize("email", ["amina@example.org", "nobody@example.org"])
def test_forgotten_password_answers_alike(visitor, email):
    learner("amina@example.org", password="a long enough secret")
    response = visitor.at("account_reset_password", email=email)
    assert (response.status_code, response.url) == (302, reverse("account_reset_password_done"))
    assert [message.to for message in visitor.messages] == [email]


def test_language_of_the_last_sign_in_is_kept(visitor):
    amina = learner(phone=PHONE)
    with translation.override("ur"):
        visitor.asks(HERE)
        visitor.types_code()
    amina.refresh_from_db()
    assert amina.language == "ur"


def test_links_say_who_is_reading(rf, db):
    request = rf.get("/")
    request.user = learner("amina@example.org")
    assert [(link.text, link.method) for link in account_links({"request": request})] == [
        ("My account", "get"),
        ("Sign out", "post"),
    ]
    assert account_links({}) == []


def test_rate_limit_raised_by_allauth_is_429(rf, db):
    from allauth.core.exceptions import RateLimited

    from cms.accounts.middleware import SharedBrowserMiddleware

    request = rf.post("/")
    request.user = AnonymousUser()
    response = SharedBrowserMiddleware(None).process_exception(request, RateLimited())
    assert response.status_code == 429
    assert SharedBrowserMiddleware(None).process_exception(request, ValueError()) is None

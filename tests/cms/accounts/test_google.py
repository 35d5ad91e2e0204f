"""Signing in with Google, up to the moment the browser leaves, and from the moment it comes back."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.google.provider import GoogleProvider
from django.test import RequestFactory
from django.urls import reverse

from cms.accounts.models import User

from .factories import learner

APPS = {"google": {"APPS": [{"client_id": "an-id", "secret": "a-secret"}], "OAUTH_PKCE_ENABLED": True}}


@pytest.fixture
def google(settings):
    settings.SOCIALACCOUNT_PROVIDERS = APPS


def test_no_button_without_a_client(client, db):
    assert "Google" not in client.get(reverse("account_login")).content.decode()


def test_button_posts_to_google(client, db, google):
    page = client.get(reverse("account_login")).content.decode()
    assert f'action="{reverse("google_login")}?process=login"' in page
    response = client.post(reverse("google_login"))
    assert response.url.startswith("https://accounts.google.com/o/oauth2/v2/auth?client_id=an-id")
    assert "%2Faccount%2Fgoogle%2Flogin%2Fcallback%2F" in response.url


def comes_back(client, email="amina@gmail.com", verified=True):
    """What the session holds once Google has said who it is, and the name is still to be asked."""
    sociallogin = SocialLogin(
        provider=get_adapter().get_provider(RequestFactory().get("/"), GoogleProvider.id),
        user=User(first_name="Amina", last_name="Bibi"),
        account=SocialAccount(provider=GoogleProvider.id, uid="g-1", extra_data={"email": email}),
        email_addresses=[EmailAddress(email=email, verified=verified, primary=True)],
    )
    client.get(reverse("account_login"))
    session = client.session
    session["socialaccount_sociallogin"] = sociallogin.serialize()
    session.save()


def test_newcomer_is_asked_for_a_name_and_consent(client, db, google):
    comes_back(client)
    page = client.get(reverse("socialaccount_signup"))
    assert list(page.context["form"].fields) == ["name", "consent", "messages"]
    assert page.context["form"].initial["name"] == "Amina Bibi"
    client.post(reverse("socialaccount_signup"), {"name": "آمنہ بی بی", "consent": "on"})
    joined = User.objects.get()
    assert (joined.email, joined.first_name, joined.person.name_ur) == (
        "amina@gmail.com",
        "آمنہ بی بی",
        "آمنہ بی بی",
    )
    assert joined.person.consents.is_given("record")
    assert int(client.session["_auth_user_id"]) == joined.pk


def test_newcomer_without_consent_gets_no_account(client, db, google):
    comes_back(client)
    client.post(reverse("socialaccount_signup"), {"name": "Amina"})
    assert not User.objects.exists()


def test_address_google_does_not_vouch_for_is_not_kept(client, db, google):
    comes_back(client, verified=False)
    client.post(reverse("socialaccount_signup"), {"name": "Amina", "consent": "on"})
    assert User.objects.get().email is None
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("page", ["socialaccount_login_cancelled", "socialaccount_login_error"])
def test_pages_after_a_failure_wear_the_theme(client, db, page):
    assert 'class="h-body' in client.get(reverse(page)).content.decode()


def test_connections_name_google(client, db, google):
    client.force_login(learner("amina@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    assert "Google" in client.get(reverse("socialaccount_connections")).content.decode()

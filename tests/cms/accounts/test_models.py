import pytest
from django.db import IntegrityError, transaction

from cms.accounts.checks import check_shared_networks
from cms.accounts.models import SignInCode, User
from cms.people.retention import let_go

from .factories import superuser, user


def test_database_refuses_an_address_in_capitals_beside_its_twin(db):
    user("amina@example.org")
    for twin in ("amina@example.org", "Amina@example.org"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.bulk_create([User(email=twin)])


def test_accounts_without_email_live_side_by_side(db):
    assert {user(phone="+923001234567").email, user(phone="+923001234567").email} == {None}


def test_superuser_is_found_by_the_natural_key(db):
    made = superuser("Boss@example.org")
    assert User.objects.get_by_natural_key("BOSS@example.org") == made
    assert made.is_superuser


def test_cleaning_never_makes_a_phone_an_email(db):
    amina = user(phone="+923001234567")
    amina.full_clean(exclude=["password"])
    assert (amina.email, amina.get_username()) == (None, "+923001234567")


def test_old_codes_are_let_go(db):
    from datetime import timedelta

    from django.utils import timezone

    for days in (1, 3):
        at = timezone.now() - timedelta(days=days)
        SignInCode.objects.create(
            channel="sms", contact="+92300", language="en", created_at=at, expires_at=at
        )
    assert [gone.rows for gone in let_go(only=["hunar_accounts.signincode"])] == [1]
    assert SignInCode.objects.count() == 1


def test_shared_network_that_is_no_address_is_told(settings):
    settings.HUNAR_ACCOUNTS = {"SHARED_NETWORKS": ["not an address", "10.0.0.0/8"]}
    assert [found.id for found in check_shared_networks(None)] == ["hunar_accounts.E001"]

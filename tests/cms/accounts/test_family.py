"""One number, several people."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.accounts.actions import PinLockedError, join, request_code, try_pin
from cms.accounts.contacts import Contact
from cms.accounts.enums import Channel
from cms.accounts.models import User

from .factories import learner

PHONE, HERE = "+923001234567", "0300 1234567"


@pytest.fixture
def family(db):
    return [
        learner(phone=PHONE, name="Amina", pin="4071"),
        learner(phone=PHONE, name="Bilal", pin="9150"),
        learner(phone=PHONE, name="Chanda"),
    ]


def at_choice(visitor):
    visitor.asks(HERE)
    return visitor.types_code()


def test_family_chooses_among_its_names(visitor, family):
    learner(phone="+923007654321", name="Stranger")
    assert at_choice(visitor).url == reverse("hunar_accounts:choose")
    people = visitor.client.get(reverse("hunar_accounts:choose")).context["people"]
    assert [name for _user, name in people] == ["Amina", "Bilal", "Chanda"]


def test_own_pin_opens_the_own_account(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=family[1].pk)
    visitor.at("hunar_accounts:pin", pin="9150")
    assert visitor.user == family[1].pk


def test_pin_of_another_opens_nothing(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=family[1].pk)
    assert visitor.at("hunar_accounts:pin", pin="4071").context["form"].errors["pin"]
    assert visitor.user is None


def test_stranger_cannot_be_chosen(visitor, family):
    stranger = learner(phone="+923007654321", name="Stranger", pin="4071")
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=stranger.pk)
    assert visitor.client.get(reverse("hunar_accounts:pin")).url == reverse("account_login")


@pytest.mark.parametrize("person", ["", "abc", "0", "99999999999999999999"])
def test_choice_of_nobody_is_asked_again(visitor, family, person):
    at_choice(visitor)
    assert visitor.at("hunar_accounts:choose", person=person).url == reverse("hunar_accounts:choose")


def test_first_pin_is_set_on_the_way_in(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=family[2].pk)
    visitor.at("hunar_accounts:pin", pin="6024")
    family[2].refresh_from_db()
    assert visitor.user == family[2].pk
    assert "6024" not in family[2].pin
    assert try_pin(user=family[2], typed="6024")


def test_somebody_new_joins_the_family(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:join", name="Dua", pin="6024", consent="on")
    assert [user.first_name for user in User.objects.with_phone(PHONE)] == ["Amina", "Bilal", "Chanda", "Dua"]
    assert visitor.user == User.objects.get(first_name="Dua").pk


def test_second_person_joins_a_number_of_one(visitor):
    learner(phone=PHONE, name="Amina", pin="4071")
    visitor.asks(HERE, door="account_signup")
    assert visitor.types_code().url == reverse("hunar_accounts:choose")


def test_number_holds_only_so_many(visitor, family, settings):
    settings.HUNAR_ACCOUNTS = {"PEOPLE_PER_PHONE": 3}
    at_choice(visitor)
    response = visitor.at("hunar_accounts:join", name="Dua", pin="6024", consent="on")
    assert response.context["form"].non_field_errors()
    assert User.objects.with_phone(PHONE).count() == 3


def test_wrong_pins_lock_even_the_right_one(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=family[0].pk)
    for _time in range(5):
        visitor.at("hunar_accounts:pin", pin="0000")
    response = visitor.at("hunar_accounts:pin", pin="4071")
    assert "15 minutes" in response.context["form"].errors["pin"][0]
    assert visitor.user is None


def test_lock_is_the_accounts_and_not_the_browsers(family):
    for _time in range(5):
        assert not try_pin(user=family[0], typed="0000")
    with pytest.raises(PinLockedError):
        try_pin(user=User.objects.get(pk=family[0].pk), typed="4071")
    assert try_pin(user=family[1], typed="9150")


def test_lock_ends_and_the_next_is_longer(family):
    for _time in range(5):
        try_pin(user=family[0], typed="0000")
    User.objects.update(pin_locked_until=timezone.now() - timedelta(seconds=1))
    for _time in range(5):
        try_pin(user=family[0], typed="0000")
    family[0].refresh_from_db()
    assert timedelta(minutes=29) < family[0].pin_locked_until - timezone.now() <= timedelta(minutes=30)


def test_right_pin_clears_the_count(family):
    for _time in range(4):
        try_pin(user=family[0], typed="0000")
    assert try_pin(user=family[0], typed="4071")
    family[0].refresh_from_db()
    assert (family[0].pin_failures, family[0].pin_locked_until) == (0, None)


def test_closed_account_is_not_among_the_names(visitor, family):
    User.objects.filter(pk=family[0].pk).update(is_active=False)
    at_choice(visitor)
    people = visitor.client.get(reverse("hunar_accounts:choose")).context["people"]
    assert [name for _user, name in people] == ["Bilal", "Chanda"]


def test_nothing_stays_when_somebody_signs_out(visitor, family):
    at_choice(visitor)
    visitor.at("hunar_accounts:choose", person=family[0].pk)
    visitor.at("hunar_accounts:pin", pin="4071")
    page = visitor.client.get(reverse("hunar_accounts:account"))
    session = visitor.client.session
    session["left behind"] = "a draft"
    session.save()
    response = visitor.at("account_logout")
    assert "no-store" in page["Cache-Control"]
    assert (response.status_code, response["Clear-Site-Data"]) == (302, '"cache", "storage"')
    assert visitor.user is None
    assert "left behind" not in visitor.client.session
    assert "Amina" not in visitor.client.get(reverse("account_login")).content.decode()


def test_reading_the_sign_out_address_signs_nobody_out(visitor, family):
    visitor.client.force_login(family[0], backend="django.contrib.auth.backends.ModelBackend")
    visitor.client.get(reverse("account_logout"))
    assert visitor.user == family[0].pk


def test_join_refuses_an_address_of_another_account(db):
    from cms.accounts.actions import TakenError

    code = request_code(
        contact=Contact(Channel.EMAIL, "amina@example.org"), language="en", address="127.0.0.1"
    )
    learner("amina@example.org")
    with pytest.raises(TakenError):
        join(code=code, name="Other", language="en")

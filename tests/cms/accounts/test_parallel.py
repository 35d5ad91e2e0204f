"""Everybody of one number at the door in the same moment: as many as may share it, and no more."""

import pytest

from cms.accounts.actions import PhoneFullError, TakenError, join, request_code
from cms.accounts.contacts import Contact
from cms.accounts.enums import Channel
from cms.accounts.models import User

from ...parallel import at_once

AT_ONCE = 8
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _limits(settings):
    settings.HUNAR_ACCOUNTS = {"PEOPLE_PER_PHONE": 3, "CODES_PER_CONTACT": {}, "CODES_PER_NETWORK": {}}


def all_join(contact):
    codes = [request_code(contact=contact, language="en", address="192.0.2.1") for _ in range(AT_ONCE)]

    def one(number):
        try:
            join(code=codes[number], name=f"Learner {number}", language="en")
        except (PhoneFullError, TakenError) as error:
            return type(error).__name__
        return "joined"

    return sorted(at_once(AT_ONCE, one))


def test_a_number_takes_as_many_people_as_may_share_it():
    answers = all_join(Contact(Channel.SMS, "+923001234567"))
    assert answers == ["PhoneFullError"] * 5 + ["joined"] * 3
    assert User.objects.count() == 3


def test_an_address_has_one_account():
    assert all_join(Contact(Channel.EMAIL, "amina@example.org")) == ["TakenError"] * 7 + ["joined"]

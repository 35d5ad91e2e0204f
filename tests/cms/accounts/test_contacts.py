import pytest

from cms.accounts.contacts import UnreadableError, country_of, digits_in, read_contact, read_phone, shown


@pytest.mark.parametrize(
    "typed",
    [
        "0300 1234567",
        "0300-1234567",
        "03001234567",
        "3001234567",
        "+92 300 1234567",
        "0092 300 1234567",
        "۰۳۰۰ ۱۲۳۴۵۶۷",  # Urdu digits
        "٠٣٠٠١٢٣٤٥٦٧",  # Arabic digits
        "\u200e+92 300 1234567\u202c",  # copied from a contact, with marks of direction
    ],
)
def test_phone_is_read_however_it_is_written(typed):
    assert read_phone(typed, region="PK") == "+923001234567"


@pytest.mark.parametrize("typed", ["", "0300", "hello", "99999999999999999", "0300 12345678901"])
def test_phone_that_cannot_be_is_refused(typed):
    with pytest.raises(UnreadableError):
        read_phone(typed, region="PK")


def test_foreign_number_keeps_its_country():
    assert country_of(read_phone("+1 212 555 0123", region="PK")) == "US"


def test_email_is_read_in_small_letters():
    assert read_contact(" Amina@Example.ORG ", region="PK") == ("email", "amina@example.org")


def test_email_that_cannot_be_is_refused():
    with pytest.raises(UnreadableError):
        read_contact("amina@", region="PK")


def test_shown_number_is_spaced_stays_on_its_line_and_runs_left_to_right():
    assert shown("+923001234567") == "\u200e+92\u00a0300\u00a01234567"


def test_digits_are_taken_out_of_what_was_typed():
    assert digits_in(" ۱۲۳-456 ") == "123456"

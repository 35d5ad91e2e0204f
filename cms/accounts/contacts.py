"""Pure: what somebody typed, read as a phone number or an e-mail address."""

import unicodedata
from typing import NamedTuple

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .enums import Channel

NO_BREAK, LEFT_TO_RIGHT = "\N{NO-BREAK SPACE}", "\N{LEFT-TO-RIGHT MARK}"


class Contact(NamedTuple):
    """Where somebody can be reached: +923001234567 or amina@example.org."""

    channel: Channel
    value: str


class UnreadableError(ValueError):
    """Neither a phone number nor an e-mail address."""


def read_contact(typed: str, *, region: str) -> Contact:
    """The contact somebody meant. Raises UnreadableError."""
    if "@" in typed:
        return Contact(Channel.EMAIL, read_email(typed))
    return Contact(Channel.SMS, read_phone(typed, region=region))


def read_email(typed: str) -> str:
    """The address in small letters. Raises UnreadableError."""
    address = unicodedata.normalize("NFKC", typed).strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise UnreadableError(typed) from error
    return address


def read_phone(typed: str, *, region: str) -> str:
    """The number in international form (E.164); digits of any script are read. Raises UnreadableError."""
    try:
        number = phonenumbers.parse(latin_digits(typed), region)
    except phonenumbers.NumberParseException as error:
        raise UnreadableError(typed) from error
    if not phonenumbers.is_valid_number(number):
        raise UnreadableError(typed)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_of(phone: str) -> str:
    """The ISO code of the country of a number in international form."""
    return phonenumbers.region_code_for_number(phonenumbers.parse(phone, None)) or ""


def shown(value: str) -> str:
    """A contact as people read it: +92 300 1234567."""
    if not value.startswith("+"):
        return value
    number = phonenumbers.parse(value, None)
    # In a line of Urdu a bare number is drawn back to front; the mark says which way it runs.
    spaced = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return LEFT_TO_RIGHT + spaced.replace(" ", NO_BREAK)  # and it is read in one line


def latin_digits(typed: str) -> str:
    """Digits of any script as 0–9, and none of the invisible marks a keyboard or a copied number brings."""
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else letter
        for letter in typed.strip()
        if unicodedata.category(letter) != "Cf"
    )


def digits_in(typed: str) -> str:
    """The digits alone, as 0–9: for codes and PINs."""
    return "".join(letter for letter in latin_digits(typed) if letter in "0123456789")

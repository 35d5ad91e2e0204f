"""What may happen to an account: a code is asked for and tried, somebody joins, a PIN is set and tried."""

import logging
from datetime import datetime, timedelta
from functools import partial

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms import networks
from cms.floods import is_flood
from cms.language.scripts import is_arabic_script
from cms.notices.backends import get_backend
from cms.notices.backends.base import DeliveryError, Message
from cms.people import actions as people
from cms.people.consents import MESSAGES, RECORD

from .codes import code_for, is_code_for
from .conf import network_allowance, setting
from .contacts import Contact, country_of
from .enums import Channel
from .models import SignInCode, User
from .pins import lock_after
from .signals import code_asked

logger = logging.getLogger(__name__)


class TooManyError(Exception):
    """Asked for more than the limits allow. The limits are the same for contacts known and unknown."""


class PinLockedError(Exception):
    """Too many wrong PINs; `until` says when it may be tried again."""

    def __init__(self, until: datetime):
        super().__init__(until)
        self.until = until


class PhoneFullError(Exception):
    """As many people share the number as may."""


class TakenError(Exception):
    """The e-mail address belongs to another account."""


@transaction.atomic
def request_code(*, contact: Contact, language: str, address: str) -> SignInCode:
    """Send a code to a contact, whoever it belongs to, if anybody. Raises TooManyError."""
    network = networks.mark(address, salt="hunar_accounts.codes")
    _refuse_flood(contact.value, network, network_allowance(address))
    now = timezone.now()
    code = SignInCode.objects.create(
        channel=contact.channel,
        contact=contact.value,
        language=language,
        network=network,
        created_at=now,
        expires_at=now + timedelta(minutes=setting("CODE_MINUTES")),
    )
    if _may_reach(contact):
        transaction.on_commit(partial(code_asked.send, SignInCode, code=code))
    return code


def _refuse_flood(contact: str, network: str, allowance: int) -> None:
    codes = SignInCode.objects.all()
    limits = (
        (codes.filter(contact=contact), setting("CODES_PER_CONTACT"), 1),
        (codes.filter(network=network), setting("CODES_PER_NETWORK"), allowance),
        (codes, setting("CODES_PER_SITE"), 1),
    )
    if any(is_flood(asked, table, moment="created_at", times=times) for asked, table, times in limits):
        raise TooManyError


def _may_reach(contact: Contact) -> bool:
    countries = setting("PHONE_COUNTRIES")
    return contact.channel != Channel.SMS or not countries or country_of(contact.value) in countries


def send_sign_in_code(*, code: SignInCode) -> None:
    """Hand the code over to its channel, once."""
    this = SignInCode.objects.filter(pk=code.pk)
    if not this.claim(at=timezone.now()):
        return
    try:
        get_backend(code.channel).send(_message(code))
    except DeliveryError as error:
        logger.warning("Sign-in code %s was not sent: %s", code.key, type(error).__name__)
    else:
        this.update(sent_at=timezone.now())


def _message(code: SignInCode) -> Message:
    """Short, in one SMS in either script; the code stands first, where a notification shows it."""
    words = {
        "code": code_for(code.key, secret=settings.SECRET_KEY),
        "site": settings.WAGTAIL_SITE_NAME,
        "minutes": setting("CODE_MINUTES"),
    }
    with override(code.language):
        text = _("%(code)s is your %(site)s code, good for %(minutes)s minutes. Tell nobody.") % words
        subject = _("%(code)s is your %(site)s code") % words
    return Message(code.contact, text, subject, code.language, idempotency_key=str(code.key))


def try_code(*, code: SignInCode, typed: str) -> bool:
    """Whether the digits are the code. Each call spends an attempt; a code that was right is used up."""
    this = SignInCode.objects.filter(pk=code.pk)
    if not this.count_attempt(at=timezone.now(), attempts=setting("CODE_ATTEMPTS")):
        return False
    if not is_code_for(code.key, typed, secret=settings.SECRET_KEY):
        return False
    return bool(this.filter(used_at=None).update(used_at=timezone.now()))


def can_still_be_tried(code: SignInCode) -> bool:
    """Whether another guess at the code would be looked at."""
    this = SignInCode.objects.filter(pk=code.pk)
    return this.open(at=timezone.now(), attempts=setting("CODE_ATTEMPTS")).exists()


@transaction.atomic
def join(
    *, code: SignInCode, name: str, language: str, pin: str = "", password: str = "", messages: bool = False
) -> User:
    """Make an account for somebody who confirmed their contact by that code. Pressing twice makes one.

    Raises PhoneFullError or TakenError.
    """
    _take_turns(Contact(Channel(code.channel), code.contact))
    code = SignInCode.objects.get(pk=code.pk)
    if code.joined:
        return code.joined
    user = User(first_name=name, pin=make_password(pin) if pin else "")
    user.set_password(password or None)
    give_contact(user=user, contact=Contact(Channel(code.channel), code.contact))
    introduce(user=user, name=name, language=language, messages=messages)
    code.joined = user
    code.save(update_fields=["joined"])
    return user


@transaction.atomic
def give_contact(*, user: User, contact: Contact) -> None:
    """Let the user sign in by a contact they have confirmed. Raises PhoneFullError or TakenError."""
    _take_turns(contact)
    others = User.objects.exclude(pk=user.pk)
    if contact.channel == Channel.SMS:
        if others.with_phone(contact.value).count() >= setting("PEOPLE_PER_PHONE"):
            raise PhoneFullError
        user.phone = contact.value
        user.save()
    elif others.filter(email=contact.value).exists():
        raise TakenError
    else:
        user.email = contact.value
        user.save()
        _confirm_email(user)


def _take_turns(contact: Contact) -> None:
    """Let nobody else be given this contact until the transaction ends: who has a code for it waits here."""
    codes = SignInCode.objects.filter(channel=contact.channel, contact=contact.value)
    list(codes.select_for_update().order_by("pk").values_list("pk", flat=True))


def _confirm_email(user: User) -> None:
    """Say the same in allauth's table of addresses, which passwords, Google and two-step sign-in read."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def keep_addresses(*, user: User) -> None:
    """After staff have changed an account: an address it no longer has opens nothing any more."""
    if user.email:
        _confirm_email(user)
    else:
        EmailAddress.objects.filter(user=user).delete()


def introduce(*, user: User, name: str, language: str, messages: bool = False) -> None:
    """Make the person behind a new login, named in the script they wrote, with their consents on record."""
    person = people.person_of(user)
    person.name, person.name_ur = ("", name) if is_arabic_script(name) else (name, "")
    person.save(update_fields=["name", "name_ur"])
    User.objects.filter(pk=user.pk).update(language=language)
    for purpose in (RECORD, MESSAGES)[: 2 if messages else 1]:
        people.give_consent(person=person, purpose=purpose.name, language=language)


def set_pin(*, user: User, pin: str) -> None:
    """Give the user a new PIN and a fresh count."""
    user.pin, user.pin_failures, user.pin_locked_until = make_password(pin), 0, None
    user.save(update_fields=["pin", "pin_failures", "pin_locked_until"])


def clear_pin(*, user: User) -> None:
    """Take a forgotten PIN away: the person sets a new one the next time they sign in by their number."""
    user.pin, user.pin_failures, user.pin_locked_until = "", 0, None
    user.save(update_fields=["pin", "pin_failures", "pin_locked_until"])


def try_pin(*, user: User, typed: str) -> bool:
    """Whether the digits are the user's PIN. The attempt is counted before it is looked at, so that parallel
    guesses are not looked at more often than the limit. Raises PinLockedError."""
    now = timezone.now()
    user.refresh_from_db(fields=["pin", "pin_failures", "pin_locked_until"])
    if user.pin_locked_until and user.pin_locked_until > now:
        raise PinLockedError(user.pin_locked_until)
    lock = lock_after(
        user.pin_failures + 1,
        attempts=setting("PIN_ATTEMPTS"),
        first=timedelta(minutes=setting("PIN_LOCK_MINUTES")),
    )
    mine = User.objects.filter(pk=user.pk, pin_failures=user.pin_failures).update(
        pin_failures=F("pin_failures") + 1, pin_locked_until=now + lock if lock else None
    )
    if not (mine and user.pin and check_password(typed, user.pin)):
        return False
    User.objects.filter(pk=user.pk).update(pin_failures=0, pin_locked_until=None)
    return True


def keep_language(*, user: User, language: str) -> None:
    """Write to the user in this language from now on."""
    if language and user.language != language:
        user.language = language
        user.save(update_fields=["language"])

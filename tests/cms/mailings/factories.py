"""Mailings and their readers for tests."""

from itertools import count

from django.utils import timezone

from cms.mailings.consents import NEWS
from cms.mailings.models import Mailing, Subscriber, Words
from cms.people.actions import give_consent
from cms.people.models import Person
from cms.segments.models import Segment

from ..accounts.factories import user

_numbers = count(1)
ENGLISH = {"subject": "New course", "body": "<p>Read <b>this</b>.</p>", "sms": "New course: read this."}
URDU = {"subject": "نیا کورس", "body": "<p>یہ <b>پڑھیں</b>۔</p>", "sms": "نیا کورس: یہ پڑھیں۔"}


def reader(*channels, language="en", birth_year=1990, **fields) -> Person:
    """Somebody who allows news by these channels, and has an address for each."""
    number = next(_numbers)
    login = user(f"reader{number}@example.org", phone=f"+92300{number:07}", language=language)
    person = Person.objects.create(user=login, name=f"Reader {number}", birth_year=birth_year, **fields)
    for channel in channels:
        give_consent(person=person, purpose=NEWS[channel].name, language="en")
    return person


def segment(tree=None, name="") -> Segment:
    return Segment.objects.create(name=name or f"Segment {next(_numbers)}", tree=tree or {"all": []})


def subscriber(email="", language="en") -> Subscriber:
    """Somebody without an account who confirmed it."""
    return Subscriber.objects.create(
        email=email or f"guest{next(_numbers)}@example.org",
        language=language,
        wording_version="2026-11",
        confirmed_at=timezone.now(),
    )


def mailing(*, words=None, to=None, no_segment=False, **fields) -> Mailing:
    """A mailing to everybody, or `to` a segment."""
    to = None if no_segment else to or segment()
    made = Mailing.objects.create(title="News", segment=to, **fields)
    for language, said in (words or {"en": ENGLISH, "ur": URDU}).items():
        Words.objects.create(mailing=made, language=language, **said)
    return made


def many_readers(number: int, *, channel="email") -> None:
    """Very many at once, past the actions."""
    from cms.accounts.models import User
    from cms.people.models import Consent

    logins = User.objects.bulk_create(
        User(email=f"many{next(_numbers)}@example.org", language="ur") for _ in range(number)
    )
    people = Person.objects.bulk_create(Person(user=login, name="X", birth_year=1990) for login in logins)
    Consent.objects.bulk_create(
        Consent(
            person=person,
            purpose=NEWS[channel].name,
            given=True,
            wording_version="2026-11",
            wording_language="ur",
            channel="web",
            by=person,
            at=timezone.now(),
        )
        for person in people
    )

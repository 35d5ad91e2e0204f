"""What may happen to a person's record."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from . import consents
from .enums import Channel, HowOpened
from .models import Consent, District, Person, PersonLanguage, RecordView, Residence


class UnknownPurpose(ValueError):
    """Nobody has registered this purpose of consent."""


def person_of(user) -> Person:
    """The person behind a login; made when first needed, so a host site's users are people too."""
    person, _ = Person.objects.get_or_create(user=user, defaults={"name": user.get_full_name()})
    return person


def record_residence(
    *, person: Person, district: District, setting: str = "", since: datetime.date
) -> Residence:
    """Say where the person lives from a day on. The same day again corrects that answer; others stay."""
    residence, _ = Residence.objects.update_or_create(
        person=person, since=since, defaults={"district": district, "setting": setting}
    )
    return residence


@transaction.atomic
def set_languages(*, person: Person, levels: dict[str, str]) -> None:
    """Make these the person's languages: code to level."""
    person.languages.exclude(language__in=levels).delete()
    PersonLanguage.objects.bulk_create(
        [PersonLanguage(person=person, language=code, level=level) for code, level in levels.items()],
        update_conflicts=True,
        unique_fields=["person", "language"],
        update_fields=["level"],
    )


def give_consent(
    *, person: Person, purpose: str, language: str, by: Person | None = None, channel: str = Channel.WEB
) -> Consent:
    """Record that the person allows a purpose, in its newest wording. Asking twice adds nothing."""
    return _decide(person=person, purpose=purpose, given=True, language=language, by=by, channel=channel)


def withdraw_consent(
    *, person: Person, purpose: str, language: str, by: Person | None = None, channel: str = Channel.WEB
) -> Consent:
    """Record that the person allows it no longer, or not at all."""
    return _decide(person=person, purpose=purpose, given=False, language=language, by=by, channel=channel)


@transaction.atomic
def _decide(
    *, person: Person, purpose: str, given: bool, language: str, by: Person | None, channel: str
) -> Consent:
    known = consents.purpose(purpose)
    if known is None:
        raise UnknownPurpose(purpose)
    wording = known.wording
    Person.objects.select_for_update().get(pk=person.pk)  # two taps at once are one decision
    last = person.consents.filter(purpose=purpose).newest_first().first()
    if last and (last.given, last.wording_version) == (given, wording.version):
        return last
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        given=given,
        wording_version=wording.version,
        wording_language=wording.language(language),
        channel=channel,
        by=by or person,
    )


def note_view(*, person: Person, user, what: str) -> None:
    """Write down that staff opened something about a person. `what` is the label of the model that was opened."""
    note_views(people=[person], user=user, what=what)


def note_views(*, people: Iterable[Person], user, what: str, how: str = HowOpened.SHOWN) -> None:
    """Once an hour for the same thing, and never for oneself."""
    others = [person for person in people if person.user_id != user.pk]
    if not others:
        return
    now, viewer, role = timezone.now(), person_of(user), _role(user)
    hour = now.replace(minute=0, second=0, microsecond=0)
    views = [
        RecordView(person=person, viewer=viewer, role=role, what=what, how=how, at=now, hour=hour)
        for person in others
    ]
    RecordView.objects.bulk_create(views, ignore_conflicts=True)


def _role(user) -> str:
    """The groups of a member of staff; an administrator has none here."""
    if user.is_superuser:
        return ""
    return ", ".join(user.groups.order_by("name").values_list("name", flat=True))[:200]

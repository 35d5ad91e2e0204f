"""What may happen to a person's record."""

import datetime

from django.db import transaction
from django.utils import timezone

from . import consents
from .enums import Channel
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
    """Write down that staff opened something about a person: once an hour for the same thing, never for oneself.

    `what` is the label of the model that was opened.
    """
    if person.user_id == user.pk:
        return
    now = timezone.now()
    view = RecordView(
        person=person,
        viewer=person_of(user),
        role=""
        if user.is_superuser
        else ", ".join(user.groups.order_by("name").values_list("name", flat=True))[:200],
        what=what,
        at=now,
        hour=now.replace(minute=0, second=0, microsecond=0),
    )
    RecordView.objects.bulk_create([view], ignore_conflicts=True)

"""What may happen to a person's data as a whole: copied for them to take away, and erased."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.notices.actions import contact_of, language_of, notify
from cms.notices.backends import get_backend
from cms.notices.backends.base import DeliveryError, Message
from cms.people.models import Person

from . import erasing, notices
from .conf import setting
from .enums import ErasureState, ExportState, Reason
from .models import Erasure, Export
from .packing import pack
from .signals import export_asked, person_erased

logger = logging.getLogger(__name__)
LATE = timedelta(minutes=15)  # by then a worker has begun, or the task was lost


class TooManyExports(Exception):
    """Asked for more often in a day than is allowed."""


class CannotErase(Exception):
    """This person cannot be erased, or not by whoever asks; the message says why, for people."""


@transaction.atomic
def ask_for_export(*, person: Person, language: str) -> Export:
    """Have a copy of the person's data made. While one is being made, asking again finds it.

    Raises TooManyExports.
    """
    Person.objects.select_for_update().get(pk=person.pk)  # two taps at once are one wish
    mine = Export.objects.for_person(person)
    if making := mine.waiting().first():
        return making
    since = timezone.now() - timedelta(days=1)
    if mine.filter(asked_at__gt=since).count() >= setting("EXPORTS_PER_DAY"):
        raise TooManyExports
    export = Export.objects.create(person=person, language=language)
    _announce_export(export)
    return export


def _announce_export(export: Export) -> None:
    transaction.on_commit(partial(export_asked.send, Export, export_id=export.pk))


def build_export(*, export_id: int) -> bool:
    """Make the copy, once. True when it is there to be fetched; running twice is harmless."""
    this = Export.objects.filter(pk=export_id)
    if not this.count_attempt(most=setting("EXPORT_ATTEMPTS")):
        return this.filter(state=ExportState.READY).exists()
    export = this.select_related("person").get()
    with tempfile.TemporaryFile() as file:
        pack(person=export.person, language=export.language, file=file)
        return _store(export, file)


def _store(export: Export, file) -> bool:
    size = file.tell()
    file.seek(0)
    storage = export.file.storage
    name = storage.save(f"exports/{export.key}.zip", File(file))
    now = timezone.now()
    expires_at = now + timedelta(days=setting("EXPORT_DAYS"))
    with transaction.atomic():
        made = Export.objects.waiting().filter(pk=export.pk)
        if made.update(state=ExportState.READY, file=name, size=size, made_at=now, expires_at=expires_at):
            notify(
                person=export.person,
                kind=notices.COPY_READY.name,
                params={"date": dates(expires_at)},
                once=str(export.key),
            )
            return True
    storage.delete(name)  # another worker was first, or the person is gone
    return Export.objects.ready(at=now).filter(pk=export.pk).exists()


def dates(moment: datetime) -> dict[str, str]:
    """The day in each language of the site, for a notice."""
    written = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            written[code] = date_format(localtime(moment), "DATE_FORMAT")
    return written


def ask_again_for_what_is_owed() -> int:
    """Set copies going whose task was lost; one that failed too often is told to be so."""
    late = Export.objects.waiting().filter(asked_at__lt=timezone.now() - LATE)
    late.filter(attempts__gte=setting("EXPORT_ATTEMPTS")).update(state=ExportState.FAILED)
    owed = list(late)
    for export in owed:
        export_asked.send(Export, export_id=export.pk)
    return len(owed)


@transaction.atomic
def ask_for_erasure(
    *, person: Person, given_up: Collection[str] = (), by=None, reason: Reason | str = ""
) -> Erasure:
    """Begin the days after which the person is erased, and tell them by every way there is.

    Asking twice finds the first; until it is done the newest choice counts. `by` is the login of staff who do it on the
    person's wish, with a reason. Raises CannotErase.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    refuse_what_must_not_be(person, by)
    mine = Erasure.objects.for_person(person).open()
    if erasure := mine.first():
        mine.filter(state=ErasureState.WAITING).update(given_up=list(given_up))
        erasure.refresh_from_db()
        return erasure
    erasure = Erasure.objects.create(
        person=person,
        given_up=list(given_up),
        by=by and getattr(by, "hunar_person", None),
        reason=reason,
        due_at=timezone.now() + timedelta(days=setting("COOLING_OFF_DAYS")),
    )
    params = {"date": dates(erasure.due_at), "key": str(erasure.key)}
    notify(person=person, kind=notices.ERASURE_ASKED.name, params=params, once=str(erasure.key))
    return erasure


def refuse_what_must_not_be(person: Person, by=None) -> None:
    """Raise CannotErase where a slip of the hand would harm the site or somebody else."""
    login = person.user
    if person.erased_at:
        raise CannotErase(_("This person is erased already."))
    if login and login.is_superuser and not _another_administrator(login):
        raise CannotErase(_("The last administrator cannot be erased. Make somebody else one first."))
    if by and login == by:
        raise CannotErase(
            _("Erase yourself on your own pages, where you choose what becomes of your certificates.")
        )
    if by and login and (login.is_superuser or login.is_staff) and not by.is_superuser:
        raise CannotErase(_("Only an administrator may begin the erasure of a member of staff."))


def _another_administrator(login) -> bool:
    others = type(login)._base_manager.filter(is_superuser=True, is_active=True)
    return others.exclude(pk=login.pk).exists()


@transaction.atomic
def cancel_erasure(*, erasure: Erasure) -> bool:
    """Call it off. False when it is being done already; twice is harmless."""
    this = Erasure.objects.filter(pk=erasure.pk)
    if not this.cancel(at=timezone.now()):
        return this.filter(state=ErasureState.CANCELLED).exists()
    notify(
        person=erasure.person,
        kind=notices.ERASURE_CANCELLED.name,
        params={},
        once=f"{erasure.key}:cancelled",
    )
    return True


def erase_who_is_due() -> int:
    """Erase everybody whose days have passed, and go on with what was cut. How many are done."""
    due = list(Erasure.objects.due(at=timezone.now()))
    return sum(_carried_out(erasure) for erasure in due)


def _carried_out(erasure: Erasure) -> bool:
    try:
        return carry_out(erasure=erasure)
    except Exception:
        logger.exception("Erasure %s was cut; the next tick goes on with it.", erasure.key)
        return False


def carry_out(*, erasure: Erasure) -> bool:
    """Erase the person now that it is due. Safe to run again, also after it was cut in the middle."""
    this = Erasure.objects.filter(pk=erasure.pk)
    if not this.begin(at=timezone.now()):
        return False
    erasure = this.select_related("person__user").get()
    farewells = _farewells(erasure.person)
    erasing.erase(erasure.person, given_up=erasure.given_up)
    with transaction.atomic():
        this.update(state=ErasureState.DONE, given_up=[], finished_at=timezone.now())
        transaction.on_commit(partial(person_erased.send, Person, person_id=erasure.person_id), robust=True)
    for channel, message in farewells:
        _say(channel, message)
    return True


def _farewells(person: Person) -> list[tuple[str, Message]]:
    """The last words, ready to leave when there is no address to look up any more."""
    language = language_of(person)
    with override(language):
        subject, text = str(notices.DONE_SUBJECT), str(notices.DONE_TEXT)
    reached = [(channel, contact_of(person, channel)) for channel in notices.EVERY_WAY]
    return [(channel, Message(to, text, subject, language)) for channel, to in reached if to]


def _say(channel: str, message: Message) -> None:
    try:
        get_backend(channel).send(message)
    except DeliveryError as error:
        logger.warning("The last words to somebody who was erased were not sent: %s", type(error).__name__)

"""What may happen to a certificate: awarded, revoked, reinstated, replaced, withdrawn, printed."""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from themes.printing import PrintingUnavailable

from ..people.models import Person
from . import signals
from .composing import Award, compose, without_name
from .conf import base_url, setting
from .documents import pdf_of
from .enums import EventKind, ReasonClass
from .models import Certificate, CertificateTemplate, FrozenImage
from .numbering import new_number
from .pictures import picture_of

logger = logging.getLogger(__name__)


class CannotAward(Exception):
    """A certificate cannot be awarded or changed in this way; the message says why, for people."""


def award(
    *,
    person: Person,
    kind: str,
    subject: str,
    template: CertificateTemplate,
    titles: Mapping[str, str],
    evidence: Mapping[str, str],
    achieved_at: datetime,
    language: str,
) -> Certificate:
    """The person's certificate for this subject, issued now unless they hold one already.

    Asking twice, or from many requests at once, gives the same certificate; one that was revoked is answered as
    it is and never issued anew. `titles` and `evidence` carry one text per language, `achieved_at` is when the
    person earned it. Raises CannotAward when there is no name to print, or no words.
    """
    mine = Certificate.objects.current().filter(person=person, kind=kind, subject=subject)
    if held := mine.first():
        return held
    issue = partial(
        _issue,
        person=person,
        kind=kind,
        subject=subject,
        template=template,
        titles=titles,
        evidence=evidence,
        achieved_at=achieved_at,
        language=language,
    )
    return _first_of(issue, or_else=mine.first)


def _first_of(issue, *, or_else, tries: int = 3) -> Certificate:
    """Issue; when the database refuses, somebody else was first, or (hardly ever) the number was taken."""
    for left in reversed(range(tries)):
        try:
            with transaction.atomic():
                return issue()
        except IntegrityError:
            if held := or_else():
                return held
            if not left:
                raise
    raise AssertionError("unreachable")


def _issue(*, person, kind, subject, template, language, achieved_at, replaces=None, by=None, **texts):
    names = {code: person.name_in(code) for code in ("en", "ur")}
    if not any(names.values()):
        raise CannotAward(_("There is no name to print on the certificate yet."))
    if not template.words.exists():
        raise CannotAward(_("The certificate template has no words yet."))
    now = timezone.now()
    key, number = uuid4(), new_number(prefix=setting("NUMBER_PREFIX"), year=timezone.localtime(now).year)
    facts = Award(
        names=names,
        **texts,
        achieved_at=achieved_at,
        issued_at=now,
        number=number,
        verify_url=f"{base_url()}/verify/{key}/",
        language=language,
    )
    certificate = Certificate.objects.create(
        key=key,
        number=number,
        person=person,
        template=template,
        kind=kind,
        subject=subject,
        language=language,
        context=compose(template=template, award=facts, keep=freeze),
        achieved_at=achieved_at,
        issued_at=now,
        replaces=replaces,
    )
    _log(certificate, EventKind.ISSUED, at=now, by=by)
    _announce(signals.certificate_issued, certificate)
    return certificate


def move_subject(*, kind: str, old: str, new: str) -> int:
    """What was awarded for `old` counts for `new`: two subjects turned out to be one. Returns how many moved.

    Whoever holds a current certificate for each keeps both as they are, since either may be in an employer's hands.
    """
    held = Certificate.objects.current().filter(kind=kind, subject=new).values("person")
    theirs = Certificate.objects.filter(kind=kind, subject=old)
    return theirs.exclude(superseded_at=None, person__in=held).update(subject=new)


def freeze(image: Any) -> str:
    """Keep a copy of an image as it is today and answer its checksum."""
    picture = picture_of(image)
    if not FrozenImage.objects.filter(checksum=picture.checksum).exists():
        file = ContentFile(picture.content, name=f"{picture.checksum}.{picture.suffix}")
        FrozenImage.objects.get_or_create(
            checksum=picture.checksum, defaults={"content_type": picture.content_type, "file": file}
        )
    return picture.checksum


def _log(certificate, kind, *, at, by=None, reason_class="", note=""):
    certificate.events.create(kind=kind, at=at, by=by, reason_class=reason_class, note=note)


def _announce(signal, certificate):
    transaction.on_commit(partial(signal.send, Certificate, certificate=certificate), robust=True)


@transaction.atomic
def revoke(*, certificate: Certificate, reason_class: str, note: str = "", by: Any = None) -> Certificate:
    """Say that the certificate no longer counts, from now on. Revoking twice keeps the first date and reason."""
    now = timezone.now()
    still_valid = Certificate.objects.filter(pk=certificate.pk, revoked_at=None)
    if still_valid.update(revoked_at=now, reason_class=ReasonClass(reason_class)):
        _log(certificate, EventKind.REVOKED, at=now, by=by, reason_class=reason_class, note=note)
        _announce(signals.certificate_revoked, certificate)
    certificate.refresh_from_db()
    return certificate


@transaction.atomic
def reinstate(*, certificate: Certificate, note: str = "", by: Any = None) -> Certificate:
    """Take a revocation back. One that its holder withdrew cannot come back: its name is gone."""
    revoked = Certificate.objects.revoked().filter(pk=certificate.pk, withdrawn_at=None)
    if revoked.update(revoked_at=None, reason_class=""):
        _log(certificate, EventKind.REINSTATED, at=timezone.now(), by=by, note=note)
        _announce(signals.certificate_reinstated, certificate)
    certificate.refresh_from_db()
    return certificate


def supersede(
    *,
    certificate: Certificate,
    template: CertificateTemplate,
    titles: Mapping[str, str],
    evidence: Mapping[str, str],
    language: str,
    by: Any = None,
    note: str = "",
) -> Certificate:
    """Replace a certificate by a new one with today's name and words; the old one then says which replaced it.

    Asking twice gives the same new certificate. Raises CannotAward for one that staff revoked (reinstate it
    first) and for one that belongs to nobody any more.
    """
    replace = partial(
        _replace,
        certificate,
        template=template,
        titles=titles,
        evidence=evidence,
        language=language,
        by=by,
        note=note,
    )
    return _first_of(replace, or_else=Certificate.objects.filter(replaces=certificate).first)


def _replace(certificate, *, by, note, **words):
    if certificate.person is None:
        raise CannotAward(_("This certificate no longer belongs to anybody."))
    if not Certificate.objects.replaceable().filter(pk=certificate.pk).update(superseded_at=timezone.now()):
        return _replacement_of(certificate)
    new = _issue(
        person=certificate.person,
        kind=certificate.kind,
        subject=certificate.subject,
        achieved_at=certificate.achieved_at,
        replaces=certificate,
        by=by,
        **words,
    )
    _log(certificate, EventKind.SUPERSEDED, at=new.issued_at, by=by, note=note)
    certificate.refresh_from_db()
    return new


def _replacement_of(certificate):
    if new := Certificate.objects.filter(replaces=certificate).first():
        return new
    raise CannotAward(_("This certificate is revoked. Reinstate it before replacing it."))


@transaction.atomic
def withdraw(*, certificate: Certificate, by: Any = None) -> Certificate:
    """The holder wants it gone: the name and the PDF are removed, and it answers "revoked, at the holder's request"."""
    now = timezone.now()
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if certificate.withdrawn_at:
        return certificate
    file = certificate.pdf.name
    Certificate.objects.filter(pk=certificate.pk).update(
        withdrawn_at=now,
        revoked_at=certificate.revoked_at or now,
        reason_class=ReasonClass.HOLDER,
        context=without_name(certificate.context),
        pdf="",
    )
    _log(certificate, EventKind.WITHDRAWN, at=now, by=by, reason_class=ReasonClass.HOLDER)
    if file:
        transaction.on_commit(partial(certificate.pdf.storage.delete, file), robust=True)
    certificate.refresh_from_db()
    return certificate


def print_certificate(*, certificate_id: int) -> bool:
    """Make the PDF of a certificate that has none. True when it now has one; running twice is harmless.

    A server that cannot print leaves it owed; any other failure is counted and raised.
    """
    owed = Certificate.objects.filter(pk=certificate_id, pdf="", withdrawn_at=None)
    if not (certificate := owed.first()):
        return Certificate.objects.filter(pk=certificate_id).exclude(pdf="").exists()
    try:
        content = pdf_of(certificate)
    except PrintingUnavailable:
        logger.warning("Certificate %s waits for a server that can print.", certificate.number)
        return False
    except Exception:
        owed.update(print_attempts=F("print_attempts") + 1)
        raise
    return _store_pdf(certificate, content, owed=owed)


def _store_pdf(certificate, content, *, owed):
    field = certificate.pdf.field
    path = field.generate_filename(certificate, f"{certificate.number}.pdf")
    name = certificate.pdf.storage.save(path, ContentFile(content))
    if owed.update(pdf=name):
        return True
    certificate.pdf.storage.delete(name)  # printed meanwhile by another worker, or withdrawn
    return Certificate.objects.filter(pk=certificate.pk).exclude(pdf="").exists()

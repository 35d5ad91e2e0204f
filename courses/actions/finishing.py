"""What a completed course brings: a certificate, if it gives one, and the news."""

from __future__ import annotations

import logging
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from cms.certificates.actions import CannotAward, award
from cms.certificates.models import Certificate, CertificateTemplate
from cms.notices.actions import language_of, notify

from ..models import Enrolment
from ..wording import duration, lessons

KIND = "course"
logger = logging.getLogger(__name__)


def award_certificate(*, enrolment: Enrolment) -> Certificate | None:
    """The certificate for this completed course, awarded once.

    None if the course gives none, or cannot yet: somebody without a name is owed one until they have it
    (`manage.py award_missing_certificates`).
    """
    template, completed_at = enrolment.course.certificate_template, enrolment.completed_at
    if not (completed_at and template):
        return None
    try:
        return _award(enrolment, template, completed_at)
    except CannotAward as reason:
        logger.warning("Enrolment %s is owed a certificate: %s", enrolment.pk, reason)
        return None


def _award(enrolment: Enrolment, template: CertificateTemplate, completed_at: datetime) -> Certificate:
    course = enrolment.course
    return award(
        person=enrolment.person,
        kind=KIND,
        subject=str(course.key),
        template=template,
        titles={language: course.word("title", language) for language in course.words},
        evidence={language: _evidence(enrolment, completed_at, language) for language in course.words},
        achieved_at=completed_at,
        language=language_of(enrolment.person),
    )


def _evidence(enrolment: Enrolment, completed_at: datetime, language: str) -> str:
    """What stands behind the certificate, in words for whoever checks it."""
    count = enrolment.course.items.live().lessons().count()
    with override(language):
        return gettext("%(lessons)s, %(duration)s, completed on %(date)s") % {
            "lessons": lessons(count),
            "duration": duration(enrolment.course.minutes),
            "date": date_format(localtime(completed_at), "DATE_FORMAT"),
        }


def tell_completed(*, enrolment: Enrolment) -> None:
    course = enrolment.course
    notify(
        person=enrolment.person,
        kind="course_completed",
        params={
            "course": {language: course.word("title", language) for language in course.words},
            "url": course.word("url", language_of(enrolment.person)),
        },
        once=f"course_completed:{enrolment.pk}",
    )

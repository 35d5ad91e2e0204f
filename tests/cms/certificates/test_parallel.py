"""Twenty requests at once give one certificate, on every database."""

import pytest

from cms.certificates import actions
from cms.certificates.enums import EventKind, ReasonClass
from cms.certificates.models import Certificate, CertificateEvent

from ...parallel import at_once
from ..people.factories import person
from .factories import EVIDENCE, TITLES, award, full_template

AT_ONCE = 20
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def _nothing_is_printed(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}


def test_twenty_awards_at_once_give_one_certificate():
    amina, ours = person(name="Amina"), full_template()
    numbers = at_once(AT_ONCE, lambda _: award(person=amina, template=ours).number)
    assert len(set(numbers)) == Certificate.objects.count() == CertificateEvent.objects.count() == 1


def test_twenty_replacements_at_once_give_one_certificate():
    old = award()

    def replace(_number):
        certificate = Certificate.objects.get(pk=old.pk)
        facts = {"template": certificate.template, "titles": TITLES, "evidence": EVIDENCE, "language": "en"}
        return actions.supersede(certificate=certificate, **facts).number

    assert len(set(at_once(AT_ONCE, replace))) == 1
    assert Certificate.objects.count() == 2


def test_twenty_revocations_at_once_are_logged_once():
    certificate = award()

    def revoke(_number):
        mine = Certificate.objects.get(pk=certificate.pk)
        actions.revoke(certificate=mine, reason_class=ReasonClass.MISTAKE)

    at_once(AT_ONCE, revoke)
    assert CertificateEvent.objects.filter(kind=EventKind.REVOKED).count() == 1

"""Twenty requests at once give one certificate, on SQLite in a file as on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from cms.certificates import actions
from cms.certificates.enums import EventKind, ReasonClass
from cms.certificates.models import Certificate, CertificateEvent
from tests.cms.people.factories import person

from .factories import EVIDENCE, TITLES, award, full_template

AT_ONCE = 20
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def shared_database(tmp_path, settings):
    """What threads can share: PostgreSQL as it is, SQLite's memory written to a file for the while."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        yield
        return
    in_memory, file = connection.settings_dict["NAME"], str(tmp_path / "shared.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [file])
    connection.settings_dict["NAME"] = file
    yield
    connection.settings_dict["NAME"] = in_memory


def at_once(work):
    """Run the same work in many threads, all starting together, and return what each got."""
    together = Barrier(AT_ONCE)

    def one(_):
        try:
            together.wait()
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def alone(work):
    """Run work in a thread of its own, which sees the shared database."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: (work(), connections.close_all())[0]).result()


def test_twenty_awards_at_once_give_one_certificate(shared_database):
    amina, ours = alone(lambda: (person(name="Amina"), full_template()))
    numbers = at_once(lambda: award(person=amina, template=ours).number)
    assert len(set(numbers)) == 1
    counts = alone(lambda: (Certificate.objects.count(), CertificateEvent.objects.count()))
    assert counts == (1, 1)


def test_twenty_replacements_at_once_give_one_certificate(shared_database):
    old = alone(award)

    def replace():
        certificate = Certificate.objects.get(pk=old.pk)
        facts = {"template": certificate.template, "titles": TITLES, "evidence": EVIDENCE, "language": "en"}
        return actions.supersede(certificate=certificate, **facts).number

    assert len(set(at_once(replace))) == 1
    assert alone(Certificate.objects.count) == 2


def test_twenty_revocations_at_once_are_logged_once(shared_database):
    certificate = alone(award)

    def revoke():
        mine = Certificate.objects.get(pk=certificate.pk)
        actions.revoke(certificate=mine, reason_class=ReasonClass.MISTAKE)

    at_once(revoke)
    assert alone(CertificateEvent.objects.filter(kind=EventKind.REVOKED).count) == 1

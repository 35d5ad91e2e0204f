from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cms.certificates import actions
from cms.certificates.enums import EventKind, ReasonClass, State
from cms.certificates.models import Certificate, FrozenImage
from cms.certificates.signals import certificate_issued
from tests.cms.people.factories import person

from .factories import ACHIEVED, EVIDENCE, TITLES, award, full_template, template

pytestmark = pytest.mark.django_db


def history(certificate):
    return list(certificate.events.values_list("kind", flat=True))


def test_award_asked_twice_gives_the_same_certificate():
    amina, ours = person(name="Amina"), template()
    first = award(person=amina, template=ours)
    assert award(person=amina, template=ours) == first
    assert history(first) == [EventKind.ISSUED]


def test_award_is_refused_twice_by_the_database():
    first = award()
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(
            number="HN-2026-AAAA-AAAA",
            person=first.person,
            kind=first.kind,
            subject=first.subject,
            achieved_at=first.achieved_at,
            issued_at=first.issued_at,
        )


def test_award_is_announced_after_the_transaction(django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, *, certificate, **kwargs):
        heard.append(certificate)

    certificate_issued.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            certificate = award()
            assert heard == []
    finally:
        certificate_issued.disconnect(hear)
    assert heard == [certificate]


def test_award_without_any_name_says_so():
    with pytest.raises(actions.CannotAward, match="no name"):
        award(person=person(name=""))


def test_certificate_keeps_its_words_when_template_and_name_change():
    ours = full_template()
    certificate = award(template=ours)
    frozen = certificate.context
    ours.words.update(heading="Changed", statement="{name} {title}", organisation="Another")
    ours.signatories.all().delete()
    ours.logos.all().delete()
    ours.accent = "#000000"
    ours.save()
    certificate.person.name = "Somebody Else"
    certificate.person.save()
    certificate.refresh_from_db()
    assert certificate.context == frozen
    assert certificate.words("en")["name"] == "Amina Khan"
    assert certificate.words("ur")["heading"] == "سندِ تکمیل"


def test_certificate_keeps_its_images_when_the_library_loses_them():
    certificate = award(template=full_template())
    kept = certificate.context["logos"][0]["image"]
    certificate.template.logos.first().image.delete()
    with FrozenImage.objects.get(checksum=kept).file.open("rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"


def test_same_image_is_kept_once():
    ours = full_template()
    award(template=ours)
    award(template=ours, person=person(name="Bilal"))
    assert FrozenImage.objects.count() == 1  # the test's logo and signature are the same picture


def test_issue_date_never_moves():
    certificate = award()
    issued = certificate.issued_at
    actions.revoke(certificate=certificate, reason_class=ReasonClass.MISTAKE, note="wrong course")
    actions.reinstate(certificate=certificate)
    certificate.save()
    certificate.refresh_from_db()
    assert certificate.issued_at == issued


def test_revoked_certificate_keeps_its_first_date_and_reason():
    certificate = actions.revoke(certificate=award(), reason_class=ReasonClass.RULES, note="copied")
    first = certificate.revoked_at
    actions.revoke(certificate=certificate, reason_class=ReasonClass.OTHER)
    assert (certificate.state, certificate.revoked_at, certificate.reason_class) == (
        State.REVOKED,
        first,
        ReasonClass.RULES,
    )
    assert history(certificate) == [EventKind.ISSUED, EventKind.REVOKED]


def test_revoked_certificate_is_not_awarded_anew():
    certificate = actions.revoke(certificate=award(), reason_class=ReasonClass.RULES)
    assert award(person=certificate.person, template=certificate.template) == certificate
    assert certificate.state == State.REVOKED


def test_reinstated_certificate_is_valid_and_the_log_remembers():
    certificate = actions.revoke(certificate=award(), reason_class=ReasonClass.MISTAKE)
    actions.reinstate(certificate=certificate, note="checked again")
    assert certificate.state == State.VALID
    assert history(certificate) == [EventKind.ISSUED, EventKind.REVOKED, EventKind.REINSTATED]


def replace(certificate):
    return actions.supersede(
        certificate=certificate,
        template=certificate.template,
        titles=TITLES,
        evidence=EVIDENCE,
        language="ur",
    )


def test_superseded_certificate_says_which_replaced_it():
    old = award()
    old.person.name = "Amina Khan Yousafzai"
    old.person.save()
    new = replace(old)
    assert (old.state, old.replaced_by, new.replaces) == (State.SUPERSEDED, new, old)
    assert new.words("en")["name"] == "Amina Khan Yousafzai"
    assert new.achieved_at == ACHIEVED
    assert award(person=old.person, template=old.template) == new


def test_superseding_twice_gives_the_same_certificate():
    old = award()
    assert replace(old) == replace(old)


def test_revoked_certificate_cannot_be_replaced():
    certificate = actions.revoke(certificate=award(), reason_class=ReasonClass.MISTAKE)
    with pytest.raises(actions.CannotAward, match="Reinstate"):
        replace(certificate)


def test_withdrawn_certificate_loses_its_name_and_cannot_come_back():
    certificate = actions.withdraw(certificate=award())
    actions.reinstate(certificate=certificate)
    assert "Amina" not in str(certificate.context)
    assert "آمنہ" not in str(certificate.context)
    assert (certificate.state, certificate.reason_class) == (State.REVOKED, ReasonClass.HOLDER)


def test_erased_person_leaves_a_certificate_that_can_be_verified():
    certificate = award()
    certificate.person.delete()
    certificate.refresh_from_db()
    assert (certificate.person, certificate.state) == (None, State.VALID)
    assert certificate.words("en")["name"] == "Amina Khan"


def test_certificates_for_a_person_are_theirs_newest_first():
    first = award()
    second = award(person=first.person, template=first.template, subject="course-2")
    award(template=first.template, person=person(name="Other"))
    Certificate.objects.filter(pk=first.pk).update(issued_at=first.issued_at - timedelta(days=1))
    assert list(Certificate.objects.for_person(first.person)) == [second, first]

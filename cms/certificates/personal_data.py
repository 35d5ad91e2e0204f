"""What certificates hold about people. What becomes of each when a person is erased is that person's own choice."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Becomes
from cms.people.holdings import Column, Holding, Mark

from .actions import withdraw
from .models import Certificate


def to_choose_about(person):
    """Each certificate that is not withdrawn; a replaced one shares the fate of what replaced it."""
    mine = Certificate.objects.for_person(person).current().filter(withdrawn_at=None)
    # The number is isolated: within a line of Urdu it would be drawn in pieces.
    return [(str(one.key), f"{one.title} (\u2068{one.number}\u2069)") for one in mine]


def let_go(rows, given_up):
    """Withdraw what the person gives up; the rest keeps its frozen words and belongs to nobody."""
    for certificate in rows.select_related("replaced_by"):
        if str(newest(certificate).key) in given_up:
            if certificate.pdf:  # first: a run that is cut in between finds the row again
                certificate.pdf.storage.delete(certificate.pdf.name)
            withdraw(certificate=certificate)
    rows.update(person=None)


def newest(certificate):
    """What replaced it in the end, or itself."""
    while following := Certificate.objects.filter(replaces=certificate).first():
        certificate = following
    return certificate


HOLDINGS = [
    Holding(
        model="hunar_certificates.Certificate",
        links=("person", "replaces"),
        columns=(
            "number",
            Column("title", _("title"), lambda row: row.title),
            Column("holder", _("name on it"), lambda row: row.holder),
            *("achieved_at", "issued_at", "revoked_at", "reason_class"),
            Column("words", _("words"), lambda row: row.words(get_language())),
        ),
        carried=("pdf",),
        becomes=Becomes.BLANKED,
        because=_("You choose for each: it stays valid with your name on it, or is withdrawn."),
        erase=let_go,
        options=to_choose_about,
        order=200,
    ),
    Holding(
        model="hunar_certificates.CertificateEvent",
        person="certificate__person",
        links=("certificate",),
        columns=(
            Column("number", _("number"), lambda event: event.certificate.number),
            *("kind", "at", "reason_class"),
        ),
        related=("certificate",),
        becomes=Becomes.BLANKED,
        because=_("When and why a certificate changed; the notes of staff are emptied."),
        blank={"note": ""},
        order=150,
    ),
]
MARKS = [
    Mark(model="hunar_certificates.CertificateEvent", columns=("by",)),
    Mark(model="hunar_certificates.CertificateTemplate", columns=("locked_by",)),
]

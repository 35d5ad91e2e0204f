"""The demo's safety: one officer, two attestations, and a report that somebody can practise on."""

from uuid import NAMESPACE_URL, uuid5

from cms.people.models import Person

from . import actions
from .actions import Told
from .enums import Danger, How, Kind, Wish
from .models import Report

ORDER = 40
TOKEN = uuid5(NAMESPACE_URL, "hunar-demo/report/1")
WORDS = "A man who says he is from a company asks everybody in my group for money before he gives work."


def load() -> list[str]:
    officer, staff, hina = (_person(name) for name in ("officer", "staff", "hina"))
    if not (officer and staff and hina):  # a host without the demo's people
        return []
    actions.name_officer(person=officer, by=None)
    for person in (staff, hina):
        actions.attest(person=person, category="woman", how=How.IN_PERSON, by=officer)
    if not Report.objects.filter(token=TOKEN).exists():
        told = Told(kind=Kind.MONEY, danger=Danger.NO, wish=Wish.NOTE, words=WORDS)
        actions.file_report(token=TOKEN, told=told, reporter=hina)
    return []


def _person(name: str) -> Person | None:
    """Somebody of the demo, whose keys are the same on every machine."""
    return Person.objects.filter(key=uuid5(NAMESPACE_URL, f"hunar-demo/person/{name}")).first()

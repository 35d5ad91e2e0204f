"""Officers, reports and cases for tests."""

from uuid import uuid4

from cms.people.models import Person
from cms.safeguarding import actions
from cms.safeguarding.actions import Told
from cms.safeguarding.models import Case, Officer, Report
from tests.cms.people.factories import person


def officer(name="Officer Sadia", **kw) -> Officer:
    return actions.name_officer(person=kw.pop("person", None) or person(name), by=None, **kw)


def told(**kw) -> Told:
    return Told(
        **{"kind": "words", "danger": "no", "wish": "talk", "words": "He wrote to me at night.", **kw}
    )


def report(about: Person | None = None, *, reporter=None, thing=None, token=None, **kw) -> Report:
    return actions.file_report(
        token=token or uuid4(),
        told=told(**kw),
        reporter=reporter or person("Amina Bibi"),
        person=about,
        thing=thing,
    )


def case(about: Person | None = None, **kw) -> Case:
    return report(about or person("Rashid Khan"), **kw).case

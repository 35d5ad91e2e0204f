"""People who differ in everything segments ask for, and who of them a criterion is true of, told without a query."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from cms.people.actions import record_residence, set_languages
from cms.people.models import Person
from cms.segments.trees import Group, Is, Not

from ..accounts.factories import user
from ..people.factories import district, province

DISTRICTS = {"PK601": "PK-PB", "PK801": "PK-SD"}


@dataclass
class Somebody:
    """What is known of one person, as plain values."""

    person: Person
    facts: dict[str, set[str]] = field(default_factory=dict)
    in_audience: bool = True

    def is_true(self, node) -> bool:
        match node:
            case Is(name, of):
                return bool(self.facts.get(name, set()) & set(of))
            case Not(inner):
                return not self.is_true(inner)
            case Group(every, inner):
                return (all if every else any)(self.is_true(each) for each in inner)
        raise TypeError(node)


#: (gender, age surely reached, where they lived before, where now, kind of place, spoken, language of the login)
PEOPLE = [
    ("woman", 20, None, "PK601", "rural", {"pa": "native"}, "ur"),
    ("woman", 27, "PK601", "PK801", "urban", {"sd": "native", "ur": "working"}, "en"),
    ("man", 33, "PK801", "PK601", "urban", {"ur": "basic"}, "ur"),
    ("man", 50, None, "PK801", "", {}, None),
    ("", 24, None, None, "", {"ur": "fluent"}, "en"),
    ("another", 18, "PK801", None, "", {"ur": "native"}, None),
    ("woman", 17, None, "PK601", "rural", {"ur": "native"}, "ur"),
    ("woman", None, None, "PK601", "rural", {"ur": "native"}, "ur"),
]


def world() -> list[Somebody]:
    for code, place in DISTRICTS.items():
        district(code, name_en=code, province=province(place, name_en=place))
    return [_somebody(*row) for row in PEOPLE]


def _somebody(gender, age, before, now, setting, spoken, language) -> Somebody:
    today = timezone.localdate()
    born = None if age is None else today.year - 1 - age
    login = user(language=language) if language else None
    person = Person.objects.create(user=login, name="X", gender=gender, birth_year=born)
    set_languages(person=person, levels=spoken)
    lived = [
        (before, 400, "urban"),
        (now, 30, setting),
        (_other(now), -30, "urban"),
    ]  # the last one only from next month
    for code, days, kind in lived:
        if code:
            since = today - datetime.timedelta(days=days)
            record_residence(person=person, district=district(code), setting=kind, since=since)
    here, kind = (now, setting) if now else (before, "urban")
    facts = {
        "gender": {gender} - {""},
        "age": {_band(age)} - {""},
        "district": {here} - {None},
        "province": {DISTRICTS.get(here)} - {None},
        "residence": ({kind} if here else set()) - {""},
        "speaks": {code for code, level in spoken.items() if level in ("working", "fluent", "native")},
        "language": {language} - {None},
    }
    return Somebody(person, facts, in_audience=age is not None and age >= 18)


def _other(code):
    return next(other for other in DISTRICTS if other != code) if code else None


def _band(age) -> str:
    if age is None or age < 18:
        return ""
    return "18-24" if age <= 24 else "25-29" if age <= 29 else "30-44" if age <= 44 else "45+"

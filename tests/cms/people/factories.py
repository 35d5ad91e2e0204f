"""People for tests."""

from cms.people.models import District, Person, Province


def person(name="Amina Bibi", **kw) -> Person:
    return Person.objects.create(name=name, **kw)


def province(code="PK-PB", **kw) -> Province:
    defaults = {"name_en": "Punjab", "name_ur": "پنجاب", "kind": "province", **kw}
    return Province.objects.get_or_create(code=code, defaults=defaults)[0]


def district(code="PK601", **kw) -> District:
    defaults = {"name_en": "Attock", "name_ur": "اٹک", **kw}
    if "province" not in defaults:
        defaults["province"] = province()
    return District.objects.get_or_create(code=code, defaults=defaults)[0]

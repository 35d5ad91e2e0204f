"""The demo's people, one or more in each role, and how they sign in."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from cms.people.actions import give_consent, person_of, record_residence, set_languages
from cms.people.models import District, Person

from .actions import give_contact, set_pin
from .contacts import read_contact
from .models import User

ORDER = 20
PASSWORD = "hunar-demo-2026"  # noqa: S105  the command refuses to run where it could do harm
PIN = "482915"
DATA = Path(__file__).parent / "data" / "demo.toml"


def load() -> list[str]:
    for name, permissions in roles().items():
        _grant(Group.objects.get_or_create(name=name)[0], permissions)
    for row in people():
        if not Person.objects.filter(key=person_key(row["key"])).exists():
            _settle(row)
    return list(_logins())


@cache
def written() -> dict:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def people() -> list[dict]:
    return written()["people"]


def roles() -> dict[str, list[str]]:
    return written()["roles"]


def person_key(name: str) -> UUID:
    """The key of a person of the demo, the same on every machine."""
    return uuid5(NAMESPACE_URL, f"hunar-demo/person/{name}")


def person(name: str) -> Person:
    return Person.objects.get(key=person_key(name))


def _grant(group: Group, names: list[str]) -> None:
    """Let the group do these things; those of apps that are not installed are passed over."""
    wanted = Q(pk=None)
    for name in names:
        app, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.add(*Permission.objects.filter(wanted))


@transaction.atomic
def _settle(row: dict) -> None:
    """Make the login and the person behind it, with what they have told us."""
    user = _user(row)
    user.groups.set(Group.objects.filter(name__in=row.get("groups", [])))
    someone = person_of(user)
    for name in ("name", "name_ur", "gender", "birth_year"):
        setattr(someone, name, row.get(name, "" if name != "birth_year" else None))
    someone.key = person_key(row["key"])
    someone.save()
    _tell(someone, row)


def _user(row: dict) -> User:
    user = User(first_name=row["name"], language=row["language"])
    user.is_staff = user.is_superuser = row.get("is_admin", False)
    user.set_password(PASSWORD if "email" in row else None)
    give_contact(user=user, contact=read_contact(row.get("email") or row["phone"], region="PK"))
    if user.phone:
        set_pin(user=user, pin=PIN)
    return user


def _tell(someone: Person, row: dict) -> None:
    set_languages(person=someone, levels=row.get("languages", {}))
    if code := row.get("district"):
        district = District.objects.get(code=code)
        record_residence(
            person=someone, district=district, setting=row.get("setting", ""), since=date(2026, 1, 1)
        )
    for purpose in ("record", "messages"):
        give_consent(person=someone, purpose=purpose, language=row["language"])


def _logins():
    yield "Sign in with these; they are known to everybody, so never on a public site:"
    for row in people():
        contact = f"{row['email']}  password {PASSWORD}" if "email" in row else f"{row['phone']}  PIN {PIN}"
        yield f"  {row['role']:<52} {contact}"
    yield "  The code for a phone number is printed by the server, in this terminal."

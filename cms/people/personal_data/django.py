"""The login, whatever model a site uses for it; sessions, tags, and the log of Django's own admin."""

import json

from django.apps import apps
from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from ..holdings import Column, Holding, Keeping, Rows, Shadow
from ..identifying import own_words
from ..models import Person

LOGIN_LATE = 990  # the words to look for elsewhere are read off it
TOLD = ("email", "phone", "first_name", "last_name", "language", "date_joined", "last_login")


def login_columns(*names: str) -> tuple[str, ...]:
    """Those of the columns that this site's login has."""
    return tuple(name for name in names if _has(get_user_model(), name))


def _has(model, name: str) -> bool:
    try:
        return bool(model._meta.get_field(name))
    except FieldDoesNotExist:
        return False


def sessions_of(person: Person) -> Rows:
    """Sessions the person is signed in to, and those of guests that hold their contact or name."""
    session = apps.get_model("sessions.Session")
    words = own_words(person)
    ours = [row.pk for row in session.objects.iterator() if _is_about(row.get_decoded(), person, words)]
    return session.objects.filter(pk__in=ours)


def _is_about(held: dict, person: Person, words: list[str]) -> bool:
    if person.user_id is not None and held.get(SESSION_KEY) == str(person.user_id):
        return True
    text = json.dumps(held, ensure_ascii=False, default=str).lower()
    return any(word.lower() in text for word in words)


def _membership(relation: str, label) -> Holding:
    """The rows that join a login to its groups or permissions."""
    field = get_user_model()._meta.get_field(relation)
    other = field.m2m_reverse_field_name()
    return Holding(
        model=field.remote_field.through._meta.label,
        person=f"{field.m2m_field_name()}__hunar_person",
        columns=(Column("name", label, lambda row: getattr(row, other)),),
        related=(other,),
        title=label,
    )


HOLDINGS = [
    Holding(
        model=settings.AUTH_USER_MODEL,
        person="hunar_person",
        columns=login_columns(*TOLD),
        contacts=login_columns("email", "phone"),
        names=login_columns("first_name"),
        title=_("How you sign in"),
        order=LOGIN_LATE,
    ),
    *(
        _membership(relation, label)
        for relation, label in (("groups", _("Groups")), ("user_permissions", _("Permissions")))
        if _has(get_user_model(), relation)
    ),
    Holding(
        model="sessions.Session",
        person="",
        find=sessions_of,
        because=_("It holds what keeps you signed in, and nothing to read."),
    ),
    Holding(
        model="admin.LogEntry",
        person="user__hunar_person",
        columns=("action_time", "object_repr"),
    ),
]
SHADOWS = [
    Shadow(model="taggit.TaggedItem"),
    Shadow(model="admin.LogEntry", blank={"object_repr": "", "change_message": ""}),
]
KEEPINGS = [
    Keeping(
        model="sessions.Session",
        since="expire_date",
        days=0,
        why=_("A session that is over opens nothing any more."),
    ),
]

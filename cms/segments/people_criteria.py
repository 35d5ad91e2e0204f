"""What people can be chosen by of what they have told of themselves."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from cms.people.enums import Gender, Level, Setting, SpokenLanguage
from cms.people.models import District, PersonLanguage, Province, Residence

from .registry import Criterion, register

AGES = {"18-24": (18, 24), "25-29": (25, 29), "30-44": (30, 44), "45+": (45, 200)}
DAYS = (30, 90, 365)
SPOKEN = (Level.WORKING, Level.FLUENT, Level.NATIVE)


def living(**where: Any) -> Q:
    """Who lives there today: what was told last counts, and what begins later does not yet."""
    begun = Residence.objects.filter(since__lte=timezone.localdate())
    later = begun.filter(person=OuterRef("person"), since__gt=OuterRef("since"))
    return Q(pk__in=begun.filter(~Exists(later), **where).values("person"))


def _users(**what: Any) -> Q:
    return Q(user__in=get_user_model()._default_manager.filter(**what).values("pk"))


def _of_age(bands: tuple[str, ...]) -> Q:
    """A year of birth alone tells the age surely reached: the one before this year's birthday."""
    last = timezone.localdate().year - 1
    told = [AGES[band] for band in bands if band in AGES]
    ranges = [Q(birth_year__range=(last - oldest, last - youngest)) for youngest, oldest in told]
    return reduce(or_, ranges, Q(pk__in=[]))


def _seen(days: tuple[str, ...]) -> Q:
    longest = max((each for each in DAYS if str(each) in days), default=0)
    return _users(last_login__gte=timezone.now() - timedelta(days=longest))


def _places(model: Any) -> list[tuple[str, str]]:
    language = get_language() or settings.LANGUAGE_CODE
    return sorted(((row.code, row.name_in(language)) for row in model.objects.all()), key=lambda one: one[1])


def _roles() -> list[tuple[str, str]]:
    return list(Group.objects.order_by("name").values_list("name", "name"))


def _spans() -> list[tuple[str, str]]:
    return [
        (str(days), ngettext("in the last day", "in the last %(days)s days", days) % {"days": days})
        for days in DAYS
    ]


def has_language() -> bool:
    """Whether this site's logins keep the language they are written to in."""
    return any(field.name == "language" for field in get_user_model()._meta.get_fields())


def _speaking(languages: tuple[str, ...]) -> Q:
    told = PersonLanguage.objects.filter(language__in=languages, level__in=SPOKEN)
    return Q(pk__in=told.values("person"))


#: Where logins keep one.
LANGUAGE = Criterion(
    "language", _("Reads the site in"), lambda: settings.LANGUAGES, lambda of: _users(language__in=of)
)
CRITERIA = (
    Criterion("speaks", _("Speaks, well enough to work in it"), lambda: SpokenLanguage.choices, _speaking),
    Criterion(
        "province",
        _("Lives in the province"),
        lambda: _places(Province),
        lambda of: living(district__province__code__in=of),
        private=True,
    ),
    Criterion(
        "district",
        _("Lives in the district"),
        lambda: _places(District),
        lambda of: living(district__code__in=of),
        private=True,
    ),
    Criterion(
        "residence",
        _("Kind of place"),
        lambda: Setting.choices,
        lambda of: living(setting__in=of),
        private=True,
    ),
    Criterion(
        "gender", _("Gender, as told"), lambda: Gender.choices, lambda of: Q(gender__in=of), private=True
    ),
    Criterion(
        "age", _("Age"), lambda: [(band, band.replace("-", "–")) for band in AGES], _of_age, private=True
    ),
    Criterion("role", _("Role on this site"), _roles, lambda of: _users(groups__name__in=of)),
    Criterion("seen", _("Signed in"), _spans, _seen),
)


def register_all() -> None:
    for criterion in (LANGUAGE, *CRITERIA) if has_language() else CRITERIA:
        register(criterion)

"""Facts on the editor's desk: those past their review day, and those that soon will be."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .conf import setting
from .dating import is_expired
from .models import Edition
from .permissions import may_see_report

ADDRESS = "wagtailsnippets_hunar_facts_fact:edit"


def _address(edition):
    return reverse(ADDRESS, args=[edition.fact_id])


def _items(user, most):
    today = timezone.localdate()
    until = today + timedelta(days=setting("SOON_DAYS"))
    old = Edition.objects.in_force(today).left_to_age().filter(review_by__lt=until)
    for edition in old.select_related("fact").order_by("review_by", "pk")[:most]:
        is_old = is_expired(edition, today)
        day = {"day": date_format(edition.review_by, "j F Y")}
        about = gettext("Good until %(day)s: pages warn of it") if is_old else gettext("Good until %(day)s")
        yield {
            "title": str(edition.fact),
            "url": _address(edition),
            "about": about % day,
            "urgent": is_old,
        }


def _coming(user, first, last):
    ending = Edition.objects.left_to_age().filter(review_by__range=(first, last))
    for edition in ending.select_related("fact"):
        yield {
            "when": edition.review_by,
            "title": str(edition.fact),
            "url": _address(edition),
            "what": gettext("last day before it counts as old"),
        }


PANELS = [
    {
        "name": "hunar_facts",
        "title": _("Facts to look at again"),
        "icon": "calendar-check",
        "order": 10,
        "sees": may_see_report,
        "items": _items,
        "more": lambda: reverse("hunar_facts_report:index"),
    }
]
COMING = [{"sees": may_see_report, "between": _coming}]

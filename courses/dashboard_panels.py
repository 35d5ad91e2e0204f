"""Cohorts in the calendar of the editor's desk: until when one can join, their first day and their last."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Cohort

TURNS = {
    "join_by": ("join_by__date__range", _("last moment to join the cohort")),
    "starts_on": ("starts_on__range", _("the cohort begins")),
    "ends_on": ("ends_on__range", _("last day of the cohort")),
}


def may_see(user):
    return any(user.has_perm(f"hunar_courses.{does}_cohort") for does in ("view", "change"))


def _coming(user, first, last):
    turning = [Q(**{within: (first, last)}) for within, _what in TURNS.values()]
    for cohort in Cohort.objects.filter(reduce(or_, turning)):
        url = reverse("hunar_cohorts:edit", args=[cohort.pk])
        for column, (_within, what) in TURNS.items():
            yield {"when": getattr(cohort, column), "title": str(cohort), "url": url, "what": what}


COMING = [{"sees": may_see, "between": _coming}]

"""Mentoring programmes in the calendar of the editor's desk: when applications open and close."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Programme
from .permissions import may_run

TURNS = {"opens_at": _("applications open"), "closes_at": _("applications close")}


def _coming(user, first, last):
    turning = [Q(**{f"{column}__date__range": (first, last)}) for column in TURNS]
    for programme in Programme.objects.filter(reduce(or_, turning)):
        url = reverse("hunar_programmes:edit", args=[programme.pk])
        for column, what in TURNS.items():
            yield {"when": getattr(programme, column), "title": str(programme), "url": url, "what": what}


COMING = [{"sees": may_run, "between": _coming}]

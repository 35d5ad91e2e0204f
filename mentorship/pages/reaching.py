"""What campaigns are told of mentoring: how many applied to the programmes a campaign leads to, while it ran.

An application counts from when it was sent; a draft is nobody's business. Where the campaign leads to the page of all
programmes, all of them count.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.campaigns.outcomes import ByDistrict, During, Outcome, by_district
from cms.people.models import Person

from ..models import MenteeApplication, MentorApplication
from .models import MentoringIndexPage, ProgrammePage


def mentees(during: During) -> ByDistrict:
    return by_district(_people(_sent(MenteeApplication.objects.all(), during).values("person")))


def mentors(during: During) -> ByDistrict:
    return by_district(_people(_sent(MentorApplication.objects.all(), during).values("mentor__person")))


def _sent(applications: QuerySet[Any], during: During) -> QuerySet[Any]:
    begins, ends = during.moments
    sent = applications.filter(sent_at__gte=begins, sent_at__lt=ends)
    if MentoringIndexPage.objects.filter(pk__in=during.next_pages).exists():
        return sent
    programmes = ProgrammePage.objects.filter(pk__in=during.next_pages).values("programme")
    return sent.filter(programme__in=programmes)


def _people(ids: QuerySet[Any]) -> QuerySet[Person]:
    return Person.objects.present().filter(pk__in=ids)


OUTCOMES = (
    Outcome("mentees", _("Applications as a mentee, to the programme it leads to"), mentees),
    Outcome("mentors", _("Applications as a mentor, to the programme it leads to"), mentors),
)

"""What campaigns are told of courses: how many enrolled in the course a campaign leads to, while it ran."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cms.campaigns.outcomes import ByDistrict, During, Outcome, by_district
from cms.people.models import Person

from ..models import Enrolment
from .models import CoursePage


def enrolments(during: During) -> ByDistrict:
    begins, ends = during.moments
    keys = CoursePage.objects.filter(pk__in=during.next_pages).values_list("translation_key", flat=True)
    found = Enrolment.objects.filter(
        course__key__in=list(keys), enrolled_at__gte=begins, enrolled_at__lt=ends
    )
    return by_district(Person.objects.present().filter(pk__in=found.values("person")))


ENROLMENTS = Outcome("enrolments", _("Enrolments in the course it leads to"), enrolments)

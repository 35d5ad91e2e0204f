"""Cohorts and enrolments in Wagtail's admin, each behind its own permissions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .models import Cohort, Enrolment


class CohortViewSet(ModelViewSet):
    model = Cohort
    icon = "group"
    menu_label = _("Cohorts")
    name = "cohorts"
    list_display = ["name", "bootcamp", "starts_on", "ends_on", "open_to", "taken", "capacity"]
    list_filter = ["bootcamp", "language", "open_to"]
    search_fields = ["name", "place"]
    form_fields = [
        "bootcamp",
        "name",
        "starts_on",
        "ends_on",
        "join_by",
        "language",
        "place",
        "open_to",
        "capacity",
    ]
    copy_view_enabled = False


class EnrolmentViewSet(ModelViewSet):
    """To look up who is in which course. What learners did is recorded, never typed in."""

    model = Enrolment
    icon = "doc-full-inverse"
    menu_label = _("Enrolments")
    name = "enrolments"
    list_display = ["person", "course", "cohort", "standing", "share", "enrolled_at", "completed_at"]
    list_filter = ["course", "cohort", "standing"]
    list_per_page = 50
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = ["cohort"]


class LearningGroup(ModelViewSetGroup):
    menu_label = _("Learning")
    menu_icon = "openquote"
    menu_order = 210
    items = (CohortViewSet, EnrolmentViewSet)

"""Cohorts and enrolments in Wagtail's admin, each behind its own permissions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.people.view_log import ShowsPeople

from .admin_views import ExcuseView, InspectEnrolmentView
from .models import Cohort, Enrolment


class CohortViewSet(ModelViewSet):
    model = Cohort
    icon = "group"
    menu_label = _("Cohorts")
    name = "hunar_cohorts"
    url_prefix = "hunar/cohorts"
    list_display = ["name", "bootcamp", "starts_on", "ends_on", "open_to", "taken", "capacity"]
    list_filter = ["bootcamp", "language", "open_to"]
    search_fields = ["name", "name_ur", "place", "place_ur"]
    form_fields = [
        "bootcamp",
        "name",
        "name_ur",
        "starts_on",
        "ends_on",
        "join_by",
        "language",
        "place",
        "place_ur",
        "open_to",
        "capacity",
    ]
    copy_view_enabled = False


class EnrolmentViewSet(ShowsPeople, ModelViewSet):
    """To look up who is in which course and how far they are. What learners did is recorded, never typed in."""

    model = Enrolment
    icon = "doc-full-inverse"
    menu_label = _("Enrolments")
    name = "hunar_enrolments"
    url_prefix = "hunar/enrolments"
    list_display = ["person", "course", "cohort", "standing", "share", "enrolled_at", "completed_at"]
    list_filter = ["course", "cohort", "standing"]
    list_per_page = 50
    inspect_view_enabled = True
    inspect_view_class = InspectEnrolmentView
    inspect_view_fields = ["person", "course", "cohort", "standing", "enrolled_at", "completed_at"]
    inspect_template_name = "hunar_courses/admin/enrolment.html"
    copy_view_enabled = False
    form_fields = ["cohort"]

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(excuse_url_name=self.get_url_name("excuse"), **kwargs)

    def get_urlpatterns(self):
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("index", "inspect")}
        excusing = self.construct_view(ExcuseView, **names)
        return [*super().get_urlpatterns(), path("excuse/<int:pk>/", excusing, name="excuse")]


class LearningGroup(ModelViewSetGroup):
    menu_label = _("Learning")
    menu_icon = "openquote"
    menu_order = 210
    items = (CohortViewSet, EnrolmentViewSet)

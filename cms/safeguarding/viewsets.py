"""Cases, officers and attestations among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from cms.people.models import Person
from cms.people.view_log import ShowsPeople, shows_person

from .admin_forms import ChangeOfficerForm, NameOfficerForm
from .admin_views import (
    AttestationIndexView,
    AttestView,
    ChangeOfficerView,
    NameOfficerView,
    OfficerIndexView,
)
from .case_views import Act, CasesView, FindSubject, OneCase
from .models import Attestation, Officer
from .permissions import is_officer


class CasesMenuItem(MenuItem):
    """For officers alone: to others the menu does not say that there is such a thing."""

    def is_shown(self, request):
        return is_officer(request.user)


class CaseViewSet(ViewSet):
    name = "hunar_cases"
    url_prefix = "hunar/cases"
    icon = "warning"
    menu_label = _("Cases")
    menu_item_class = CasesMenuItem
    menu_order = 245
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(CasesView), name="index"),
            path("<uuid:key>/", self.construct_view(OneCase), name="case"),
            path("<uuid:key>/people/", self.construct_view(FindSubject), name="find"),
            path("<uuid:key>/<slug:act>/", self.construct_view(Act), name="act"),
        ]


class OfficerViewSet(ShowsPeople, ModelViewSet):
    """Who reads reports. A row is never deleted: who could read what, and when, stays on record."""

    model = Officer
    name = "hunar_officers"
    url_prefix = "hunar/officers"
    icon = "user"
    menu_label = _("Safety officers")
    add_to_settings_menu = True
    index_view_class = OfficerIndexView
    add_view_class = NameOfficerView
    edit_view_class = ChangeOfficerView
    list_display = (
        "person",
        DateColumn("since", label=_("Since"), sort_key="since"),
        DateColumn("until", label=_("Until"), sort_key="until"),
        "named_by",
    )
    search_fields = None
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return ChangeOfficerForm if for_update else NameOfficerForm


class AttestationViewSet(ShowsPeople, ModelViewSet):
    """Of whom a category was attested. It is done from the person's own screen."""

    model = Attestation
    name = "hunar_attestations"
    url_prefix = "hunar/attestations"
    icon = "check"
    menu_label = _("Attestations")
    add_to_settings_menu = True
    index_view_class = AttestationIndexView
    list_display = (
        "person",
        Column("category", label=_("Category"), accessor="get_category_display", sort_key="category"),
        Column("how", label=_("How"), accessor="get_how_display"),
        "by",
        DateColumn("at", label=_("Attested on"), sort_key="at"),
    )
    list_filter = ("category", "how")
    search_fields = ("person__name", "person__name_ur")
    search_backend_name = None
    form_fields = ()
    copy_view_enabled = False

    def get_urlpatterns(self):
        attest = shows_person(Person)(AttestView.as_view())
        return [*super().get_urlpatterns(), path("attest/<int:pk>/", attest, name="attest")]

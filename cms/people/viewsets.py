"""People and places in Wagtail's admin, each behind its own permissions."""

from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.downloads import csv_response
from cms.spreadsheets import as_csv

from .exporting import columns_for, lines
from .models import District, DistrictChange, Person, Province, RecordView
from .permissions import EXPORT, PRIVATE
from .view_log import ShowsPeople


class PlaceDeleteView(DeleteView):
    """A place that records stand on stays; staff are told what to do instead."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                _("Records stand on this place, so it stays. Give it the day it ended instead."),
            )
            return redirect(self.get_success_url())


class PersonIndexView(IndexView):
    """Everybody but those who were erased: of them there is nothing to see."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.is_export and not request.user.has_perm(EXPORT):
            raise PermissionDenied

    def get_base_queryset(self):
        return super().get_base_queryset().filter(erased_at=None)

    @cached_property
    def export_columns(self):
        return {column.name: column for column in columns_for(self.request.user)}

    @cached_property
    def show_export_buttons(self):
        return self.request.user.has_perm(EXPORT)

    def as_spreadsheet(self, queryset, spreadsheet_format):
        self.list_export = list(self.export_columns)
        return super().as_spreadsheet(lines(queryset, user=self.request.user), spreadsheet_format)

    def get_heading(self, queryset, field):
        return capfirst(str(self.export_columns[field].heading))

    def to_row_dict(self, item):
        return {name: column.value(item) for name, column in self.export_columns.items()}

    def write_csv_response(self, queryset):
        heading = [self.get_heading(queryset, name) for name in self.list_export]
        rows = (self.to_row_dict(line).values() for line in queryset)
        return csv_response(self.get_filename(), as_csv(heading, rows))


class PersonEditView(EditView):
    @cached_property
    def header_buttons(self):
        """Other apps add what they can do for the person."""
        found = hooks.get_hooks(
            "hunar_person_buttons"
        )  # takes a person and a user; buttons for the person's screen
        added = [button for hook in found for button in hook(self.object, self.request.user)]
        return [*super().header_buttons, *added]


class PersonViewSet(ShowsPeople, ModelViewSet):
    """Names for all who may change people; private details only for those who may see them."""

    model = Person
    index_view_class = PersonIndexView
    edit_view_class = PersonEditView
    icon = "user"
    menu_label = _("People")
    name = "hunar_people_admin"
    url_prefix = "hunar/people"
    list_display = ["name", "name_ur", "known_as", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["name", "name_ur", "known_as"]
    ordering = ["name", "name_ur"]
    list_per_page = 50
    copy_view_enabled = False
    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_ur"), FieldPanel("known_as")], heading=_("Names")
        ),
        MultiFieldPanel(
            [
                FieldPanel("gender", permission=PRIVATE),
                FieldPanel("gender_text", permission=PRIVATE),
                FieldPanel("birth_year", permission=PRIVATE),
                FieldPanel("disability", permission=PRIVATE),
            ],
            heading=_("Private details"),
            permission=PRIVATE,
        ),
    ]


class ProvinceViewSet(ModelViewSet):
    model = Province
    delete_view_class = PlaceDeleteView
    icon = "site"
    menu_label = _("Provinces")
    name = "hunar_provinces"
    url_prefix = "hunar/provinces"
    list_display = ["name_en", "name_ur", "code", "kind"]
    copy_view_enabled = False
    form_fields = ["code", "name_en", "name_ur", "kind"]


class DistrictViewSet(ModelViewSet):
    model = District
    delete_view_class = PlaceDeleteView
    icon = "site"
    menu_label = _("Districts")
    name = "hunar_districts"
    url_prefix = "hunar/districts"
    list_display = ["name_en", "name_ur", "province", "code", "valid_from", "valid_to"]
    list_filter = ["province"]
    search_fields = ["name_en", "name_ur", "code"]
    list_per_page = 50
    copy_view_enabled = False
    form_fields = ["code", "name_en", "name_ur", "province", "valid_from", "valid_to"]


class DistrictChangeViewSet(ModelViewSet):
    """Splits, mergers and new names. The districts themselves keep their rows."""

    model = DistrictChange
    icon = "history"
    menu_label = _("Changes of districts")
    name = "hunar_district_changes"
    url_prefix = "hunar/district-changes"
    list_display = ["from_district", "to_district", "kind", "date", "source"]
    list_filter = ["kind"]
    list_per_page = 50
    copy_view_enabled = False
    form_fields = ["from_district", "to_district", "kind", "date", "source"]


class RecordViewIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "viewer")


class RecordViewViewSet(ShowsPeople, ModelViewSet):
    """Who of the staff opened whose record: for those who watch over people's safety."""

    model = RecordView
    index_view_class = RecordViewIndexView
    icon = "view"
    menu_label = _("Opened records")
    name = "hunar_record_views"
    url_prefix = "hunar/record-views"
    list_display = [
        "person",
        Column("what_words", label=_("What was opened")),
        "viewer",
        Column("role_words", label=_("Role")),
        DateColumn("at", label=_("When"), sort_key="at"),
    ]
    list_filter = ["at", "role"]
    search_fields = ["person__name", "person__name_ur", "viewer__name", "viewer__name_ur"]
    search_backend_name = None
    list_per_page = 50
    copy_view_enabled = False
    form_fields = []


class PeopleGroup(ModelViewSetGroup):
    menu_label = _("People")
    menu_icon = "group"
    menu_order = 250
    items = (PersonViewSet, DistrictViewSet, DistrictChangeViewSet, ProvinceViewSet, RecordViewViewSet)

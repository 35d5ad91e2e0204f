"""Facts among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .admin_views import CsvView, FactChooserViewSet, FactCreateView, FactEditView, ReportView
from .models import Fact
from .panels import FACT_FORM
from .permissions import may_see_report


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "calendar-check"
    menu_label = _("Dated facts")
    menu_order = 310
    add_to_admin_menu = True
    list_display = [
        "__str__",
        "key",
        Column("get_kind_display", label=_("Kind")),
        Column("owner", label=_("Looked after by")),
    ]
    list_filter = ["kind"]
    add_view_class = FactCreateView
    edit_view_class = FactEditView
    chooser_viewset_class = FactChooserViewSet
    copy_view_enabled = False
    edit_handler = FACT_FORM


class ReportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_report(request.user)


class FactReportViewSet(ViewSet):
    name = "hunar_facts_report"
    url_prefix = "hunar/facts"
    icon = "calendar-check"
    menu_label = _("Dated facts")
    menu_item_class = ReportMenuItem
    menu_order = 900
    add_to_reports_menu = True

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ReportView), name="index"),
            path("facts.csv", self.construct_view(CsvView), name="csv"),
        ]

"""Imports among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .permissions import may_see
from .views import CsvView, ImportIndexView, ReportView, SendView


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class ImportViewSet(ViewSet):
    name = "hunar_olx"
    url_prefix = "hunar/open-edx"
    icon = "download"
    menu_label = _("Open edX imports")
    menu_item_class = ImportMenuItem
    menu_order = 320
    add_to_admin_menu = True

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            index_url_name=self.get_url_name("index"), add_url_name=self.get_url_name("add"), **kwargs
        )

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ImportIndexView), name="index"),
            path("new/", self.construct_view(SendView), name="add"),
            path("<int:pk>/", self.construct_view(ReportView), name="report"),
            path("<int:pk>/report.csv", self.construct_view(CsvView), name="csv"),
        ]

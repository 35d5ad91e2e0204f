"""Lists of people among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .permissions import may_see
from .views import BringInView, CsvView, DecideView, PutAsideView, ReportView, RosterIndexView, SendView


class RosterMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class RosterViewSet(ViewSet):
    name = "hunar_rosters"
    url_prefix = "hunar/rosters"
    icon = "group"
    menu_label = _("Lists of people")
    menu_item_class = RosterMenuItem
    menu_order = 255
    add_to_admin_menu = True

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            index_url_name=self.get_url_name("index"), add_url_name=self.get_url_name("add"), **kwargs
        )

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(RosterIndexView), name="index"),
            path("new/", self.construct_view(SendView), name="add"),
            path("<int:pk>/", self.construct_view(ReportView), name="report"),
            path("<int:pk>/report.csv", self.construct_view(CsvView), name="csv"),
            path("<int:pk>/bring-in/", self.construct_view(BringInView), name="bring_in"),
            path("<int:pk>/put-aside/", self.construct_view(PutAsideView), name="put_aside"),
            path("<int:pk>/rows/<int:entry>/", self.construct_view(DecideView), name="decide"),
        ]

"""Segments among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .permissions import may_see
from .views import ComposeView, SegmentIndexView


class SegmentMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class SegmentViewSet(ViewSet):
    name = "hunar_segments"
    url_prefix = "hunar/segments"
    icon = "group"
    menu_label = _("Segments of people")
    menu_item_class = SegmentMenuItem
    menu_order = 256
    add_to_admin_menu = True

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            index_url_name=self.get_url_name("index"),
            add_url_name=self.get_url_name("add"),
            edit_url_name=self.get_url_name("edit"),
            **kwargs,
        )

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(SegmentIndexView), name="index"),
            path("new/", self.construct_view(ComposeView), name="add"),
            path("<int:pk>/", self.construct_view(ComposeView), name="edit"),
        ]

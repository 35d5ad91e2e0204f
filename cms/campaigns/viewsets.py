"""Campaigns among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from .admin_views import (
    KINDS,
    AddressColumn,
    CampaignIndexView,
    CsvView,
    QrCodeView,
    ReportView,
    ShortLinkCreateView,
    ShortLinkEditView,
    ShortLinkIndexView,
)
from .forms import ShortLinkForm
from .models import ShortLink
from .permissions import may_read


class ReachMenuItem(MenuItem):
    def is_shown(self, request):
        return may_read(request.user)


class ReachViewSet(ViewSet):
    name = "hunar_campaign_reach"
    url_prefix = "hunar/campaigns"
    icon = "view"
    menu_label = _("Reach and change")
    menu_item_class = ReachMenuItem

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(index_url_name=self.get_url_name("index"), **kwargs)

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(CampaignIndexView), name="index"),
            path("<int:pk>/", self.construct_view(ReportView), name="report"),
            path("<int:pk>/reach.csv", self.construct_view(CsvView), name="csv"),
        ]


class ShortLinkViewSet(ModelViewSet):
    model = ShortLink
    name = "hunar_campaign_short_links"
    url_prefix = "hunar/short-links"
    icon = "link"
    menu_label = _("Short links")
    index_view_class = ShortLinkIndexView
    add_view_class = ShortLinkCreateView
    edit_view_class = ShortLinkEditView
    copy_view_enabled = False
    inspect_view_enabled = False
    list_filter = ["campaign", "channel"]
    search_fields = ["code", "note"]
    list_display = [
        TitleColumn("code", label=_("Code"), url_name="hunar_campaign_short_links:edit"),
        AddressColumn("address", label=_("Address")),
        Column("campaign", label=_("Campaign")),
        Column("get_channel_display", label=_("Channel")),
        Column("district", label=_("District")),
        Column("note", label=_("Note")),
    ]

    def get_form_class(self, for_update=False):
        return ShortLinkForm

    def get_urlpatterns(self):
        code = self.construct_view(QrCodeView)
        drawings = [path(f"<int:pk>/code.{kind}", code, {"kind": kind}, name=f"qr_{kind}") for kind in KINDS]
        return [*super().get_urlpatterns(), *drawings]


class CampaignGroup(ViewSetGroup):
    menu_label = _("Campaigns")
    menu_icon = "view"
    menu_order = 240
    items = (ReachViewSet, ShortLinkViewSet)

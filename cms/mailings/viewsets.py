"""Messages to many among the screens of Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from .admin_views import (
    ActView,
    MailingCreateView,
    MailingDeleteView,
    MailingEditView,
    MailingIndexView,
    MailView,
    OverviewView,
    PreviewView,
)
from .forms import PANELS, MailingForm
from .models import Mailing
from .permissions import may_see
from .subscriber_views import SubscribersView


class MailingMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class MailingViewSet(ModelViewSet):
    model = Mailing
    index_view_class = MailingIndexView
    add_view_class = MailingCreateView
    edit_view_class = MailingEditView
    delete_view_class = MailingDeleteView
    name = "hunar_mailings_admin"
    url_prefix = "hunar/mailings"
    icon = "mail"
    menu_label = _("Messages to many")
    menu_item_class = MailingMenuItem
    menu_order = 257
    add_to_admin_menu = True
    panels = PANELS
    list_display = (
        TitleColumn("title", label=_("Title"), url_name="hunar_mailings_admin:overview"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("segment", label=_("Audience")),
        DateColumn("send_at", label=_("To be sent at"), sort_key="send_at"),
        DateColumn("created_at", label=_("Made at"), sort_key="created_at"),
    )
    list_filter = ("state",)
    search_fields = ("title",)
    ordering = ("-created_at", "-pk")
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = MailingForm
        return handler

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("subscribers/", self.construct_view(SubscribersView), name="subscribers"),
            path("<int:pk>/overview/", self.construct_view(OverviewView), name="overview"),
            path("<int:pk>/act/<slug:what>/", self.construct_view(ActView), name="act"),
            path("<int:pk>/preview/<str:language>/", self.construct_view(PreviewView), name="preview"),
            path("<int:pk>/mail/<str:language>/", self.construct_view(MailView), name="mail"),
        ]

"""Deliveries in Wagtail's admin: what went out, what failed, and what nobody can be sure of."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from cms.people.view_log import ShowsPeople

from .admin_views import AgainView, AllAgainView, DeadView
from .models import Delivery


class DeliveryIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("notice__person")

    @cached_property
    def header_buttons(self):
        dead = reverse("hunar_deliveries:dead")
        return [*super().header_buttons, HeaderButton(DeadView.page_title, url=dead, icon_name="warning")]


class DeliveryViewSet(ShowsPeople, ModelViewSet):
    """To whom and by which way; never the words, which are the reader's own."""

    model = Delivery
    index_view_class = DeliveryIndexView
    name = "hunar_deliveries"
    url_prefix = "hunar/deliveries"
    icon = "mail"
    menu_label = _("Deliveries")
    add_to_settings_menu = True
    list_display = (
        Column("person", label=_("Person"), accessor="notice.person"),
        Column("kind", label=_("Kind"), accessor="notice.kind"),
        Column("channel", label=_("Channel"), accessor="get_channel_display", sort_key="channel"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        "attempts",
        Column("cause", label=_("Cause"), accessor="get_cause_display", sort_key="cause"),
        "reason",
        DateColumn("due_at", label=_("Due"), sort_key="due_at"),
    )
    list_filter = ("state", "cause", "channel")
    search_fields = None
    ordering = ("-due_at", "-pk")
    form_fields = ()
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("dead/", self.construct_view(DeadView), name="dead"),
            path("dead/again/", self.construct_view(AllAgainView), name="again_all"),
            path("dead/<int:pk>/again/", self.construct_view(AgainView), name="again"),
        ]

"""Deliveries in Wagtail's admin: what went out, what failed, and what nobody can be sure of."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.people.view_log import ShowsPeople

from .models import Delivery


class DeliveryIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("notice__person")


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
        "reason",
        DateColumn("due_at", label=_("Due"), sort_key="due_at"),
    )
    list_filter = ("state", "channel")
    search_fields = None
    ordering = ("-due_at", "-pk")
    form_fields = ()
    copy_view_enabled = False
    inspect_view_enabled = False

"""Erasures in Wagtail's admin: which are waiting, and that they were done."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.people.models import Person
from cms.people.view_log import ShowsPeople, shows_person

from .admin_views import StartErasure
from .models import Erasure


class ErasureIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "by")


class ErasureViewSet(ShowsPeople, ModelViewSet):
    """Nobody writes one by hand: it is begun from the person's own screen."""

    model = Erasure
    index_view_class = ErasureIndexView
    name = "hunar_erasures"
    url_prefix = "hunar/erasures"
    icon = "bin"
    menu_label = _("Erasures")
    add_to_settings_menu = True
    list_display = (
        "person",
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        DateColumn("asked_at", label=_("Asked for on"), sort_key="asked_at"),
        DateColumn("due_at", label=_("Due on"), sort_key="due_at"),
        "by",
        Column("reason", label=_("Reason"), accessor="get_reason_display"),
    )
    list_filter = ("state", "reason")
    search_fields = None
    form_fields = ()
    copy_view_enabled = False

    def get_urlpatterns(self):
        start = shows_person(Person)(StartErasure.as_view())
        return [*super().get_urlpatterns(), path("start/<int:pk>/", start, name="start")]

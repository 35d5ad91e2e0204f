"""Series of messages among the screens of Wagtail's admin, and their steps."""

from django.db.models import Count
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import STEP_PANELS, SeriesForm
from .models import Mailing, Series
from .series_views import (
    SeriesActView,
    SeriesCreateView,
    SeriesDeleteView,
    SeriesEditView,
    SeriesOverview,
    StepCreateView,
    StepDeleteView,
    StepEditView,
    StepsElsewhere,
    happening,
)
from .viewsets import MailingMenuItem


class SeriesViewSet(ModelViewSet):
    """By the permissions of messages to many: who may write one may write a series of them."""

    model = Series
    add_view_class = SeriesCreateView
    edit_view_class = SeriesEditView
    delete_view_class = SeriesDeleteView
    name = "hunar_series"
    url_prefix = "hunar/series"
    icon = "list-ol"
    menu_label = _("Series of messages")
    menu_item_class = MailingMenuItem
    menu_order = 258
    add_to_admin_menu = True
    panels = (FieldPanel("title"), FieldPanel("hangs_on"))
    list_display = (
        TitleColumn("title", label=_("Title"), url_name="hunar_series:overview"),
        Column("happening", label=_("After somebody"), accessor=happening),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("messages", label=_("Messages"), accessor="number"),
    )
    search_fields = ("title",)
    ordering = ("title", "pk")
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = SeriesForm
        return handler

    def get_queryset(self, request):
        return Series.objects.annotate(number=Count("steps"))

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/overview/", self.construct_view(SeriesOverview), name="overview"),
            path("<int:pk>/act/<slug:what>/", self.construct_view(SeriesActView), name="act"),
        ]


class StepViewSet(ModelViewSet):
    """One message of a series; it is looked at where all messages are."""

    model = Mailing
    index_view_class = StepsElsewhere
    add_view_class = StepCreateView
    edit_view_class = StepEditView
    delete_view_class = StepDeleteView
    name = "hunar_series_steps"
    url_prefix = "hunar/series-steps"
    icon = "mail"
    add_to_admin_menu = False
    panels = STEP_PANELS
    search_fields = None
    copy_view_enabled = False
    inspect_view_enabled = False

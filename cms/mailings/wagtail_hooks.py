"""What messages to many add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Series
from .permissions import policy
from .series_viewsets import SeriesViewSet, StepViewSet
from .viewsets import MailingViewSet

ACTIONS = [
    ("schedule", _("Schedule"), _("Scheduled")),
    ("take_back", _("Take back"), _("Made a draft again")),
    ("send", _("Send"), _("Sending begun")),
    ("pause", _("Pause"), _("Paused")),
    ("resume", _("Go on"), _("Gone on")),
    ("hold", _("Pause by itself"), _("Paused by itself")),
    ("again", _("Send again"), _("Sent again")),
    ("start", _("Start the series"), _("Series started")),
    ("end", _("Stop the series"), _("Series stopped")),
    ("cancel", _("Cancel"), _("Cancelled")),
]

register_permission_policy(Series, policy)


@hooks.register("register_admin_viewset")
def register_mailings():
    return [MailingViewSet(), SeriesViewSet(), StepViewSet()]


@hooks.register("register_permissions")
def register_mailing_permissions():
    return Permission.objects.filter(content_type__app_label="hunar_mailings", content_type__model="mailing")


@hooks.register("register_log_actions")
def register_mailing_actions(actions):
    for name, label, past in ACTIONS:
        actions.register_action(f"hunar_mailings.{name}", label, past)

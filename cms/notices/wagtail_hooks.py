"""What notices add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from .actions.mending import AGAIN
from .models import Delivery
from .permissions import may_see, policy
from .viewsets import DeliveryViewSet

register_permission_policy(Delivery, policy)


@hooks.register("register_admin_viewset")
def delivery_viewset():
    return DeliveryViewSet()


@hooks.register("register_permissions")
def delivery_permissions():
    codenames = ["view_delivery", "send_again_delivery"]
    return Permission.objects.filter(content_type__app_label="hunar_notices", codename__in=codenames)


class DeadMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def dead_menu_item():
    return DeadMenuItem(
        _("Messages that did not arrive"),
        reverse("hunar_deliveries:dead"),
        name="hunar-dead",
        icon_name="warning",
        order=900,
    )


@hooks.register("register_log_actions")
def sending_log_action(actions):
    actions.register_action(AGAIN, _("Send again"), _("Sent again"))

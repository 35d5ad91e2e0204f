"""What notices add to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from cms.people.permissions import LookPolicy

from .models import Delivery
from .viewsets import DeliveryViewSet

register_permission_policy(Delivery, LookPolicy(Delivery))


@hooks.register("register_admin_viewset")
def delivery_viewset():
    return DeliveryViewSet()

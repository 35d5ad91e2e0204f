"""What campaigns add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import CampaignGroup


@hooks.register("register_admin_viewset")
def register_campaigns():
    return CampaignGroup()


@hooks.register("register_permissions")
def register_campaign_permissions():
    codenames = ["view_campaign", "add_shortlink", "change_shortlink", "delete_shortlink", "view_shortlink"]
    return Permission.objects.filter(content_type__app_label="hunar_campaigns", codename__in=codenames)

"""What lists of people add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import RosterViewSet


@hooks.register("register_admin_viewset")
def register_rosters():
    return RosterViewSet()


@hooks.register("register_permissions")
def register_roster_permissions():
    codenames = ["add_roster", "view_roster"]
    return Permission.objects.filter(content_type__app_label="hunar_rosters", codename__in=codenames)

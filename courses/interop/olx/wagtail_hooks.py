"""What the import adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import ImportViewSet


@hooks.register("register_admin_viewset")
def register_imports():
    return ImportViewSet()


@hooks.register("register_permissions")
def register_import_permissions():
    codenames = ["add_courseimport", "view_courseimport"]
    return Permission.objects.filter(content_type__app_label="hunar_olx", codename__in=codenames)

"""What segments add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import SegmentViewSet


@hooks.register("register_admin_viewset")
def register_segments():
    return SegmentViewSet()


@hooks.register("register_permissions")
def register_segment_permissions():
    return Permission.objects.filter(content_type__app_label="hunar_segments")

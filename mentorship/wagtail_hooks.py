"""What mentorship adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from .viewsets import MentorshipGroup

CODENAMES = ("run_programme",)


@hooks.register("register_admin_viewset")
def register_mentorship():
    return MentorshipGroup()


@hooks.register("register_permissions")
def register_mentorship_permissions():
    return Permission.objects.filter(content_type__app_label="hunar_mentorship", codename__in=CODENAMES)

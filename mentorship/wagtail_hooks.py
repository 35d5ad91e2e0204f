"""What mentorship adds to Wagtail's admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import MenteeApplication, MentorApplication, Programme
from .permissions import MenteesPolicy, MentorsPolicy, ProgrammePolicy
from .viewsets import MentorshipGroup

register_permission_policy(Programme, ProgrammePolicy(Programme))
register_permission_policy(MentorApplication, MentorsPolicy(MentorApplication))
register_permission_policy(MenteeApplication, MenteesPolicy(MenteeApplication))


@hooks.register("register_admin_viewset")
def mentorship_viewsets():
    return MentorshipGroup()


@hooks.register("register_permissions")
def register_mentorship_permissions():
    names = (
        "run_programme",
        "vet_mentor",
        "see_private_reasons",
        "observe_messages",
        "add_programme",
        "change_programme",
        "add_policy",
    )
    return Permission.objects.filter(content_type__app_label="hunar_mentorship", codename__in=names)

"""Mentorship in Wagtail's admin. Each viewset stands beside its views; here they are gathered into one menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from .staff.applications import MenteeApplicationViewSet, MentorApplicationViewSet
from .staff.looking_after import DeskViewSet
from .staff.observing import ThreadsViewSet
from .staff.programmes import ProgrammeViewSet
from .staff.round_viewset import RoundViewSet


class MentorshipGroup(ModelViewSetGroup):
    menu_label = _("Mentoring")
    menu_icon = "group"
    menu_order = 215
    items = (
        RoundViewSet,
        DeskViewSet,
        ProgrammeViewSet,
        MentorApplicationViewSet,
        MenteeApplicationViewSet,
        ThreadsViewSet,
    )

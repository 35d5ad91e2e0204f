from django.apps import apps
from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class MentorshipConfig(RoomConfig):
    default = True
    name = "mentorship"
    label = "hunar_mentorship"
    verbose_name = _("Mentorship")
    needs = (
        *("cms.certificates", "cms.notices", "cms.offers", "cms.people", "cms.safeguarding", "cms.topics"),
        "themes",
    )
    doors = (Door("hunar_mentorship", 'path("mentoring/", include("mentorship.urls"))'),)

    def ready(self):
        from . import links, meeting_panels, notices, receivers, reportables, segmenting  # noqa: F401  importing receivers connects them

        links.register()
        reportables.register()
        notices.register()
        meeting_panels.register()
        segmenting.register_all()
        if apps.is_installed("cms.mailings"):
            from . import following

            following.register_all()

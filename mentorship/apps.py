from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class MentorshipConfig(RoomConfig):
    default = True
    name = "mentorship"
    label = "hunar_mentorship"
    verbose_name = _("Mentorship")
    needs = ("cms.certificates", "cms.notices", "cms.offers", "cms.people", "cms.topics", "themes")

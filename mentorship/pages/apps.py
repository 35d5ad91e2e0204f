from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class MentorshipPagesConfig(RoomConfig):
    default = True
    name = "mentorship.pages"
    label = "hunar_mentorship_pages"
    verbose_name = _("Mentoring pages")
    needs = ("cms.pages", "mentorship")

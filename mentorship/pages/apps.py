from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class MentorshipPagesConfig(RoomConfig):
    default = True
    name = "mentorship.pages"
    label = "hunar_mentorship_pages"
    verbose_name = _("Mentoring pages")
    needs = ("cms.pages", "mentorship")

    def ready(self):
        if self.apps.is_installed("cms.campaigns"):
            from cms.campaigns import outcomes

            from .reaching import OUTCOMES

            for outcome in OUTCOMES:
                outcomes.register(outcome)

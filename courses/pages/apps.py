from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class CoursePagesConfig(RoomConfig):
    default = True
    name = "courses.pages"
    label = "hunar_course_pages"
    verbose_name = _("Course pages")
    needs = ("cms.pages", "cms.topics", "courses")

    def ready(self):
        from themes import chrome

        from . import receivers
        from .links import catalogue_links

        receivers.connect()
        chrome.register("begin", catalogue_links)
        if self.apps.is_installed("cms.campaigns"):
            from cms.campaigns import outcomes

            from .reaching import ENROLMENTS

            outcomes.register(ENROLMENTS)

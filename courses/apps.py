from django.apps import apps
from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class CoursesConfig(RoomConfig):
    default = True
    name = "courses"
    label = "hunar_courses"
    verbose_name = _("Courses")
    needs = ("cms.certificates", "cms.notices", "cms.pages", "cms.people", "courses.pages", "themes")
    doors = (Door("hunar_courses", 'path("learning/", include("courses.urls"))'),)

    def ready(self):
        from cms.people.achievements import register

        from . import checks, links, notices, receivers, segmenting  # noqa: F401  importing checks registers them
        from .achievements import courses_of

        register(courses_of)
        links.register()
        notices.register()
        receivers.connect()
        segmenting.register_all()
        if apps.is_installed("cms.mailings"):
            from . import following

            following.register_all()

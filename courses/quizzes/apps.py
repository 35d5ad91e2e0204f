from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class QuizzesConfig(RoomConfig):
    default = True
    name = "courses.quizzes"
    label = "hunar_quizzes"
    verbose_name = _("Quizzes")
    needs = ("courses", "courses.pages", "wagtail.snippets")
    doors = (Door("hunar_quizzes", 'path("learning/quizzes/", include("courses.quizzes.urls"))'),)

    def ready(self):
        from ..records import register
        from . import notices
        from .receivers import connect
        from .records import ATTEMPTS

        connect()
        notices.register()
        register(ATTEMPTS)

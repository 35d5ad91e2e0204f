from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class OlxConfig(RoomConfig):
    default = True
    name = "courses.interop.olx"
    label = "hunar_olx"
    verbose_name = _("Open edX import")
    needs = ("courses.pages", "courses.quizzes")

    def ready(self):
        from . import receivers

        receivers.connect()

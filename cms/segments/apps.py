from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class SegmentsConfig(RoomConfig):
    default = True
    name = "cms.segments"
    label = "hunar_segments"
    verbose_name = _("Segments of people")
    needs = ("cms.people", "cms.safeguarding")

    def ready(self):
        from .people_criteria import register_all

        register_all()

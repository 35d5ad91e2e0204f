from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class RostersConfig(RoomConfig):
    default = True
    name = "cms.rosters"
    label = "hunar_rosters"
    verbose_name = _("Lists of people")
    needs = ("cms.people",)

    def ready(self):
        from . import checks, receivers  # noqa: F401  importing registers them

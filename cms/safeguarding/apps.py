from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class SafeguardingConfig(RoomConfig):
    default = True
    name = "cms.safeguarding"
    label = "hunar_safeguarding"
    verbose_name = _("Safety")
    needs = ("cms.notices", "cms.people", "themes")

    def ready(self):
        from . import notices

        notices.register()

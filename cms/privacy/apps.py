from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class PrivacyConfig(RoomConfig):
    default = True
    name = "cms.privacy"
    label = "hunar_privacy"
    verbose_name = _("Personal data")
    needs = ("cms.notices", "cms.people", "themes")

    def ready(self):
        from . import checks, notices, receivers  # noqa: F401  importing registers them

        notices.register()

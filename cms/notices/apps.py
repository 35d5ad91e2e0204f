from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class NoticesConfig(RoomConfig):
    default = True
    name = "cms.notices"
    label = "hunar_notices"
    verbose_name = _("Notices")
    needs = ("cms.people", "themes")

    def ready(self):
        from themes import chrome

        from . import checks, receivers  # noqa: F401  importing registers them
        from .chrome import inbox_link

        chrome.register("account", inbox_link, order=500)

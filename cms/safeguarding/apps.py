from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class SafeguardingConfig(RoomConfig):
    default = True
    name = "cms.safeguarding"
    label = "hunar_safeguarding"
    verbose_name = _("Safety")
    needs = ("cms.notices", "cms.people", "themes")

    def ready(self):
        from themes import chrome

        from . import notices
        from .chrome import account_links, footer_links

        notices.register()
        chrome.register("account", account_links, order=510)
        chrome.register("footer", footer_links, order=900)

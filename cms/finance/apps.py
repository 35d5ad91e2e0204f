from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class FinanceConfig(RoomConfig):
    default = True
    name = "cms.finance"
    label = "hunar_finance"
    verbose_name = _("Money tools")
    needs = ("cms.facts", "themes")
    doors = (Door("hunar_finance", 'path("money/", include("cms.finance.urls"))'),)

    def ready(self):
        from themes import chrome

        from .links import footer_links

        chrome.register("footer", footer_links, order=70)

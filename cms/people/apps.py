from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class PeopleConfig(RoomConfig):
    default = True
    name = "cms.people"
    label = "hunar_people"
    verbose_name = _("People")
    needs = ("themes",)

    def ready(self):
        from themes import chrome

        from . import checks  # noqa: F401  importing registers them
        from .chrome import account_links

        chrome.register("account", account_links, order=20)

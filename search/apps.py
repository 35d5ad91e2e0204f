from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class SearchConfig(RoomConfig):
    default = True
    name = "search"
    label = "hunar_search"
    verbose_name = _("Search")
    needs = ("themes",)
    doors = (Door("hunar_search", 'path("search/", include("search.urls"))'),)

    def ready(self):
        from . import checks, links, receivers  # noqa: F401  the checks register themselves

        links.register()
        receivers.connect()

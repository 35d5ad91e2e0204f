from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .rooms import Door, RoomConfig, refuse_hidden_rooms


class ThemesConfig(RoomConfig):
    default = True
    name = "themes"
    label = "hunar_themes"
    verbose_name = _("Themes")
    needs = ("themes.plain", "wagtail.contrib.settings", "wagtail.images")
    doors = (Door("hunar_themes", 'path("theme/", include("themes.urls"))'),)

    def __init__(self, *args):
        super().__init__(*args)
        refuse_hidden_rooms(settings.INSTALLED_APPS)

    def ready(self):
        from . import checks  # noqa: F401  importing registers them

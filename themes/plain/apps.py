from django.utils.translation import gettext_lazy as _

from ..registry import Theme, register
from ..rooms import RoomConfig


class PlainThemeConfig(RoomConfig):
    default = True
    name = "themes.plain"
    label = "hunar_theme_plain"
    verbose_name = _("Plain theme")
    needs = ("themes",)

    def ready(self):
        register(Theme(name="plain", label=_("Plain"), tokens="hunar_theme_plain/tokens.css"))

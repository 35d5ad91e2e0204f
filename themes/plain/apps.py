from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ..registry import Theme, register


class PlainThemeConfig(AppConfig):
    name = "themes.plain"
    label = "hunar_theme_plain"
    verbose_name = _("Plain theme")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        register(Theme(name="plain", label=_("Plain"), tokens="hunar_theme_plain/tokens.css"))

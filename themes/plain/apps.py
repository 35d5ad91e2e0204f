from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlainThemeConfig(AppConfig):
    name = "themes.plain"
    label = "hunar_theme_plain"
    verbose_name = _("Plain theme")
    default_auto_field = "django.db.models.BigAutoField"

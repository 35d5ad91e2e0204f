from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OlxConfig(AppConfig):
    name = "courses.interop.olx"
    label = "hunar_olx"
    verbose_name = _("Open edX import")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import receivers

        receivers.connect()

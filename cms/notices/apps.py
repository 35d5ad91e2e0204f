from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "cms.notices"
    label = "hunar_notices"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from themes import chrome

        from . import checks, receivers  # noqa: F401  importing registers them
        from .chrome import inbox_link

        chrome.register("account", inbox_link, order=500)

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "cms.people"
    label = "hunar_people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from themes import chrome

        from . import checks  # noqa: F401  registers
        from .chrome import account_links

        chrome.register("account", account_links, order=20)

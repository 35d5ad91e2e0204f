from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "hunar_pages"
    verbose_name = _("Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from themes import chrome

        from .chrome import footer_links, language_links, menu_links

        chrome.register("primary", menu_links, order=10)
        chrome.register("footer", footer_links, order=10)
        chrome.register("languages", language_links)

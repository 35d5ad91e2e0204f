from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "cms.certificates"
    label = "hunar_certificates"
    verbose_name = _("Certificates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from themes import chrome

        from . import checks, links, receivers  # noqa: F401  registered by being imported

        chrome.register("account", links.of_holder, order=60)
        chrome.register("footer", links.of_everybody, order=60)

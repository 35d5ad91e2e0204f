from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class CertificatesConfig(RoomConfig):
    default = True
    name = "cms.certificates"
    label = "hunar_certificates"
    verbose_name = _("Certificates")
    needs = ("cms.people", "themes", "wagtail.snippets")
    doors = (
        Door("hunar_certificates", 'path("", include("cms.certificates.urls"))'),
        Door("hunar_my_certificates", 'path("", include("cms.certificates.urls_mine"))'),
    )

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from themes import chrome

        from . import checks, links, models, permissions, receivers  # noqa: F401  registered by being imported

        chrome.register("account", links.of_holder, order=60)
        chrome.register("footer", links.of_everybody, order=60)
        policy = permissions.CertificatePolicy(models.Certificate)
        register_permission_policy(models.Certificate, policy, exact_class=True)

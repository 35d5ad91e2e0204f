from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class MailingsConfig(RoomConfig):
    default = True
    name = "cms.mailings"
    label = "hunar_mailings"
    verbose_name = _("Messages to many")
    needs = ("cms.notices", "cms.people", "cms.segments", "themes")
    doors = (Door("hunar_mailings", 'path("", include("cms.mailings.urls"))'),)

    def ready(self):
        from cms.notices import standing
        from cms.notices.registry import register

        from . import checks, consents, receivers  # noqa: F401  importing them connects and registers them
        from .notices import HELD
        from .readers import KIND
        from .standing import stopped_addresses

        register(KIND)
        register(HELD)
        standing.register(stopped_addresses)
        consents.register_all()

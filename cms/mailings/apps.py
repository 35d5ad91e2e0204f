from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class MailingsConfig(RoomConfig):
    default = True
    name = "cms.mailings"
    label = "hunar_mailings"
    verbose_name = _("Messages to many")
    needs = ("cms.notices", "cms.pages", "cms.people", "cms.segments", "themes")
    doors = (
        Door("hunar_mailings", 'path("", include("cms.mailings.urls"))'),
        Door("hunar_news", 'path("news/", include("cms.mailings.urls_news"))'),
    )

    def ready(self):
        from cms.notices import standing
        from cms.notices.registry import register
        from cms.pages.blocks import add_to_bodies

        from . import checks, consents, receivers  # noqa: F401  importing them connects and registers them
        from .blocks import NewsBlock
        from .notices import HELD
        from .readers import KIND
        from .standing import stopped_addresses

        register(KIND)
        register(HELD)
        add_to_bodies("news", NewsBlock())
        standing.register(stopped_addresses)
        consents.register_all()

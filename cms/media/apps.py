from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class MediaConfig(RoomConfig):
    default = True
    name = "cms.media"
    label = "hunar_media"
    verbose_name = _("Pictures")
    needs = ("themes", "wagtail.images")

    def ready(self):
        from . import checks  # noqa: F401  they register themselves

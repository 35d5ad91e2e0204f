from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class StartersConfig(RoomConfig):
    default = True
    name = "cms.starters"
    label = "hunar_starters"
    verbose_name = _("Templates of pages")
    needs = ("themes", "wagtail.admin")

    def ready(self):
        from . import checks  # noqa: F401  they register themselves

from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class DashboardConfig(RoomConfig):
    default = True
    name = "cms.dashboard"
    label = "hunar_dashboard"
    verbose_name = _("Editor's desk")
    needs = ("themes", "wagtail.admin")

    def ready(self):
        from . import checks  # noqa: F401  they register themselves

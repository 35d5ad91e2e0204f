from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class LinksConfig(RoomConfig):
    default = True
    name = "cms.links"
    label = "hunar_links"
    verbose_name = _("Links to other sites")
    needs = ("themes", "wagtail.admin")

from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class OffersConfig(RoomConfig):
    default = True
    name = "cms.offers"
    label = "hunar_offers"
    verbose_name = _("Offers")
    needs = ("cms.people",)

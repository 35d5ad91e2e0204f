from django.utils.translation import gettext_lazy as _

from themes.rooms import Door, RoomConfig


class CampaignsConfig(RoomConfig):
    default = True
    name = "cms.campaigns"
    label = "hunar_campaigns"
    verbose_name = _("Campaigns")
    needs = ("cms.people", "cms.topics", "themes", "wagtail.documents")
    doors = (
        Door("hunar_campaigns", 'path("campaigns/", include("cms.campaigns.urls"))'),
        Door("hunar_campaign_links", 'path("c/", include("cms.campaigns.urls_short"))'),
    )

    def ready(self):
        from cms.people import consents

        from . import outcomes
        from .consent import KEEP

        consents.register(KEEP)
        outcomes.register_own()

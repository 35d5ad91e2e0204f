from django.utils.translation import gettext_lazy as _

from themes.rooms import RoomConfig


class CampaignPagesConfig(RoomConfig):
    default = True
    name = "cms.campaigns.pages"
    label = "hunar_campaign_pages"
    verbose_name = _("Campaign pages")
    needs = ("cms.campaigns", "cms.pages", "wagtail.documents", "wagtail.images")

    def ready(self):
        from cms.pages.registry import register_home_panel

        from . import receivers
        from .links import home_panel

        receivers.connect()
        register_home_panel("hunar_campaigns.running", home_panel, order=50)

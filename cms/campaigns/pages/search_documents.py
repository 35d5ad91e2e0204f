"""What of campaigns can be found: the search reads this; see docs/reference/search-documents.md."""

from django.utils.translation import gettext_lazy as _

from .models import CampaignPage
from .serving import text_of


def campaign_document(page: CampaignPage) -> dict:
    return {"title": page.title, "summary": page.aim, "text": text_of(page)}


SOURCES = [
    {
        "name": "campaign",
        "label": _("Campaign"),
        "model": "hunar_campaign_pages.CampaignPage",
        "objects": CampaignPage.objects.live,
        "document": campaign_document,
    }
]

"""Where a campaign is met on the way: on the home page, while it runs."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..models import Campaign


def home_panel(request: HttpRequest) -> SafeString | str:
    """The campaign that began last of those that run, in the language being read."""
    language = get_language() or ""
    running = Campaign.objects.running(timezone.localdate()).filter(words__has_key=language)
    campaign = running.order_by("-starts_on", "pk").first()
    if campaign is None:
        return ""
    context = {"words": campaign.words[language], "stage": campaign.stage}
    return render_to_string("hunar_campaign_pages/parts/home_panel.html", context, request)

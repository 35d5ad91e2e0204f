"""Campaigns in the calendar of the editor's desk: the days on which they turn."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Campaign
from .permissions import may_read

TURNS = {
    "starts_on": _("the campaign begins"),
    "teach_on": _("the campaign begins to teach"),
    "act_on": _("the campaign begins to ask people to act"),
    "ends_on": _("last day of the campaign"),
}


def _coming(user, first, last):
    turning = [Q(**{f"{column}__range": (first, last)}) for column in TURNS]
    for campaign in Campaign.objects.live().filter(reduce(or_, turning)):
        url = reverse("hunar_campaign_reach:report", args=[campaign.pk])
        for column, what in TURNS.items():
            yield {"when": getattr(campaign, column), "title": str(campaign), "url": url, "what": what}


COMING = [{"sees": may_read, "between": _coming}]

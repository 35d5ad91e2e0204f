"""From the code in an address to how somebody came. Kept in the cache: a poster may be seen by many at once."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

from .actions import Tags
from .codes import read_code
from .models import Campaign, ShortLink

PARAMETER = "via"
KEPT = 5 * 60  # seconds: how long what a link says, and which campaign is live, is believed
Known = tuple[int, str, str]


def code_of(request: HttpRequest) -> str:
    """The short link somebody came by, as far as the address or the form says it."""
    return read_code(request.POST.get(PARAMETER, "") or request.GET.get(PARAMETER, ""))


def tags_of(code: str, *, campaign_id: int, language: str, district: str = "") -> Tags:
    """What the link says, unless it is another campaign's; a district somebody told goes before the link's."""
    of, channel, place = _link(code) if code else (0, "", "")
    if of != campaign_id:
        channel = place = ""
    return Tags(channel=channel, language=language, district=district or place)


def campaign_id_of(key: str) -> int:
    """0 when no campaign with that key is live."""
    name = f"hunar_campaigns:id:{key}"
    known = cache.get(name)
    if known is None:
        known = Campaign.objects.live().filter(key=key).values_list("pk", flat=True).first() or 0
        cache.set(name, known, KEPT)
    return known


def _link(code: str) -> Known:
    name = f"hunar_campaigns:link:{code}"
    known = cache.get(name)
    if known is None:
        rows = ShortLink.objects.filter(code=code)
        row = rows.values_list("campaign_id", "channel", "district__code").first()
        known = (row[0], row[1], row[2] or "") if row else (0, "", "")
        cache.set(name, known, KEPT)
    return known

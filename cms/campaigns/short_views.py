"""Addresses outside any language: short links, the picture that counts a visit, and cards for sharing."""

from django.core.cache import cache
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from themes.languages import site_languages

from . import actions, limits, tagging
from .cards import SHAPES, card_of
from .codes import read_code
from .enums import What
from .models import Campaign, ShortLink

ONE_PIXEL = bytes.fromhex(  # the smallest transparent GIF
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
DAY = 24 * 60 * 60


@require_safe
@never_cache
def short(request, code):
    """From a poster or an SMS to the page, with the tags of the link."""
    link = get_object_or_404(ShortLink.objects.select_related("campaign", "district"), code=read_code(code))
    campaign = link.campaign
    url = campaign.in_language(link.language).get("url")
    if not (campaign.is_live and url):
        raise Http404
    if request.method == "GET" and limits.is_counted(request):
        tags = tagging.tags_of(link.code, campaign_id=campaign.pk, language=link.language)
        actions.count(campaign.pk, What.LINK, tags=tags, details=[link.code])
    return HttpResponseRedirect(f"{url}?{tagging.PARAMETER}={link.code}")


@require_safe
@never_cache
def seen(request, key, language):
    """A picture of one pixel. That it is fetched is the visit; no cookie, no address, no browser is kept."""
    if request.method == "GET" and _is_read_by_somebody(request) and limits.is_counted(request):
        campaign_id = tagging.campaign_id_of(str(key))
        if campaign_id and language in dict(site_languages()):
            tags = tagging.tags_of(tagging.code_of(request), campaign_id=campaign_id, language=language)
            actions.count(campaign_id, What.VISIT, tags=tags)
    return HttpResponse(ONE_PIXEL, content_type="image/gif")


def _is_read_by_somebody(request):
    """Not fetched ahead by a browser, nor by a machine that says what it is. Nothing of this is kept."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return not ahead and "bot" not in request.headers.get("User-Agent", "").lower()


@require_safe
def card(request, key, language, shape, version):
    """The picture that stands beside a shared link. Its version is in the address, so it may be kept for good.

    The way from another version may not: words that are changed back would lead round in a ring.
    """
    campaign = get_object_or_404(Campaign.objects.live(), key=key)
    if shape not in SHAPES or language not in campaign.words:
        raise Http404
    wanted = card_of(campaign, language, shape)
    if version != wanted.version:
        return HttpResponseRedirect(wanted.url)
    name = f"hunar_campaigns:card:{key}:{language}:{shape}:{version}"
    png = cache.get(name)
    if png is None:
        png = wanted.draw()
        cache.set(name, png, DAY)
    response = HttpResponse(png, content_type="image/png")
    patch_cache_control(response, public=True, max_age=365 * DAY, immutable=True)
    return response

"""The few addresses of the room: reading settings, a site's own colours, the guide to the elements."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .contrast import readable_on
from .models import look_for
from .reading import COOKIE, Reading

YEAR = 365 * 24 * 3600


@csrf_exempt
@require_POST
def set_reading(request: HttpRequest) -> HttpResponse:
    """Keep the settings in a cookie and go back to the page.

    Exempt because a forged one could only change a colour, and a token would put a cookie on every page.
    """
    reading = Reading.of(request.POST.get("scheme", ""), request.POST.get("size", ""))
    response = HttpResponseRedirect(_way_back(request))
    response.set_cookie(
        COOKIE, str(reading), max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
    )
    return response


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"


@require_GET
@cache_control(public=True, max_age=YEAR, immutable=True)
def colours(request: HttpRequest, version: str) -> HttpResponse:
    """A site's own colours. Their version is in the address, so a browser may keep them for good."""
    look = look_for(request)
    if not look.has_colours:
        raise Http404
    values = {name: getattr(look, name) for name, _grounds in look.colours()}
    values |= {f"on_{name}": readable_on(value) for name, value in values.items() if value}
    return HttpResponse(render_to_string("hunar_themes/colours.css", values), content_type="text/css")


@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    """Every element in both directions, for those who write templates. Shown in development and to staff."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    from .guide import guide_context

    return render(request, "hunar_themes/guide.html", guide_context(request))

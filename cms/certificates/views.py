"""Who asks about certificates: anybody who checks one, and the person who holds it."""

import re
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from . import guessing
from .answers import UNKNOWN, answers
from .conf import base_url, setting
from .models import Certificate
from .numbering import read_number

PRINTING_TAKES = timedelta(minutes=10)  # after that the page says that something is wrong
COLOUR = re.compile(r"[0-9a-fA-F]{6}")


def _answer(request: HttpRequest, certificate: Certificate | None, asked: str = "") -> HttpResponse:
    context = {"answers": answers(certificate), "asked": asked, "certificate": certificate}
    response = render(request, "hunar_certificates/verify.html", context, status=200 if certificate else 404)
    response["X-Robots-Tag"] = "noindex"  # a name on a certificate is for those who were shown it
    return response


@require_safe
@never_cache
def verify(request: HttpRequest, key) -> HttpResponse:
    """Is this certificate genuine? For anybody who has its address."""
    return _answer(request, Certificate.objects.to_verify().filter(key=key).first())


@require_safe
@never_cache
def verify_number(request: HttpRequest, reference: str) -> HttpResponse:
    """The same for whoever wrote the number where the address belongs."""
    try:
        found = _look_up(request, read_number(reference, prefix=setting("NUMBER_PREFIX")))
    except guessing.TooManyGuesses as too_many:
        return _ask_to_wait(request, reference, seconds=too_many.seconds)
    return redirect(found) if found else _answer(request, None, asked=reference)


def _look_up(request: HttpRequest, number: str | None) -> Certificate | None:
    """The certificate of a number that can be one; trying many raises TooManyGuesses."""
    if number is None:
        return None
    return guessing.look_up(request, number, find=Certificate.objects.filter(number=number).first)


def _ask_to_wait(request: HttpRequest, asked: str, *, seconds: int) -> HttpResponse:
    context = {"answers": answers(None), "asked": asked, "minutes": -(-seconds // 60)}
    response = render(request, "hunar_certificates/too_many.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


@require_safe
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Look a certificate up by the number that is printed on it."""
    if asked := request.GET.get("number", "").strip()[:60]:
        return verify_number(request, asked)
    return render(request, "hunar_certificates/find.html", {"answers": answers(None), "state": UNKNOWN})


def _held_by(request: HttpRequest, key) -> Certificate:
    """The reader's own certificate; to others it does not exist."""
    return get_object_or_404(Certificate.objects.for_person(request.person), key=key)


def _may_download(request: HttpRequest, certificate: Certificate) -> bool:
    mine = certificate.person_id is not None and certificate.person_id == request.person.pk
    return mine or request.user.has_perm("hunar_certificates.view_certificate")


@require_safe
@login_required
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, key) -> FileResponse:
    """The PDF, for its holder and for staff who may see certificates."""
    certificate = get_object_or_404(Certificate, key=key)
    if not certificate.pdf or not _may_download(request, certificate):
        raise Http404
    name = f"{certificate.number}.pdf"
    return FileResponse(certificate.pdf.open("rb"), filename=name, content_type="application/pdf")


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """All certificates of the person who asks."""
    certificates = Certificate.objects.for_person(request.person)
    return render(request, "hunar_certificates/mine.html", {"certificates": certificates})


@require_safe
@login_required
@never_cache
def share(request: HttpRequest, key) -> HttpResponse:
    """One certificate, for its holder: the PDF, and the address to show to others."""
    certificate = _held_by(request, key)
    address = f"{base_url()}{certificate.get_absolute_url()}"
    context = {
        "certificate": certificate,
        "organisation": certificate.words(get_language()).get("organisation", ""),
        "address": address,
        "whatsapp": f"https://wa.me/?{urlencode({'text': f'{certificate.title} {address}'})}",
        "late": not certificate.pdf and timezone.now() - certificate.issued_at > PRINTING_TAKES,
        "trail": [(_("My certificates"), reverse("hunar_my_certificates:list")), (certificate.title, "")],
    }
    return render(request, "hunar_certificates/share.html", context)


@require_safe
@cache_control(public=True, max_age=3600)
def colours(
    request: HttpRequest, orientation: str, paper: str, ink: str, brand: str, accent: str
) -> HttpResponse:
    """The colours of a template as a stylesheet, for its preview: a strict policy allows no style in a page."""
    chosen = {"paper": paper, "ink": ink, "brand": brand, "accent": accent}
    if not all(COLOUR.fullmatch(value) for value in chosen.values()):
        raise Http404
    context = {"orientation": orientation, "colours": {name: f"#{value}" for name, value in chosen.items()}}
    return render(request, "hunar_certificates/colours.css", context, content_type="text/css")

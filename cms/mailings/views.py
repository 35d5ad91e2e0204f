"""Stopping news, from a message: looking changes nothing, a button does, and so does a mail program by itself."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.notices.actions import language_of
from cms.people.models import Person

from . import actions
from .enums import Channel
from .stopping import read_token


@never_cache
@csrf_exempt  # RFC 8058: a mail program posts here without having seen the page; the token is the proof
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button in the reader's language; nobody has to sign in, and no name is shown."""
    read = read_token(token)
    if read is None:
        raise Http404
    (person_id, channel), done = read, ""
    language = _language(person_id)
    if request.method == "POST":
        done = "all" if request.POST.get("all") else "one"
        wanted = list(Channel) if done == "all" else [channel]
        actions.stop(person_id=person_id, channels=wanted, language=language)
    with override(language):
        return render(request, "hunar_mailings/stop.html", {"channel": channel, "done": done})


def _language(person_id: int) -> str:
    person = Person.objects.select_related("user").filter(pk=person_id).first()
    return language_of(person) if person else settings.LANGUAGE_CODE

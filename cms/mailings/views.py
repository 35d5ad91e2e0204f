"""Stopping news, from a message: looking changes nothing, a button does, and so does a mail program by itself.

And what gateways tell of messages that left.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from cms.notices.actions import language_of
from cms.people.models import Person

from . import actions
from .callbacks import BadReport, callback_named
from .conf import setting
from .enums import Channel
from .models import Subscriber
from .stopping import read_leaving_token, read_token


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


@never_cache
@csrf_exempt  # RFC 8058, as above
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """The same for a subscriber, whose address is deleted."""
    subscriber_id = read_leaving_token(token)
    if subscriber_id is None:
        raise Http404
    language = Subscriber.objects.filter(pk=subscriber_id).values_list("language", flat=True).first()
    done = request.method == "POST"
    if done:
        actions.leave(subscriber_id=subscriber_id)
    told = {"channel": Channel.EMAIL, "done": "all" if done else "", "is_guest": True}
    with override(language or settings.LANGUAGE_CODE):
        return render(request, "hunar_mailings/stop.html", told)


def _language(person_id: int) -> str:
    person = Person.objects.select_related("user").filter(pk=person_id).first()
    return language_of(person) if person else settings.LANGUAGE_CODE


@never_cache
@login_required
@require_POST
def again(request: HttpRequest, channel: str) -> HttpResponse:
    """The person says that the address is right, on their page of choices."""
    language = get_language() or settings.LANGUAGE_CODE
    if actions.want_again(person=request.person, channel=channel, language=language):  # type: ignore[attr-defined]  # our middleware's
        messages.success(request, _("News will come to you there again."))
    return redirect("hunar_notices:preferences")


@csrf_exempt  # a gateway has no page of ours; its signature is the proof
@require_POST
def reports(request: HttpRequest, name: str) -> HttpResponse:
    """What a gateway tells of messages it carried. The same told twice changes nothing."""
    callback = callback_named(name, setting("CALLBACKS"))
    if callback is None or not callback.is_signed(request.body, request.headers.get(callback.header, "")):
        return HttpResponse(status=403)
    try:
        told = callback.read(request.body, request.content_type or "")
    except BadReport:
        return HttpResponse(status=400)
    actions.hear(told, channel=callback.channel)
    return HttpResponse(status=204)

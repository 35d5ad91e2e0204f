"""Asking for news without an account, where no cache keeps it. The answer is the same for every address."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, get_language_info
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from themes.languages import direction

from . import actions
from .conf import setting
from .consents import NEWS
from .enums import Channel
from .forms import SubscribeForm
from .signing_up import may_ask, may_write_to
from .web import body_of, page_of, web_address, words_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    form = SubscribeForm(request.POST or None, initial={"language": language})
    if request.method == "POST" and not may_ask(request):
        return _shown(request, status=429, form=form, refused=True)
    if form.is_valid():
        told = form.cleaned_data
        if may_write_to(told["email"]):
            actions.ask_for_news(email=told["email"], language=told["language"])
        return redirect("hunar_news:asked")
    return _shown(request, form=form, status=422 if form.is_bound else 200)


def _shown(request: HttpRequest, *, status: int, **context: object) -> HttpResponse:
    words = NEWS[Channel.EMAIL].wording.text(get_language() or settings.LANGUAGE_CODE)
    return render(request, "hunar_mailings/subscribe.html", {"wording": words, **context}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "hunar_mailings/asked.html", {"days": setting("CONFIRM_DAYS")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button: mail programs and virus scanners look at addresses, and people press."""
    told, done = actions.read_confirming(token), False
    if told and request.method == "POST":
        subscriber_id, language = told
        done = actions.confirm(subscriber_id=subscriber_id, language=language)
        told = told if done else None
    response = render(
        request,
        "hunar_mailings/confirm.html",
        {"done": done, "is_old": told is None},
        status=200 if told else 410,
    )
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = (
        "same-origin"  # no site learns the address; without any, a browser names no origin
    )
    return response


@require_http_methods(["GET", "HEAD"])
def web(request: HttpRequest, key: UUID) -> HttpResponse:
    """A message to many, read by anybody."""
    mailing, language = page_of(key), get_language() or settings.LANGUAGE_CODE
    words = words_in(mailing, language) if mailing else None
    if mailing is None or words is None:
        raise Http404
    response = render(
        request,
        "hunar_mailings/web.html",
        {
            "mailing": mailing,
            "words": words,
            "body": body_of(words),
            "direction": direction(words.language),
            "others": [
                (code, get_language_info(code)["name_local"], web_address(mailing, code))
                for code in sorted({row.language for row in mailing.words.all()} - {words.language})
            ],
        },
    )
    if not mailing.is_listed:
        response["X-Robots-Tag"] = "noindex"
    return response

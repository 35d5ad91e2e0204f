"""Making sure who asks, before data leaves or is erased: a phone that is signed in may be in another's hand."""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.module_loading import import_string

from .conf import setting


def asked_who_it_is(request: HttpRequest) -> HttpResponse | None:
    """Where the person is asked once more who they are, or None when they have just shown it."""
    return import_string(setting("CONFIRM"))(request)


def signed_in_lately(request: HttpRequest) -> HttpResponse | None:
    """For a host without our accounts: whoever signed in some time ago does so again."""
    last = request.user.last_login
    if last and last > timezone.now() - timedelta(minutes=setting("CONFIRM_MINUTES")):
        return None
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}")

"""The inbox and what reaches one outside it: one's own notices and choices, and nobody else's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.people.consents import MESSAGES

from . import actions
from .forms import PreferencesForm
from .models import Notice
from .standing import standing_of

PER_PAGE = 20


@never_cache
@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """The newest first, in the language of the page. Kinds whose app is gone are left out."""
    notices = Notice.objects.for_person(request.person).known().shown(at=timezone.now())
    page = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    told = [(notice, actions.words_of(notice, language=get_language())) for notice in page]
    return render(
        request,
        "hunar_notices/inbox.html",
        {"notices": page, "told": told, "unread": notices.unread().count()},
    )


@never_cache
@login_required
@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """One notice, or with none named all of them."""
    number = request.POST.get("notice", "")
    actions.mark_read(person=request.person, notice_id=int(number) if number.isdecimal() else None)
    return redirect("hunar_notices:inbox")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Which messages leave the site, by which ways, when, and how much they tell."""
    form = PreferencesForm(request.POST or None, person=request.person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("hunar_notices:preferences")
    return render(
        request,
        "hunar_notices/preferences.html",
        {
            "form": form,
            "allowed": request.person.consents.is_given(MESSAGES.name),
            "standing": standing_of(request.person),
            "trail": [(_("Inbox"), reverse("hunar_notices:inbox")), (_("What reaches you"), "")],
        },
    )

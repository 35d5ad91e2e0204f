"""The inbox: one's own notices, and nobody else's."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from . import actions
from .models import Notice

PER_PAGE = 20


@never_cache
@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """The newest first, in the language of the page. Kinds whose app is gone are left out."""
    notices = Notice.objects.for_person(request.person).known()
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

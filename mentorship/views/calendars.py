"""The private address of a person's calendar, and what a calendar program fetches from it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from ..actions.feeds import give_feed, take_feed_away
from ..appointments import Seen, meetings_of, seen_by
from ..calendars import CONTENT_TYPE, Entry, are_offered, calendar_of, key_in, token_of
from ..models import CalendarFeed
from .meetings import Own, crumbs

BEFORE = timedelta(days=30)
MOST = 200


class CalendarView(Own, TemplateView):
    """My calendar's address: made when asked for, changed, taken away."""

    template_name = "hunar_mentorship/meetings/calendar.html"

    def dispatch(self, request, *args, **kwargs):
        if not are_offered():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        feed = CalendarFeed.objects.filter(person=self.person).first()
        address = feed and reverse("hunar_mentorship:calendar_feed", args=[token_of(feed.key)])
        return super().get_context_data(
            feed=feed,
            address=feed and self.request.build_absolute_uri(address),
            trail=crumbs((_("My calendar"), "")),
            **kwargs,
        )

    def post(self, request):
        if request.POST.get("what") == "take":
            take_feed_away(person=self.person)
            messages.success(request, _("The address is gone. Calendars that used it get nothing more."))
        else:
            give_feed(person=self.person)
            messages.success(
                request, _("Here is your new address. Only calendars that know it get your meetings.")
            )
        return redirect("hunar_mentorship:calendar")


@require_safe
def calendar_feed(request, token):
    """The meetings of whoever made this address; whoever has it can do no more than read them."""
    key = key_in(token) if are_offered() else None
    feed = key and CalendarFeed.objects.select_related("person__user").filter(key=key).first()
    if not feed or feed.person.user is None or not feed.person.user.is_active:
        raise Http404
    now = timezone.now()
    lately = meetings_of(feed.person).filter(starts_at__gt=now - BEFORE)
    entries = [_entry(request, seen) for seen in seen_by(feed.person, lately[:MOST], now=now)]
    answer = HttpResponse(calendar_of(entries, now=now), content_type=CONTENT_TYPE)
    answer["Cache-Control"] = "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _entry(request, seen: Seen) -> Entry:
    address = reverse("hunar_mentorship:meeting", args=[seen.meeting.key])
    planned = seen.meeting.is_ahead and not seen.is_over
    gone = seen.is_off or bool(planned and seen.closed)
    return Entry(seen.meeting, request.build_absolute_uri(address), gone)

"""Between rounds: find a mentor, ask, take it back; and the mentor's answer."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cms.offers.enums import OfferState

from ..actions import asking
from ..exceptions import Refused
from ..finding import find_mentor, find_mentors
from ..matching.audiences import for_participants
from ..models import MenteeApplication, Request
from ..reasons import names_of, sentences, what_would_help, why_nobody
from ..safety import may_contact
from ..zones import when_in_words

DESK = "hunar_mentorship:desk"


class AskForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("A few words to the mentor"),
        help_text=gettext_lazy("What you are working on, and what you hope for. No phone number is needed."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@never_cache
@login_required
@require_GET
def find(request, key):
    """The mentors who could take this mentee on, the best first, each with the reasons."""
    application = _mine(request, key)
    finding, requests = find_mentors(application), _open_requests(application)
    asked = {one.mentor_id for one in requests}
    names = names_of([one.reasons for one in finding.mentors], get_language())
    context = {
        "application": application,
        "found": [
            (one, _said(one.reasons, names, application))
            for one in finding.mentors
            if one.application.pk not in asked
        ],
        "requests": requests,
    }
    if finding.why_none:
        why = for_participants(finding.why_none)
        context |= {"why": why_nobody(why), "helping": what_would_help(why)}
    return render(request, "hunar_mentorship/asking/find.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def ask(request, key, mentor):
    """A few words, and off it goes. Somebody who cannot be asked is not found."""
    application = _mine(request, key)
    found = find_mentor(application, mentor)
    if found is None:
        return _refused(request, _("This person is not available. Please choose somebody else."), key)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _ask(request, application, found, form.cleaned_data["words"])
    said = _said(found.reasons, names_of([found.reasons], get_language()), application)
    context = {"application": application, "one": found, "said": said, "form": form}
    return render(request, "hunar_mentorship/asking/ask.html", context)


def _ask(request, application, found, words):
    try:
        asking.ask_mentor(mentee=application, mentor=found.application, words=words, reasons=found.reasons)
    except Refused as refused:
        return _refused(request, str(refused), application.key)
    messages.success(request, _("Your request is on its way. You will hear from us here."))
    return redirect("hunar_mentorship:find", key=application.key)


@require_POST
@login_required
def take_back(request, pk):
    mine = get_object_or_404(Request, pk=pk, mentee__person=request.person)
    asking.take_back_request(request=mine)
    messages.success(request, _("Your request is taken back."))
    return redirect("hunar_mentorship:find", key=mine.mentee.key)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def answer(request, pk):
    """What a mentee asks a mentor, and the mentor's yes or no."""
    asked = get_object_or_404(
        Request.objects.select_related("mentee__person", "mentee__programme", "mentor__mentor"),
        pk=pk,
        person=request.person,
    )
    asking.close_expired([asked])
    if request.method == "POST":
        return _answer(request, asked)
    names = names_of([asked.reasons], get_language())
    zone = asked.mentor.mentor.time_zone
    said = sentences(asked.reasons, names, zone=zone, on=timezone.localdate())
    is_shown = asked.state in (OfferState.OPEN, OfferState.ACCEPTED) and may_contact(
        asked.mentee.person, request.person
    )
    context = {
        "asked": asked,
        "said": said,
        "is_shown": is_shown,
        "is_open": is_shown and asked.is_open(timezone.now()),
        "until": when_in_words(asked.until, zone),
    }
    return render(request, "hunar_mentorship/asking/answer.html", context)


def _answer(request, asked):
    try:
        if request.POST.get("answer") == "yes":
            match = asking.accept_request(request=asked)
            messages.success(request, _("You have a new mentee. Propose a first meeting soon."))
            return redirect("hunar_mentorship:match", key=match.key)
        asking.decline_request(request=asked)
        messages.success(request, _("Thank you for answering. The mentee will ask somebody else."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(DESK)


def _mine(request, key) -> MenteeApplication:
    mine = MenteeApplication.objects.for_person(request.person).looking()
    return get_object_or_404(
        mine.select_related("programme", "person").filter(programme__takes_requests=True), key=key
    )


def _open_requests(application):
    return (
        Request.objects.open(timezone.now())
        .filter(mentee=application)
        .select_related("mentor__mentor__person")
        .order_by("pk")
    )


def _said(reasons, names, application):
    return sentences(reasons, names, zone=application.time_zone, on=timezone.localdate())


def _refused(request, words, key):
    messages.error(request, words)
    return redirect("hunar_mentorship:find", key=key)

"""What was proposed to me, why, and my answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..actions.offering import answer_offer, choose_mentor
from ..enums import ProposalState, Side
from ..exceptions import Refused
from ..finding import find_choices
from ..matching.audiences import for_participants
from ..models import MatchOffer, MentorApplication, Proposal
from ..reasons import names_of, sentences
from ..safety import may_contact
from ..zones import when_in_words

DESK = "hunar_mentorship:desk"


@never_cache
@login_required
@require_GET
def offer(request, pk):
    """The other person, the reasons in the reader's words, and until when to answer."""
    mine = _mine(request, pk)
    is_mentee, proposal = mine.side == Side.MENTEE, mine.proposal
    is_shown = _is_shown(proposal)
    is_open = is_shown and mine.is_open(timezone.now())
    shown = find_choices(proposal) if is_mentee and is_open else []
    reasons = for_participants(proposal.reasons, side=mine.side) if proposal.reasons else {}
    names = names_of([reasons, *(one.reasons for one in shown)], get_language())
    zone = proposal.mentee.time_zone if is_mentee else proposal.mentor.mentor.time_zone
    today = timezone.localdate()
    context = {
        "offer": mine,
        "is_shown": is_shown,
        "is_open": is_open,
        "until": when_in_words(mine.until, zone),
        "one": proposal.mentor,
        "mentee": proposal.mentee,
        "said": sentences(reasons, names, zone=zone, on=today),
        "choices": [(one, sentences(one.reasons, names, zone=zone, on=today)) for one in shown],
    }
    return render(request, f"hunar_mentorship/offers/{mine.side}.html", context)


@require_POST
@login_required
def answer(request, pk):
    """Yes, no, or which of the mentors that were shown."""
    mine = _mine(request, pk)
    try:
        match = _answered(request, mine)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("hunar_mentorship:offer", pk=pk)
    return redirect("hunar_mentorship:match", key=match.key) if match else redirect(DESK)


def _answered(request, mine):
    if chosen := request.POST.get("mentor"):
        mentor = get_object_or_404(MentorApplication, key=chosen, programme=mine.proposal.round.programme_id)
        choose_mentor(proposal=mine.proposal, mentor=mentor)
        messages.success(request, _("We have asked the mentor you chose. You hear from us here."))
        return None
    accept = request.POST.get("answer") == "yes"
    match = answer_offer(offer=mine, person=request.person, accept=accept)
    messages.success(request, _said(accept, match))
    return match


def _said(accept, match) -> str:
    if not accept:
        return _("Thank you for answering. You stay in the programme.")
    if match:
        return _("It is a match. Say hello, and propose a first meeting.")
    return _("Thank you. As soon as the other person says yes as well, you begin.")


def _is_shown(proposal: Proposal) -> bool:
    """Whether the two read of one another: not once it came to nothing, so that the page never tells why it did."""
    two = proposal.mentee.person, proposal.mentor.mentor.person
    return proposal.state in (ProposalState.OFFERED, ProposalState.MATCHED) and may_contact(*two)


def _mine(request, pk) -> MatchOffer:
    people = ("mentee__person", "mentor__mentor__person", "round__programme")
    offers = MatchOffer.objects.for_person(request.person).select_related(
        *(f"proposal__{path}" for path in people)
    )
    return get_object_or_404(offers, pk=pk)

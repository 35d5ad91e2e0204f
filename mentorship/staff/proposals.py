"""The proposals of a round in Wagtail's admin: looked through, explained, pinned, rejected, changed by hand."""

from __future__ import annotations

from functools import cached_property

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.people.actions import note_views, person_of

from .. import actions
from ..actions.handing import give_mentor, give_seat, propose_by_hand, swap_mentors
from ..availability import SLOTS, Week
from ..exceptions import BreaksRules, Refused
from ..finding import find_mentors
from ..forms.rounds import ProposalFilter
from ..gathering import half_hours
from ..models import MentorApplication, Programme, Proposal, Unmatched
from ..permissions import sees_private_reasons
from ..reasons import times
from ..reasons_for_staff import broken_words, explained, unmatched_words
from ..weighing import seats_planned, weigh
from .rounds import OfRound, title_of

ROWS = 30
PEOPLE = ("mentee__person", "mentor__mentor__person")
DECISIONS = {
    "pin": (actions.pin, _("The proposal is pinned: the next run keeps it.")),
    "unpin": (actions.unpin, _("The next run may propose something else.")),
    "reject": (actions.reject, _("Rejected. These two are not proposed to each other in this round again.")),
}


def seat_in_words(programme: Programme, mentor: MentorApplication, slot: int | None) -> str:
    """Whom a mentee is proposed, and in circles when it meets, by the clock of the site."""
    name = str(mentor.mentor.person)
    if slot is None:
        return name
    meeting = Week.of((slot + later) % SLOTS for later in range(half_hours(programme.meeting_minutes)))
    return f"{name}, {times(meeting.in_zone(timezone.get_current_timezone(), timezone.localdate()))}"


class ListView(OfRound, WagtailAdminTemplateMixin, TemplateView):
    """A page of a list of people, who may know who read it."""

    header_icon = "group"

    def get_page_subtitle(self):
        return title_of(self.round)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.crumbs(self.page_title)]

    def paged(self, rows):
        pages = Paginator(rows, ROWS)
        page = pages.get_page(self.request.GET.get("p"))
        return {"page": page, "elided_page_range": pages.get_elided_page_range(page.number)}

    def note(self, people, what):
        note_views(people=people, user=self.request.user, what=what._meta.label_lower)


class ProposalsView(ListView):
    template_name = "hunar_mentorship/rounds/proposals.html"
    page_title = _("Proposals")

    def get_context_data(self, **kwargs):
        form = ProposalFilter(self.request.GET, this_round=self.round)
        rows = form.filtered(self.round.proposals.select_related(*PEOPLE))
        context = self.paged(rows)
        shown = list(context["page"])
        self.note(
            {person for row in shown for person in (row.mentee.person, row.mentor.mentor.person)}, Proposal
        )
        return super().get_context_data(round=self.round, form=form, query=form.query, **context, **kwargs)


class UnmatchedView(ListView):
    template_name = "hunar_mentorship/rounds/unmatched.html"
    page_title = _("Without a mentor")

    def get_context_data(self, **kwargs):
        done = self.round.runs.done().first()
        rows = Unmatched.objects.filter(run=done).select_related("mentee__person").order_by("pk")
        context = self.paged(rows)
        sees_all = sees_private_reasons(self.request.user)
        for row in context["page"]:
            row.words = unmatched_words(row.reasons, sees_all=sees_all)
        self.note({row.mentee.person for row in context["page"]}, Unmatched)
        return super().get_context_data(round=self.round, **context, **kwargs)


class DecideView(OfRound):
    """Pin, let go, or reject one proposal; back to the list as it was filtered."""

    def post(self, request, pk, proposal_pk):
        found = get_object_or_404(self.round.proposals, pk=proposal_pk)
        decide, said = DECISIONS.get(request.POST.get("decision"), (None, ""))
        try:
            if decide:
                decide(proposal=found, by=person_of(request.user))
                messages.success(request, said)
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect(f"{reverse('hunar_rounds:proposals', args=[pk])}?{request.POST.get('back', '')}")


class OfProposal(ListView):
    @cached_property
    def proposal(self) -> Proposal:
        rows = self.round.proposals.select_related("round__programme", "mentee__programme", *PEOPLE)
        return get_object_or_404(rows, pk=self.kwargs["proposal_pk"])

    @cached_property
    def may_change(self) -> bool:
        return self.proposal.state in ("proposed", "pinned")

    def both(self):
        return {self.proposal.mentee.person, self.proposal.mentor.mentor.person}


class ProposalView(OfProposal):
    """Why these two, and whom else the mentee could have."""

    template_name = "hunar_mentorship/rounds/proposal.html"
    page_title = _("Proposal")

    def get_context_data(self, **kwargs):
        proposal = self.proposal
        self.note(self.both(), Proposal)
        alone = self.may_change and not self.round.programme.is_circles
        others = find_mentors(proposal.mentee, most=10).mentors if alone else ()
        return super().get_context_data(
            round=self.round,
            proposal=proposal,
            told=explained(
                proposal.reasons,
                sees_all=sees_private_reasons(self.request.user),
                language=get_language() or "en",
            ),
            may_change=self.may_change,
            others=[one for one in others if one.application.pk != proposal.mentor_id],
            partners=self.partners() if self.may_change else [],
            **kwargs,
        )

    def partners(self):
        """Those of this round with whom the mentee could change over, nearest in score first, and where they sit."""
        rows = self.round.proposals.standing().select_related(*PEOPLE).exclude(pk=self.proposal.pk)
        rows = rows.exclude(mentor=self.proposal.mentor_id, slot=self.proposal.slot)
        return [
            (row, seat_in_words(self.round.programme, row.mentor, row.slot))
            for row in rows.order_by("-score", "pk")[:50]
        ]


class ChangeView(OfProposal):
    """What another mentor, or changing over with somebody, would do: first shown, then done."""

    template_name = "hunar_mentorship/rounds/change.html"
    page_title = _("Change by hand")

    @cached_property
    def is_beside(self) -> bool:
        """The mentee joins the partner's circle, and nobody leaves it."""
        return self.round.programme.is_circles and "beside" in (self.request.POST or self.request.GET)

    @cached_property
    def partner(self) -> Proposal | None:
        asked = self.request.POST or self.request.GET
        wanted = asked.get("beside" if self.is_beside else "with", "")
        if not wanted.isdigit():
            return None
        rows = self.round.proposals.standing().select_related(
            "round__programme", "mentee__programme", *PEOPLE
        )
        return get_object_or_404(rows, pk=wanted)

    @cached_property
    def mentor(self) -> MentorApplication:
        if self.partner:
            return self.partner.mentor
        wanted = (self.request.POST or self.request.GET).get("mentor", "")
        if self.round.programme.is_circles:
            raise Http404
        rows = MentorApplication.objects.filter(programme=self.round.programme_id)
        return get_object_or_404(rows.select_related("mentor__person"), pk=wanted if wanted.isdigit() else 0)

    def get_context_data(self, **kwargs):
        sees_all = sees_private_reasons(self.request.user)
        slot = self.partner.slot if self.partner else None
        changes = [self._change(self.proposal, self.mentor, slot, sees_all)]
        if self.partner and not self.is_beside:
            changes.append(self._change(self.partner, self.proposal.mentor, self.proposal.slot, sees_all))
        is_full = self.is_beside and seats_planned(self.round, self.mentor, slot) < 1
        self.note({*self.both(), self.mentor.mentor.person}, Proposal)
        return super().get_context_data(
            round=self.round,
            proposal=self.proposal,
            partner=self.partner,
            is_beside=self.is_beside,
            is_full=is_full,
            mentor=self.mentor,
            changes=changes,
            before=sum(each["before"] for each in changes),
            after=sum(each["after"] for each in changes),
            is_refused=is_full or any(each["broken"] for each in changes) or not self.may_change,
            **kwargs,
        )

    def _change(self, proposal, mentor, slot, sees_all):
        weighed = weigh(proposal.mentee, mentor, slot)
        return {
            "mentee": proposal.mentee.person,
            "from": seat_in_words(self.round.programme, proposal.mentor, proposal.slot),
            "to": seat_in_words(self.round.programme, mentor, slot),
            "before": proposal.score,
            "after": weighed.score,
            "rank": weighed.rank,
            "broken": broken_words(weighed.broken, sees_all=sees_all),
        }

    def post(self, request, pk, proposal_pk):
        by = person_of(request.user)
        try:
            if self.is_beside and self.partner:
                give_seat(proposal=self.proposal, beside=self.partner, by=by)
            elif self.partner:
                swap_mentors(one=self.proposal, other=self.partner, by=by)
            else:
                give_mentor(proposal=self.proposal, mentor=self.mentor, by=by)
        except Refused as refused:
            messages.error(request, self._why(refused))
        else:
            messages.success(request, self._done())
        return redirect("hunar_rounds:proposal", pk, proposal_pk)

    def _done(self) -> str:
        if self.round.programme.is_circles:
            return gettext("Changed and pinned: the next run keeps the mentor, and may choose another hour.")
        return gettext("Changed and pinned: the next run keeps it.")

    def _why(self, refused: Refused) -> str:
        if not isinstance(refused, BreaksRules):
            return str(refused)
        words = broken_words(refused.rules, sees_all=sees_private_reasons(self.request.user))
        return " ".join([str(refused), *words])


class ByHandView(ListView):
    """Somebody without a mentor: who could still be proposed by hand."""

    template_name = "hunar_mentorship/rounds/by_hand.html"
    page_title = _("Propose by hand")

    @cached_property
    def row(self) -> Unmatched:
        rows = Unmatched.objects.filter(run__round=self.round).select_related(
            "mentee__person", "mentee__programme"
        )
        return get_object_or_404(rows, pk=self.kwargs["row_pk"])

    def get_context_data(self, **kwargs):
        sees_all = sees_private_reasons(self.request.user)
        self.note({self.row.mentee.person}, Unmatched)
        return super().get_context_data(
            round=self.round,
            row=self.row,
            words=unmatched_words(self.row.reasons, sees_all=sees_all),
            others=() if self.round.programme.is_circles else find_mentors(self.row.mentee, most=10).mentors,
            today=timezone.localdate(),
            **kwargs,
        )

    def post(self, request, pk, row_pk):
        wanted = request.POST.get("mentor", "")
        rows = MentorApplication.objects.filter(programme=self.round.programme_id)
        mentor = get_object_or_404(rows, pk=wanted if wanted.isdigit() else 0)
        try:
            made = propose_by_hand(
                this_round=self.round, mentee=self.row.mentee, mentor=mentor, by=person_of(request.user)
            )
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("hunar_rounds:by_hand", pk, row_pk)
        messages.success(request, gettext("Proposed and pinned: the next run keeps it."))
        return redirect("hunar_rounds:proposal", pk, made.pk)

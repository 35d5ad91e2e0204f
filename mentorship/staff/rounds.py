"""Rounds of matching in Wagtail's admin: opened, run, judged by their figures, published, closed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.people.actions import person_of

from .. import actions
from ..enums import ProposalState, RoundState
from ..exceptions import Refused
from ..models import Programme, Round
from ..permissions import sees_private_reasons
from ..round_report import figures_of, tables_of
from .looking_after import RunningMixin

SECONDS_BETWEEN_LOOKS = 3


class RoundsView(RunningMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every programme that runs, with its rounds."""

    template_name = "hunar_mentorship/rounds/rounds.html"
    page_title = _("Rounds of matching")
    header_icon = "group"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        programmes = Programme.objects.running().prefetch_related("rounds")
        return super().get_context_data(programmes=programmes, **kwargs)


class OpenRoundView(RunningMixin):
    def post(self, request, programme):
        found = get_object_or_404(Programme.objects.running(), pk=programme)
        try:
            opened = actions.open_round(programme=found, by=person_of(request.user))
        except Refused as refused:
            messages.warning(request, str(refused))
            return redirect("hunar_rounds:index")
        messages.success(request, gettext("The round is open. Nobody is told anything until you publish."))
        return redirect("hunar_rounds:round", opened.pk)


class OfRound(RunningMixin):
    """Something about one round, whose key is the first argument."""

    @cached_property
    def round(self) -> Round:
        return get_object_or_404(Round.objects.select_related("programme"), pk=self.kwargs["pk"])

    def crumbs(self, *after: str):
        rounds = {"url": reverse("hunar_rounds:index"), "label": _("Rounds of matching")}
        own = {
            "url": reverse("hunar_rounds:round", args=[self.round.pk]) if after else "",
            "label": title_of(self.round),
        }
        return [rounds, own, *({"url": "", "label": words} for words in after)]


def title_of(this_round: Round) -> str:
    return gettext("%(programme)s, round %(number)s") % {
        "programme": this_round.programme,
        "number": this_round.number,
    }


class RoundView(OfRound, WagtailAdminTemplateMixin, TemplateView):
    """Where a round stands and what can be done. While a run is at work the page looks again by itself."""

    template_name = "hunar_mentorship/rounds/round.html"
    page_title = _("Round of matching")
    header_icon = "group"

    def get_page_subtitle(self):
        return title_of(self.round)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, *self.crumbs()]

    @cached_property
    def run(self):
        return self.round.runs.unfinished().first()

    @cached_property
    def counts(self) -> dict[str, int]:
        return self.round.proposals.counts()

    @property
    def is_moving(self) -> bool:
        return bool(self.run or self.counts.get(ProposalState.SENDING))

    def get_context_data(self, **kwargs):
        last = self.round.runs.select_related("policy").order_by("-asked_at", "-pk").first()
        done = self.round.runs.done().select_related("policy").first()
        counts = self.counts
        standing = counts.get(ProposalState.PROPOSED, 0) + counts.get(ProposalState.PINNED, 0)
        return super().get_context_data(
            round=self.round,
            run=self.run,
            percent=round((self.run.share if self.run else 0) * 100),
            broken=last if last and last.state == "failed" else None,
            done=done,
            figures=figures_of(done) if done else [],
            tables=tables_of(done, sees_all=sees_private_reasons(self.request.user)) if done else [],
            counts=[(state, state.label, counts[state]) for state in ProposalState if counts.get(state)],
            standing=standing,
            sending=counts.get(ProposalState.SENDING, 0),
            unmatched=done.unmatched.count() if done else 0,
            is_closed=self.round.state == RoundState.CLOSED,
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if self.is_moving:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response


class DoView(OfRound):
    """One thing that can be done with a round; says how it went, and goes back to it."""

    def post(self, request, pk):
        try:
            messages.success(request, self.do())
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("hunar_rounds:round", pk)

    def do(self) -> str:
        raise NotImplementedError

    @property
    def by(self) -> Any:
        return person_of(self.request.user)


class ProposeView(DoView):
    def do(self):
        actions.ask_run(this_round=self.round, by=self.by)
        return gettext("The matching has been asked for. Nobody is told anything until you publish.")


class StopView(DoView):
    def do(self):
        run = self.round.runs.unfinished().first()
        if run and actions.cancel_run(run=run):
            return gettext("The matching stops at its next step. What was proposed before stays.")
        return gettext("No run was at work.")


class PublishView(DoView):
    def do(self):
        count = actions.publish_round(this_round=self.round, by=self.by)
        return gettext("%(count)d proposals are being offered to both people.") % {"count": count}


class CloseView(DoView):
    def do(self):
        actions.close_round(this_round=self.round, by=self.by)
        return gettext("The round is closed.")

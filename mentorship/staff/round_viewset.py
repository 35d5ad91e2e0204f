"""Where the screens of rounds stand in Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from . import proposals, rounds
from .looking_after import DeskMenuItem


class RoundViewSet(ViewSet):
    name = "hunar_rounds"
    url_prefix = "hunar/mentoring/rounds"
    icon = "group"
    menu_label = _("Rounds of matching")
    menu_item_class = DeskMenuItem

    def get_urlpatterns(self):
        one, view = "<int:pk>/", self.construct_view
        proposal = f"{one}proposals/<int:proposal_pk>/"
        return [
            path("", view(rounds.RoundsView), name="index"),
            path("open/<int:programme>/", view(rounds.OpenRoundView), name="open"),
            path(one, view(rounds.RoundView), name="round"),
            path(f"{one}propose/", view(rounds.ProposeView), name="propose"),
            path(f"{one}stop/", view(rounds.StopView), name="stop"),
            path(f"{one}publish/", view(rounds.PublishView), name="publish"),
            path(f"{one}close/", view(rounds.CloseView), name="close"),
            path(f"{one}proposals/", view(proposals.ProposalsView), name="proposals"),
            path(proposal, view(proposals.ProposalView), name="proposal"),
            path(f"{proposal}decide/", view(proposals.DecideView), name="decide"),
            path(f"{proposal}change/", view(proposals.ChangeView), name="change"),
            path(f"{one}unmatched/", view(proposals.UnmatchedView), name="unmatched"),
            path(f"{one}unmatched/<int:row_pk>/", view(proposals.ByHandView), name="by_hand"),
        ]

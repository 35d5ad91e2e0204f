"""Bringing lists of people, in Wagtail's admin: all lists, the upload, the report, and what may be decided there."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from cms.downloads import csv_response
from cms.people.actions import note_views
from cms.people.enums import HowOpened

from . import actions
from .enums import Outcome, State
from .forms import DecisionForm, SendForm
from .models import Entry, Roster
from .permissions import may_bring, may_see
from .report import report_lines

ROWS_ON_A_PAGE = 100
SECONDS_BETWEEN_LOOKS = 3


class SeeingMixin(View):
    """For those who may read reports."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BringingMixin(View):
    """For those who may bring lists."""

    def dispatch(self, request, *args, **kwargs):
        if not may_bring(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RosterIndexView(SeeingMixin, IndexView):
    model = Roster
    page_title = _("Lists of people")
    header_icon = "group"
    default_ordering = "-created_at"
    paginate_by = 30
    any_permission_required = ("add", "view")
    add_item_label = _("Bring a list")
    report_url_name = None
    columns = (
        TitleColumn("name", label=_("File"), url_name="hunar_rosters:report"),
        Column("get_state_display", label=_("State")),
        Column("total", label=_("Rows")),
        UserColumn("by", label=_("Brought by"), blank_display_name="—"),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
    )

    def get_base_queryset(self):
        return Roster.objects.select_related("by", "by__wagtail_userprofile")


class SendView(BringingMixin, WagtailAdminTemplateMixin, FormView):
    """Upload a list; it is looked through in the background, and nothing is written yet."""

    form_class = SendForm
    template_name = "hunar_rosters/send.html"
    page_title = _("Bring a list of people")
    header_icon = "group"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, index_crumb(), {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        roster = actions.take_in(**form.cleaned_data, by=self.request.user)
        messages.success(
            self.request, _("The list has arrived and is being looked through. Nothing is written yet.")
        )
        return redirect("hunar_rosters:report", roster.pk)


class ReportView(SeeingMixin, WagtailAdminTemplateMixin, TemplateView):
    """Row by row what would happen, and afterwards what did. While a worker is at it the page looks again by itself."""

    template_name = "hunar_rosters/report.html"
    page_title = _("List of people")
    header_icon = "group"

    @cached_property
    def roster(self):
        return get_object_or_404(Roster.objects.select_related("by"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.roster.name

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title, "sublabel": self.roster.name}
        return [*self.breadcrumbs_items, index_crumb(), here]

    @cached_property
    def header_more_buttons(self):
        if self.roster.state not in (State.READY, State.DONE):
            return []
        url = reverse("hunar_rosters:csv", args=[self.roster.pk])
        return [Button(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs):
        counts = self.roster.entries.counts()
        chosen = self.request.GET.get("outcome", "")
        chosen = chosen if chosen in Outcome.values else ""
        rows = self.roster.entries.select_related("person")
        rows = rows.filter(outcome=chosen) if chosen else rows
        paginator = Paginator(rows, ROWS_ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        note_rows(page, user=self.request.user, how=HowOpened.SHOWN)
        return super().get_context_data(
            **kwargs,
            roster=self.roster,
            rows=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            counts=[(one.value, one.label, counts[one]) for one in Outcome if one in counts],
            total=sum(counts.values()),
            new=counts.get(Outcome.NEW, 0),
            written=counts.get(Outcome.ADDED, 0),
            chosen=chosen,
            may_bring=may_bring(self.request.user),
            may_open=self.request.user.has_perm("hunar_people.change_person"),
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if self.roster.is_moving:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response


class CsvView(SeeingMixin):
    def get(self, request, pk):
        roster = get_object_or_404(Roster, pk=pk)
        note_rows(
            roster.entries.exclude(person=None).select_related("person"),
            user=request.user,
            how=HowOpened.DOWNLOADED,
        )
        return csv_response(f"people-{roster.pk}", report_lines(roster.entries.iterator()))


class BringInView(BringingMixin):
    def post(self, request, pk):
        roster = get_object_or_404(Roster, pk=pk)
        if actions.bring_in(roster=roster):
            messages.success(request, _("The people are being brought in."))
        else:
            messages.warning(request, _("There is nothing to bring in: the list is no longer waiting."))
        return redirect("hunar_rosters:report", pk)


class PutAsideView(BringingMixin):
    def post(self, request, pk):
        roster = get_object_or_404(Roster, pk=pk)
        if actions.put_aside(roster=roster):
            messages.success(request, _("The list is put aside. Nothing of it was written."))
        else:
            messages.warning(request, _("It is too late to put the list aside."))
        return redirect("hunar_rosters:report", pk)


class DecideView(BringingMixin):
    def post(self, request, pk, entry):
        form = DecisionForm(request.POST)
        row = get_object_or_404(get_object_or_404(Roster, pk=pk).entries, pk=entry)
        if form.is_valid() and actions.decide(entry_id=row.pk, by=request.user, **form.cleaned_data):
            messages.success(request, _("Row %(row)s is settled.") % {"row": row.number})
        else:
            messages.warning(request, _("There was nothing to decide any more."))
        return redirect(f"{reverse('hunar_rosters:report', args=[pk])}?outcome={Outcome.HELD.value}")


def note_rows(rows: Iterable[Entry], *, user: Any, how: str) -> None:
    """Rows of people who are here tell of them, so those people may know who read them."""
    people = [row.person for row in rows if row.person]
    note_views(people=people, user=user, what=Entry._meta.label_lower, how=how)


def index_crumb():
    return {"url": reverse("hunar_rosters:index"), "label": _("Lists of people")}

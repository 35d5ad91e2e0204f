"""The coordinator's desk: a programme's numbers, its matches at risk first, and what can be done about them."""

from __future__ import annotations

from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.people.actions import note_views, person_of

from .. import coordinating
from ..actions.reporting import settle_report
from ..actions.risks import close_risk
from ..forms.meetings import CloseRiskForm, SettleForm
from ..models import Attendance, Match, Programme, Risk
from ..permissions import may_run


class RunningMixin(View):
    """For those who run programmes."""

    def dispatch(self, request, *args, **kwargs):
        if not may_run(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ProgrammesView(RunningMixin, WagtailAdminTemplateMixin, TemplateView):
    """Which programme to look at; with one alone, that one."""

    template_name = "hunar_mentorship/admin/desk_programmes.html"
    page_title = _("Look after matches")
    header_icon = "group"

    def get(self, request, *args, **kwargs):
        self.programmes = list(coordinating.programmes_with_numbers())
        if len(self.programmes) == 1:
            return redirect("hunar_mentoring_desk:programme", self.programmes[0].pk)
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(programmes=self.programmes, **kwargs)


class OfProgramme(RunningMixin):
    @cached_property
    def programme(self) -> Programme:
        return get_object_or_404(Programme, pk=self.kwargs["pk"])

    def back(self):
        return redirect("hunar_mentoring_desk:programme", self.kwargs["pk"])


class DeskView(OfProgramme, WagtailAdminTemplateMixin, TemplateView):
    template_name = "hunar_mentorship/admin/desk.html"
    page_title = _("Look after matches")
    header_icon = "group"

    def get_page_subtitle(self):
        return str(self.programme)

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": str(self.programme)}
        desks = {"url": reverse("hunar_mentoring_desk:index"), "label": self.page_title}
        return [*self.breadcrumbs_items, desks, here]

    def get_context_data(self, **kwargs):
        now, today, programme = timezone.now(), timezone.localdate(), self.programme
        pages = Paginator(coordinating.with_signs(coordinating.at_risk(programme)), coordinating.SHOWN)
        page = pages.get_page(self.request.GET.get("p"))
        lists = {
            "accounts": coordinating.first(coordinating.told_differently(programme)),
            "check_ins": coordinating.first(coordinating.check_ins_overdue(programme, today=today)),
            "silent": coordinating.first(coordinating.silent_mentors(programme, now=now)),
            "ending": coordinating.first(coordinating.vettings_ending(programme, today=today)),
        }
        self._note(page.object_list, **lists)
        return super().get_context_data(
            programme=programme,
            figures=coordinating.figures_of(programme, now=now, today=today),
            page=page,
            elided_page_range=pages.get_elided_page_range(page.number),
            today=today,
            **lists,
            **kwargs,
        )

    def _note(self, matches, accounts, check_ins, silent, ending):
        """Everybody named here may know who read of them."""
        pairs = [*matches, *(one.match for one in accounts)]
        people = {
            *(match.mentee.person for match in pairs),
            *(match.mentor.mentor.person for match in pairs),
            *(one.person for one in check_ins),
            *(one.mentor.person for one in (*silent, *ending)),
        }
        note_views(people=people, user=self.request.user, what=Match._meta.label_lower)


class CloseRiskView(OfProgramme):
    """What was done about a sign; with that it is closed."""

    def post(self, request, pk, risk):
        found = get_object_or_404(Risk, pk=risk, match__programme=self.programme)
        form = CloseRiskForm(request.POST)
        if not form.is_valid():
            messages.error(
                request, gettext("Write in a few words what was done. The sign stays open until then.")
            )
        elif close_risk(risk=found, by=person_of(request.user), note=form.cleaned_data["note"]):
            messages.success(
                request, gettext("Closed, with your note. Only what happens from now on raises it again.")
            )
        else:
            messages.warning(request, gettext("Somebody has closed it already."))
        return self.back()


class SettleView(OfProgramme):
    """Two accounts of one meeting: staff say how it was."""

    def post(self, request, pk, attendance):
        rows = Attendance.objects.objected().select_related("meeting", "match")
        found = get_object_or_404(rows, pk=attendance, match__programme=self.programme)
        form = SettleForm(request.POST)
        if form.is_valid():
            settle_report(attendance=found, outcome=form.cleaned_data["outcome"])
            messages.success(request, gettext("It is settled, and both see it so."))
        else:
            messages.error(request, gettext("Choose how it was."))
        return self.back()


class DeskMenuItem(MenuItem):
    def is_shown(self, request):
        return may_run(request.user)


class DeskViewSet(ViewSet):
    name = "hunar_mentoring_desk"
    url_prefix = "hunar/mentoring/desk"
    icon = "group"
    menu_label = _("Look after matches")
    menu_item_class = DeskMenuItem

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(ProgrammesView), name="index"),
            path("<int:pk>/", self.construct_view(DeskView), name="programme"),
            path("<int:pk>/risks/<int:risk>/", self.construct_view(CloseRiskView), name="close_risk"),
            path("<int:pk>/accounts/<int:attendance>/", self.construct_view(SettleView), name="settle"),
        ]

"""Cases in Wagtail's admin. To whoever may not see a case it does not exist: in no list, and 404 at its address."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.people.models import Person

from . import actions
from .admin_forms import (
    AsideForm,
    CaseForm,
    CloseForm,
    LiftForm,
    MeasureForm,
    NoteForm,
    ReopenForm,
    SeverityForm,
    SubjectForm,
)
from .models import Case, Measure, Officer

CASES_ON_A_PAGE = 50
MOST_PEOPLE_FOUND = 20


class OfficersOnly(View):
    """For officers, whatever else somebody may do here."""

    def dispatch(self, request, *args, **kwargs):
        if not Officer.objects.is_officer(request.person):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class CasesView(OfficersOnly, WagtailAdminTemplateMixin, TemplateView):
    """What this officer may see: what is due first."""

    template_name = "hunar_safeguarding/admin/cases.html"
    page_title = _("Cases")
    header_icon = "warning"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        mine = Case.objects.visible_to(self.request.person)
        is_closed = self.request.GET.get("closed") == "yes"
        cases = mine.closed() if is_closed else mine.unsettled()
        order = ("-closed_at", "pk") if is_closed else ("due_at", "opened_at", "pk")
        counted = cases.annotate(told=Count("reports", distinct=True)).order_by(*order)
        paginator = Paginator(counted.select_related("handler").prefetch_related("subjects"), CASES_ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        now = timezone.now()
        for case in page:
            case.late = case.is_overdue(now)
        return super().get_context_data(
            **kwargs,
            cases=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            is_closed=is_closed,
        )


class OfCase(OfficersOnly, WagtailAdminTemplateMixin, TemplateView):
    """A screen of one case. Opening it is written down."""

    header_icon = "warning"

    @cached_property
    def case(self):
        mine = Case.objects.visible_to(self.request.person).select_related("handler")
        case = mine.filter(key=self.kwargs["key"]).first()
        if case is None:
            raise Http404
        return case

    def get_page_subtitle(self):
        return self.case.reference

    def get_breadcrumbs_items(self):
        crumb = {"url": reverse("hunar_cases:index"), "label": _("Cases")}
        return [*self.breadcrumbs_items, crumb, {"url": "", "label": self.case.reference}]

    def get(self, request, *args, **kwargs):
        actions.note_reading(case=self.case, by=request.person)
        return super().get(request, *args, **kwargs)


class OneCase(OfCase):
    """A case with all that belongs to it."""

    template_name = "hunar_safeguarding/admin/case.html"
    page_title = _("Case")

    def get_context_data(self, **kwargs):
        case, bound = self.case, kwargs.pop("bound", {})
        return super().get_context_data(
            **kwargs,
            **{f"{name}_form": bound.get(name) or self.form(name) for name in ACTS},
            case=case,
            late=case.is_overdue(timezone.now()),
            subjects=case.subjects.select_related("person"),
            reports=case.reports.select_related("reporter", "evidence").order_by("at"),
            measures=case.measures.select_related("person", "other"),
            in_force=set(case.measures.in_force().values_list("pk", flat=True)),
            entries=case.entries.select_related("by"),
            readings=case.readings.select_related("by"),
            set_aside=case.exclusions.select_related("person"),
            readers=Officer.objects.for_case(case).select_related("person"),
            opened=bound,
        )

    def form(self, name, data=None):
        return ACTS[name](data, prefix=name, case=self.case, initial={"severity": self.case.severity})


class FindSubject(OfCase):
    """Somebody whom the case is about, found by name."""

    template_name = "hunar_safeguarding/admin/find.html"
    page_title = _("Name a person")

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "").strip()
        named = Q(name__icontains=asked) | Q(name_ur__icontains=asked) | Q(known_as__icontains=asked)
        found = (
            Person.objects.present().filter(named).order_by("name", "pk") if asked else Person.objects.none()
        )
        return super().get_context_data(
            **kwargs, case=self.case, asked=asked, found=found[:MOST_PEOPLE_FOUND]
        )


class Act(OneCase):
    """One of the acts on a case; what was typed is not lost when something is missing."""

    http_method_names = ["post"]

    def post(self, request, *args, act, **kwargs):
        if act not in ACTS:
            raise Http404
        form = self.form(act, request.POST)
        if not form.is_valid():
            messages.error(request, _("Something is missing. Nothing was changed."))
            return self.render_to_response(self.get_context_data(bound={act: form}))
        try:
            said = getattr(self, act)(**form.cleaned_data)
        except actions.CaseMoved:
            said = None
            messages.warning(
                request,
                _("Somebody wrote in this case since you opened it. Please read it again, then decide."),
            )
        if said:
            messages.success(request, said)
        return self.onwards()

    def onwards(self):
        """Back to the case, or to the list when it is no longer this officer's."""
        if Case.objects.visible_to(self.request.person).filter(pk=self.case.pk).exists():
            return redirect("hunar_cases:case", self.case.key)
        return redirect("hunar_cases:index")

    @property
    def who(self):
        return {"case": self.case, "by": self.request.person}

    def take(self):
        if actions.take_in_hand(**self.who):
            return _("You have it in hand.")
        return messages.warning(self.request, _("Somebody else has it in hand already."))

    def note(self, words):
        actions.add_note(**self.who, words=words)
        return _("Written down.")

    def severity(self, severity, words):
        actions.set_severity(**self.who, severity=severity, words=words)
        return _("Its severity is changed.")

    def aside(self, officer, words):
        left = actions.set_aside(**self.who, officer=officer, words=words)
        if not left:
            messages.warning(
                self.request, _("Nobody is left who may see this case. Another officer must be named.")
            )
        return _("The officer no longer sees this case.")

    def subject(self, person):
        actions.name_subject(**self.who, person=person)
        return _("The case is about this person now. They, and whoever stands above them, cannot see it.")

    def measure(self, kind, person, other, until, words):
        actions.take_measure(**self.who, kind=kind, person=person, other=other, until=until, words=words)
        return _("It holds from now on.")

    def lift(self, measure):
        held = Measure.objects.filter(case=self.case, pk=measure).first()
        if held is None:
            raise Http404
        actions.lift_measure(measure=held, by=self.request.person)
        return _("It is lifted.")

    def close(self, **said):
        actions.close_case(**self.who, **said)
        return _("The case is closed.")

    def reopen(self, words):
        actions.reopen_case(**self.who, words=words)
        return _("The case is open again.")


ACTS = {
    "take": CaseForm,
    "note": NoteForm,
    "severity": SeverityForm,
    "aside": AsideForm,
    "subject": SubjectForm,
    "measure": MeasureForm,
    "lift": LiftForm,
    "close": CloseForm,
    "reopen": ReopenForm,
}

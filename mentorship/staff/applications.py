"""Applications of both sides in Wagtail's admin: lists that say what waits, and a screen on which one is decided."""

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import Exists, Max, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from cms.people.view_log import ShowsPeople
from cms.safeguarding.permissions import may_attest

from .. import actions, safety
from ..applicants import person_of, why_not_accept
from ..enums import ApplicationState
from ..exceptions import Refused
from ..forms.staff import AttestForm, DecisionForm, TieForm
from ..models import MenteeApplication, Mentor, MentorApplication, Tie, Vetting
from .columns import DayColumn
from .dossiers import mentee_dossier, mentor_dossier
from .vetting import RevokeView, VettingView

FOUND_AT_MOST = 10


class Needs(WagtailFilterSet):
    """Narrowing by programme, by state, and by what waits for staff."""

    def waiting(self, queryset, name, value):
        return NEEDS[value](queryset)


def _sent(rows):
    return rows.filter(state=ApplicationState.SENT)


def _unvetted(rows):
    in_force = Vetting.objects.in_force(timezone.localdate()).filter(mentor=OuterRef("mentor"))
    open_states = (ApplicationState.SENT, ApplicationState.ACCEPTED, ApplicationState.PAUSED)
    return rows.filter(~Exists(in_force), state__in=open_states)


def _untrained(rows):
    return rows.in_programme().filter(trained_at=None).exclude(programme__training="")


def _guardian(rows):
    minors = Q(person__birth_year__gte=timezone.localdate().year - 18)
    return rows.filter(minors, state=ApplicationState.SENT, guardian_agreed_at=None)


def _held(rows):
    return rows.exclude(held_at=None)


NEEDS = {"decide": _sent, "vet": _unvetted, "train": _untrained, "guardian": _guardian, "held": _held}
DECIDE = ("decide", _("A decision"))
HELD = ("held", _("A word from staff before they come back"))


class MentorFilters(Needs):
    needs = django_filters.ChoiceFilter(
        label=_("What waits"),
        method="waiting",
        choices=[DECIDE, ("vet", _("A vetting")), ("train", _("The training")), HELD],
    )

    class Meta:
        model = MentorApplication
        fields = ["needs", "programme", "state"]


class MenteeFilters(Needs):
    needs = django_filters.ChoiceFilter(
        label=_("What waits"),
        method="waiting",
        choices=[DECIDE, ("guardian", _("A guardian to be heard")), HELD],
    )

    class Meta:
        model = MenteeApplication
        fields = ["needs", "programme", "state"]


class MentorIndexView(IndexView):
    default_ordering = "-sent_at"

    def get_base_queryset(self):
        in_force = Q(mentor__vettings__passed=True, mentor__vettings__revoked_at=None)
        rows = super().get_base_queryset().exclude(state=ApplicationState.DRAFT)
        return rows.select_related("programme", "mentor__person").annotate(
            vetted_until=Max("mentor__vettings__expires_on", filter=in_force)
        )


class MenteeIndexView(IndexView):
    default_ordering = "-sent_at"

    def get_base_queryset(self):
        rows = super().get_base_queryset().exclude(state=ApplicationState.DRAFT)
        return rows.select_related("programme", "person")


class DecisionView(InspectView):
    """One application: what was said, what stands in the way, and what staff can do about it."""

    page_title = _("Application")
    people: tuple[str, ...] = ()  # to be fetched with the application
    act_url_name = None

    def get_object(self, queryset=None):
        sent = self.model.objects.exclude(state=ApplicationState.DRAFT)
        return get_object_or_404(sent.select_related("programme", *self.people), pk=self.pk)

    def get_fields(self):
        return []

    def get_edit_url(self):
        return None

    def get_context_data(self, **kwargs):
        application, user = self.object, self.request.user
        person = person_of(application)
        waits = application.state == ApplicationState.SENT
        attested = safety.attested_category(person)
        return super().get_context_data(
            application=application,
            person=person,
            person_url=_person_url(person, user),
            waits=waits,
            obstacle=why_not_accept(application) if waits else None,
            may_decide=self.user_has_permission("decide"),
            decision_form=DecisionForm(),
            attested=attested,
            attest_form=AttestForm(attested=attested) if may_attest(user) else None,
            act_name=self.act_url_name,
            **kwargs,
        )


def _person_url(person, user) -> str:
    may = user.has_perm("hunar_people.change_person")
    return reverse("hunar_people_admin:edit", args=[person.pk]) if may else ""


class MentorDecisionView(DecisionView):
    people = ("mentor__person",)

    def get_context_data(self, **kwargs):
        mentor = self.object.mentor
        return super().get_context_data(
            dossier=mentor_dossier(self.object, self.request.user),
            vettings=mentor.vettings.select_related("by"),
            may_vet=self.user_has_permission("vet"),
            **kwargs,
        )


class MenteeDecisionView(DecisionView):
    people = ("person", "guardian_heard_by")

    def get_context_data(self, **kwargs):
        sought = self.request.GET.get("mentor", "").strip()
        person = self.object.person
        ties = Tie.objects.filter(Q(person=person) | Q(other=person)).select_related("person", "other")
        return super().get_context_data(
            dossier=mentee_dossier(self.object, self.request.user),
            ties=[(tie.other if tie.person_id == person.pk else tie.person, tie) for tie in ties],
            sought=sought,
            found=_mentors_called(self.object, sought)[:FOUND_AT_MOST] if sought else [],
            tie_kinds=TieForm.base_fields["kind"].choices,
            **kwargs,
        )


def _mentors_called(application: MenteeApplication, sought: str):
    """Mentors of the programme whose name has these words."""
    rows = Mentor.objects.filter(applications__programme=application.programme).select_related("person")
    for word in sought.split()[:5]:
        rows = rows.filter(
            Q(person__name__icontains=word)
            | Q(person__name_ur__icontains=word)
            | Q(person__known_as__icontains=word)
        )
    return rows.exclude(person=application.person).distinct().order_by("person__name", "pk")


class ActView(PermissionCheckedMixin, View):
    """One thing staff do on the screen of an application. Twice is harmless."""

    permission_required = "decide"
    http_method_names = ["post"]
    model = None
    inspect_url_name = ""

    def post(self, request, pk, act):
        sent = self.model.objects.exclude(state=ApplicationState.DRAFT)
        application = get_object_or_404(sent.select_related("programme"), pk=pk)
        if act not in ACTS:
            raise Http404
        try:
            words = ACTS[act](application, request)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            tell = messages.success if words else messages.warning
            tell(
                request,
                words or gettext("Nothing was changed: it was settled before, or something is missing."),
            )
        return redirect(self.inspect_url_name, quote(pk))


def _note(request) -> str:
    form = DecisionForm(request.POST)
    return form.cleaned_data["note"] if form.is_valid() else ""


def _accept(application, request) -> str:
    done = actions.accept_application(application=application, by=request.person, note=_note(request))
    return gettext("Accepted. The applicant is told.") if done else ""


def _decline(application, request) -> str:
    done = actions.decline_application(application=application, by=request.person, note=_note(request))
    return gettext("Declined. The applicant is told.") if done else ""


def _resume(application, request) -> str:
    done = actions.resume_application(application=application, by_staff=True)
    return gettext("They can be matched again.") if done else ""


def _hear_guardian(application, request) -> str:
    if not isinstance(application, MenteeApplication):
        raise Http404
    done = actions.record_guardian(application=application, by=request.person)
    return gettext("Written down: the guardian agreed.") if done else ""


def _finish_training(application, request) -> str:
    if not isinstance(application, MentorApplication):
        raise Http404
    done = actions.record_training(application=application)
    return gettext("Written down: the training is finished.") if done else ""


def _attest(application, request) -> str:
    form = AttestForm(request.POST)
    if not (may_attest(request.user) and form.is_valid() and form.cleaned_data["category"]):
        return ""
    safety.attest(person=person_of(application), by=request.person, **form.cleaned_data)
    return gettext("Written down, with your name.")


def _tie(application, request) -> str:
    form = TieForm(request.POST, mentors=Mentor.objects.filter(applications__programme=application.programme))
    if not (isinstance(application, MenteeApplication) and form.is_valid()):
        return ""
    other = form.cleaned_data["mentor"].person
    actions.declare_tie(
        one=application.person, other=other, kind=form.cleaned_data["kind"], by=request.person
    )
    return gettext("Written down: they know each other.")


def _untie(application, request) -> str:
    if not (isinstance(application, MenteeApplication) and request.POST.get("other", "").isdigit()):
        return ""
    person, other = application.person, int(request.POST["other"])
    ties = Tie.objects.filter(Q(person=person, other=other) | Q(other=person, person=other))
    tie = ties.select_related("person", "other").first()
    return gettext("Taken away.") if tie and actions.remove_tie(one=tie.person, other=tie.other) else ""


ACTS = {
    "accept": _accept,
    "decline": _decline,
    "resume": _resume,
    "guardian": _hear_guardian,
    "training": _finish_training,
    "attest": _attest,
    "tie": _tie,
    "untie": _untie,
}


class ApplicationViewSet(ShowsPeople, ModelViewSet):
    """Nobody types an application in for somebody else: staff read and decide."""

    icon = "form"
    list_per_page = 50
    search_backend_name = None
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields = ["state"]
    add_to_admin_menu = False

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(act_url_name=self.get_url_name("act"), **kwargs)

    def get_urlpatterns(self):
        acting = self.construct_view(ActView, inspect_url_name=self.get_url_name("inspect"))
        kept = [
            each for each in super().get_urlpatterns() if each.name not in ("add", "edit", "delete", "usage")
        ]
        return [*kept, path("act/<int:pk>/<slug:act>/", acting, name="act")]


def _who(name: str, accessor: str) -> TitleColumn:
    return TitleColumn("person", label=_("Person"), accessor=accessor, url_name=f"{name}:inspect")


class MentorApplicationViewSet(ApplicationViewSet):
    model = MentorApplication
    index_view_class = MentorIndexView
    inspect_view_class = MentorDecisionView
    inspect_template_name = "hunar_mentorship/staff/mentor.html"
    filterset_class = MentorFilters
    menu_label = _("Mentors")
    name = "hunar_mentor_applications"
    url_prefix = "hunar/mentoring/mentors"
    search_fields = ["mentor__person__name", "mentor__person__name_ur", "mentor__person__known_as"]
    list_display = [
        _who("hunar_mentor_applications", "mentor.person"),
        Column("programme", label=_("Programme")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        DayColumn("vetted_until", label=_("Vetted until"), sort_key="vetted_until"),
        Column("taken", label=_("Mentees"), sort_key="taken"),
        Column("places", label=_("Places"), sort_key="places"),
    ]

    def get_urlpatterns(self):
        names = {
            "inspect_url_name": self.get_url_name("inspect"),
            "index_url_name": self.get_url_name("index"),
        }
        return [
            *super().get_urlpatterns(),
            path("vet/<int:pk>/", self.construct_view(VettingView, **names), name="vet"),
            path("revoke/<int:pk>/", self.construct_view(RevokeView, **names), name="revoke"),
        ]


class MenteeApplicationViewSet(ApplicationViewSet):
    model = MenteeApplication
    index_view_class = MenteeIndexView
    inspect_view_class = MenteeDecisionView
    inspect_template_name = "hunar_mentorship/staff/mentee.html"
    filterset_class = MenteeFilters
    menu_label = _("Mentees")
    name = "hunar_mentee_applications"
    url_prefix = "hunar/mentoring/mentees"
    search_fields = ["person__name", "person__name_ur", "person__known_as"]
    list_display = [
        _who("hunar_mentee_applications", "person"),
        Column("programme", label=_("Programme")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        Column("is_matched", label=_("Has a mentor, or an offer"), sort_key="is_matched"),
    ]

"""Vetting a mentor in Wagtail's admin: what to look at, what was found, and taking it back."""

from django.contrib.admin.utils import quote
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.safeguarding.permissions import may_attest

from .. import actions, safety
from ..enums import ApplicationState
from ..exceptions import Refused
from ..forms.staff import AttestForm, VettingForm
from ..models import MentorApplication


def application_of(pk) -> MentorApplication:
    sent = MentorApplication.objects.exclude(state=ApplicationState.DRAFT)
    return get_object_or_404(sent.select_related("programme", "mentor__person"), pk=pk)


class VettingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Everything that is looked at before a mentor is offered to anybody, on one screen."""

    permission_required = "vet"
    template_name = "hunar_mentorship/staff/vetting.html"
    page_title = _("Vetting")
    header_icon = "check"
    model = MentorApplication
    form_class = VettingForm
    index_url_name = inspect_url_name = None

    @cached_property
    def application(self):
        return application_of(self.kwargs["pk"])

    @cached_property
    def attested(self) -> str:
        return safety.attested_category(self.application.mentor.person)

    def get_page_subtitle(self):
        return str(self.application.mentor)

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=[quote(self.application.pk)])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": gettext("Mentors")},
            {"url": self.get_success_url(), "label": str(self.application)},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self):
        return {"trained": self.application.trained_at is not None}

    def attest_form(self, data=None):
        return AttestForm(data, attested=self.attested) if may_attest(self.request.user) else None

    def get_context_data(self, *, attest_form=None, **kwargs):
        return super().get_context_data(
            application=self.application,
            mentor=self.application.mentor,
            attested=self.attested,
            attest_form=attest_form or self.attest_form(),
            vettings=self.application.mentor.vettings.select_related("by"),
            back=self.get_success_url(),
            **kwargs,
        )

    def post(self, request, **kwargs):
        form, attest_form = self.get_form(), self.attest_form(request.POST)
        judged = [each.is_valid() for each in (form, attest_form) if each]
        if not all(judged):
            return self.render_to_response(self.get_context_data(form=form, attest_form=attest_form))
        try:
            self.write_down(form.cleaned_data, attest_form.cleaned_data if attest_form else {})
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, gettext("The vetting is written down."))
        return redirect(self.get_success_url())

    @transaction.atomic
    def write_down(self, found: dict, attested: dict) -> None:
        by, mentor = self.request.person, self.application.mentor
        trained = found.pop("trained")
        actions.vet_mentor(mentor=mentor, by=by, **found)
        if trained:
            actions.record_training(application=self.application)
        if attested.get("category"):
            safety.attest(person=mentor.person, by=by, **attested)


class RevokeView(PermissionCheckedMixin, View):
    """Take the vetting back: the mentor is offered to nobody any more."""

    permission_required = "vet"
    http_method_names = ["post"]
    model = MentorApplication
    index_url_name = inspect_url_name = None

    def post(self, request, pk):
        application = application_of(pk)
        if actions.revoke_vettings(mentor=application.mentor):
            messages.success(
                request, _("The vetting is taken back. The mentor is offered to nobody; matches go on.")
            )
        else:
            messages.warning(request, _("There was no vetting to take back."))
        return redirect(self.inspect_url_name, quote(pk))

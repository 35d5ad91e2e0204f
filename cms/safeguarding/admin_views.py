"""Naming officers and attesting a category, in Wagtail's admin."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.people.models import Person

from . import actions
from .admin_forms import AttestForm
from .models import Attestation, AttestationEntry
from .permissions import may_attest


class OfficerIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "named_by")


class NameOfficerView(CreateView):
    def save_instance(self):
        chosen = self.form.cleaned_data
        return actions.name_officer(person=chosen["person"], by=self.request.person, line=chosen["line"])


class ChangeOfficerView(EditView):
    def save_instance(self):
        chosen = self.form.cleaned_data
        actions.set_line(officer=self.object, people=chosen["line"])
        if chosen.get("ends"):
            actions.end_officer(officer=self.object)
        return self.object


class AttestationIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "by")


class AttestView(WagtailAdminTemplateMixin, FormView):
    """What staff made sure of about one person, what was attested before, and taking it back."""

    form_class = AttestForm
    template_name = "hunar_safeguarding/admin/attest.html"
    model = Person
    page_title = _("Attest a category")
    header_icon = "check"

    def dispatch(self, request, *args, **kwargs):
        if not may_attest(request.user):
            return permission_denied(request)
        self.person = get_object_or_404(Person.objects.present(), pk=kwargs["pk"])
        if self.person == request.person:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.person)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("hunar_attestations:index"), "label": gettext("Attestations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.person)}]

    @cached_property
    def attestation(self):
        return Attestation.objects.filter(person=self.person).first()

    def get_initial(self):
        held = self.attestation
        return {"category": held.category, "how": held.how, "note": held.note} if held else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            person=self.person,
            is_attested=self.attestation is not None,
            earlier=AttestationEntry.objects.filter(person=self.person).select_related("by"),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "take_back" not in request.POST:
            return super().post(request, *args, **kwargs)
        actions.take_back_attestation(person=self.person, by=request.person)
        messages.success(request, gettext("It is taken back. No rule counts on it any more."))
        return redirect("hunar_attestations:attest", self.person.pk)

    def form_valid(self, form):
        actions.attest(person=self.person, by=self.request.person, **form.cleaned_data)
        messages.success(self.request, gettext("It is attested."))
        return redirect("hunar_attestations:index")

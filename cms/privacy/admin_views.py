"""Staff begin an erasure for somebody who asked them to: with a reason, and the name typed once more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.people.models import Person

from . import actions
from .conf import setting
from .forms import StartForm


class StartErasure(WagtailAdminTemplateMixin, FormView):
    """What will happen, a reason, the name; the days to change one's mind run for them as for everybody."""

    form_class = StartForm
    template_name = "hunar_privacy/admin/start.html"
    model = Person
    page_title = _("Erase a person")
    header_icon = "bin"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("hunar_privacy.start_erasure"):
            return permission_denied(request)
        self.person = get_object_or_404(Person.objects.present(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.person)

    @property
    def back(self) -> str:
        return reverse("hunar_people_admin:edit", args=[self.person.pk])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("hunar_people_admin:index"), "label": gettext("People")},
            {"url": self.back, "label": str(self.person)},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.person}

    def get_context_data(self, **kwargs):
        days = setting("COOLING_OFF_DAYS")
        return super().get_context_data(person=self.person, back=self.back, days=days, **kwargs)

    def form_valid(self, form):
        try:
            actions.ask_for_erasure(
                person=self.person, by=self.request.user, reason=form.cleaned_data["reason"]
            )
        except actions.CannotErase as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, gettext("It is begun, and the person has been told."))
        return redirect("hunar_erasures:index")

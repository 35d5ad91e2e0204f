"""Staff look into one learner's course, and may excuse them from a part of it."""

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from . import actions
from .exceptions import Refused
from .forms import ExcuseForm
from .learning import Outlook
from .models import Enrolment
from .standings import decisions, item_in_words, parts


class InspectEnrolmentView(InspectView):
    """What one learner has done of one course, and what staff decided about it."""

    page_title = _("Enrolment")
    excuse_url_name = None

    def get_object(self, queryset=None):
        found = Enrolment.objects.select_related("course", "person", "cohort")
        return get_object_or_404(found, pk=self.pk)

    def get_cohort_display_value(self):
        return self.object.cohort or "–"

    def get_enrolled_at_display_value(self):
        return localtime(self.object.enrolled_at)

    def get_completed_at_display_value(self):
        return localtime(self.object.completed_at) if self.object.completed_at else "–"

    def get_context_data(self, **kwargs):
        outlook = Outlook(self.object.course, self.object, get_language())
        context = {"outlook": outlook, "modules": parts(outlook), "decisions": decisions(outlook)}
        if self.user_has_permission("excuse"):
            context["excuse_url"] = reverse(self.excuse_url_name, args=(quote(self.object.pk),))
        return super().get_context_data(**context, **kwargs)


class ExcuseView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The reason for which a learner is spared one lesson or activity."""

    permission_required = "excuse"
    template_name = "hunar_courses/admin/excuse.html"
    page_title = _("Excuse")
    header_icon = "check"
    model = Enrolment
    form_class = ExcuseForm
    index_url_name = None
    inspect_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = Enrolment.objects.select_related("course", "person")
        self.object = get_object_or_404(found, pk=kwargs["pk"])
        self.item = request.GET.get("item", "")

    def get_page_subtitle(self):
        return str(self.object)

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=(quote(self.object.pk),))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": gettext("Enrolments")},
            {"url": self.get_success_url(), "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        part = item_in_words(Outlook(self.object.course, self.object, get_language()), self.item)
        return super().get_context_data(
            enrolment=self.object, part=part, back=self.get_success_url(), **kwargs
        )

    def form_valid(self, form):
        try:
            actions.excuse(
                enrolment=self.object,
                item=self.item,
                by=self.request.user,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            messages.error(self.request, str(refused))
        else:
            messages.success(self.request, gettext("%(person)s is excused.") % {"person": self.object.person})
        return redirect(self.get_success_url())

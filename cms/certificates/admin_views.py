"""Staff look into a certificate, revoke it or reinstate it, always with a reason that is kept."""

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from . import actions
from .forms import ReinstateForm, RevokeForm
from .models import Certificate


class InspectCertificateView(InspectView):
    """One certificate: what was promised, what it is worth today, and all that happened to it."""

    page_title = _("Certificate")
    revoke_url_name = None
    reinstate_url_name = None

    @cached_property
    def header_buttons(self):
        if not self.user_has_permission("revoke"):
            return []
        address = partial_url(self.object)
        if self.object.revoked_at is None:
            return [HeaderButton(gettext("Revoke"), url=address(self.revoke_url_name), icon_name="cross")]
        if self.object.withdrawn_at is None:
            return [
                HeaderButton(gettext("Reinstate"), url=address(self.reinstate_url_name), icon_name="undo")
            ]
        return []

    def get_achieved_at_display_value(self):
        return localtime(self.object.achieved_at)

    def get_issued_at_display_value(self):
        return localtime(self.object.issued_at)

    def get_context_data(self, **kwargs):
        events = self.object.events.select_related("by")
        return super().get_context_data(events=events, certificate=self.object, **kwargs)


def partial_url(certificate):
    """The address of a view of this certificate, by the view's name."""
    return lambda name: reverse(name, args=(quote(certificate.pk),))


class ChangeStateView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form with a reason, and one action."""

    permission_required = "revoke"
    template_name = "hunar_certificates/admin/change_state.html"
    model = Certificate
    index_url_name = None
    inspect_url_name = None
    header_icon = "clipboard-list"
    done = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Certificate, pk=kwargs["pk"])

    def get_page_subtitle(self):
        return self.object.number

    def get_success_url(self):
        return reverse(self.inspect_url_name, args=(quote(self.object.pk),))

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": gettext("Certificates")},
            {"url": self.get_success_url(), "label": self.object.number},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(certificate=self.object, back=self.get_success_url(), **kwargs)

    def form_valid(self, form):
        self.act(**form.cleaned_data)
        messages.success(self.request, self.done % {"number": self.object.number})
        return redirect(self.get_success_url())


class RevokeView(ChangeStateView):
    page_title = _("Revoke")
    form_class = RevokeForm
    done = _("Certificate %(number)s is revoked.")

    def act(self, **said):
        actions.revoke(certificate=self.object, by=self.request.user, **said)


class ReinstateView(ChangeStateView):
    page_title = _("Reinstate")
    form_class = ReinstateForm
    done = _("Certificate %(number)s is valid again.")

    def act(self, **said):
        actions.reinstate(certificate=self.object, by=self.request.user, **said)

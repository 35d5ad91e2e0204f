"""Subscribers in Wagtail's admin: how many they are, and one is forgotten who asked staff for it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from themes.languages import language_name

from . import actions
from .admin_views import SeeingMixin, index_crumb
from .forms import ForgetForm
from .models import Subscriber
from .permissions import may_send


class SubscribersView(SeeingMixin, WagtailAdminTemplateMixin, FormView):
    template_name = "hunar_mailings/admin/subscribers.html"
    page_title = gettext_lazy("Subscribers")
    header_icon = "group"
    form_class = ForgetForm

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, index_crumb(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        rows = Subscriber.objects.current().by_language()
        return super().get_context_data(
            **kwargs,
            rows=[(language_name(language), number) for language, number in rows],
            total=sum(number for _language, number in rows),
            waiting=Subscriber.objects.filter(confirmed_at=None, ended_at=None).count(),
            may_send=may_send(self.request.user),
            address=signing_up_address(),
        )

    def form_valid(self, form):
        if not may_send(self.request.user):
            raise PermissionDenied
        actions.forget(email=form.cleaned_data["email"])
        messages.success(self.request, _("No news goes to this address any more."))
        return redirect("hunar_mailings_admin:subscribers")


def signing_up_address():
    try:
        return reverse("hunar_news:subscribe")
    except NoReverseMatch:  # a host that has no subscribers
        return ""

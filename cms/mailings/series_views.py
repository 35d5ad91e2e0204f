"""A series of messages in Wagtail's admin: what it follows, its steps in order, started and stopped."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from themes.languages import language_name

from . import actions, triggers
from .admin_views import DraftsOnly, MailingCreateView, SeeingMixin, series_crumb
from .enums import SeriesState
from .models import Series
from .permissions import may_send, may_write


def happening(series):
    """What it follows, in words."""
    trigger = triggers.get(series.trigger)
    if trigger is None:
        return _("something that is no longer installed")
    what = dict(trigger.choices()).get(series.about, series.about) if series.about else trigger.anything
    return f"{trigger.label}: {what}"


class SeriesCreateView(CreateView):
    def save_instance(self):
        self.form.instance.by = self.request.user
        return super().save_instance()

    def get_success_url(self):
        return reverse("hunar_series:overview", args=[self.object.pk])


class SeriesEditView(EditView):
    def get_success_url(self):
        return reverse("hunar_series:overview", args=[self.object.pk])


class SeriesDeleteView(DeleteView):
    """One that has messages stays: what left must be found again."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.steps.exists():
            messages.warning(request, _("It has messages. Delete those that are drafts first; others stay."))
            return redirect("hunar_series:overview", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class SeriesMixin(SeeingMixin):
    @cached_property
    def series(self):
        return get_object_or_404(Series, pk=self.kwargs["pk"])


class SeriesOverview(SeriesMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "hunar_mailings/admin/series.html"
    page_title = gettext_lazy("Series of messages")
    header_icon = "list-ol"

    def get_page_subtitle(self):
        return self.series.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, series_crumb(), {"url": "", "label": self.series.title}]

    def get_context_data(self, **kwargs):
        steps = self.series.steps.prefetch_related("words").order_by("days", "hour", "pk")
        return super().get_context_data(
            **kwargs,
            series=self.series,
            happening=happening(self.series),
            steps=[(step, [language_name(words.language) for words in step.words.all()]) for step in steps],
            is_running=self.series.state == SeriesState.RUNNING,
            has_drafts=any(step.is_draft for step in steps),
            may_send=may_send(self.request.user),
            may_write=may_write(self.request.user),
        )


class SeriesActView(SeriesMixin):
    http_method_names = ["post"]

    def post(self, request, pk, what):
        if what not in ("start", "stop") or not may_send(request.user):
            raise PermissionDenied
        try:
            if what == "start":
                done = actions.start_series(series=self.series, by=request.user)
                words = _("The series runs. It follows what happens from now on.")
            else:
                done = actions.stop_series(series=self.series, by=request.user)
                words = _("The series is stopped.")
        except actions.NotReady:
            messages.error(
                request,
                _(
                    "It cannot start yet: one of its messages lacks words in a language, or the site a gateway."
                ),
            )
        else:
            messages.success(request, words) if done else messages.warning(
                request, _("There was nothing to do.")
            )
        return redirect("hunar_series:overview", pk)


class StepsElsewhere(IndexView):
    """Steps are listed with their series."""

    def get(self, request, *args, **kwargs):
        return redirect("hunar_series:index")


class OfASeries(View):
    """From a step one goes back to its series."""

    def get_success_url(self):
        return reverse("hunar_series:overview", args=[self.object.series_id])


class StepCreateView(OfASeries, MailingCreateView):
    def dispatch(self, request, *args, **kwargs):
        if self.series is None:
            return redirect("hunar_series:index")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def series(self):
        number = self.request.GET.get("series", "")
        return Series.objects.filter(pk=int(number)).first() if number.isdecimal() else None

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        form.instance.series = self.series
        return form

    def get_add_url(self):
        return f"{super().get_add_url()}?series={self.series.pk}"


class StepEditView(DraftsOnly, OfASeries, EditView):
    pass


class StepDeleteView(DraftsOnly, OfASeries, DeleteView):
    pass

"""Facts in Wagtail's admin: handing one over tells its new owner; a report says how all of them stand."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetChosenView
from wagtail.snippets.views.snippets import CreateView, EditView

from cms.downloads import csv_response

from . import actions
from .enums import State
from .permissions import may_see_report
from .reporting import csv_lines, rows
from .rich_text import label_of


class HandsOver:
    """What the form says of the owner is done by the action that tells them."""

    def save_instance(self):
        fact = super().save_instance()
        if "owner" in self.form.changed_data:
            actions.hand_over(fact=fact, owner=fact.owner)
        return fact


class FactCreateView(HandsOver, CreateView):
    pass


class FactEditView(HandsOver, EditView):
    pass


class FactChosenView(SnippetChosenView):
    """A text keeps a fact by its key, and the editor shows its name and value."""

    def get_chosen_response_data(self, item):
        return super().get_chosen_response_data(item) | {"key": item.key, "label": label_of(item)}


class FactChooserViewSet(SnippetChooserViewSet):
    chosen_view_class = FactChosenView


class SeeingMixin(View):
    """For those who may see facts."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ReportView(SeeingMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every fact: what it says, until when, where it is used, and who looks after it."""

    template_name = "hunar_facts/admin/report.html"
    page_title = _("How facts stand")
    header_icon = "calendar-check"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def header_more_buttons(self):
        url = reverse("hunar_facts_report:csv")
        return [Button(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs):
        found, chosen = rows(timezone.localdate()), self.request.GET.get("state", "")
        counts = [(state, sum(row.state == state for row in found)) for state in State]
        return super().get_context_data(
            **kwargs,
            rows=[row for row in found if row.state == chosen] if chosen in State.values else found,
            counts=[(state.value, state.label, count) for state, count in counts if count],
            total=len(found),
            chosen=chosen,
            may_open=self.request.user.has_perm("hunar_facts.change_fact"),
        )


class CsvView(SeeingMixin):
    def get(self, request):
        return csv_response("facts", csv_lines(timezone.localdate()))

"""Marking again, in Wagtail's admin: the orders given, a new order, what it would do, and what it did."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import DateColumn, StatusTagColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from . import actions
from .enums import RegradeState
from .models import Attempt, Question, Quiz, RegradeOrder
from .permissions import may_see_people

SUBJECTS = {"question": Question, "quiz": Quiz}
SECONDS_BETWEEN_LOOKS = 3
NAMES_SHOWN = 50


class RegradeForm(forms.Form):
    """Why attempts are marked again, and what may come of it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept with every attempt it changes."),
    )
    may_lower = forms.BooleanField(
        label=_("Grades may fall"),
        required=False,
        help_text=_("Otherwise a result that would be worse stays as it is. A pass stays in either case."),
    )


class RegradeIndexView(IndexView):
    model = RegradeOrder
    page_title = _("Regrades")
    header_icon = "rotate"
    any_permission_required = ("add", "view")
    add_url_name = None
    default_ordering = "-ordered_at"
    paginate_by = 30
    columns = (
        TitleColumn("title", label=_("What is regraded"), url_name="hunar_regrades:order"),
        StatusTagColumn(
            "state", label=_("State"), accessor="get_state_display", primary=lambda row: row.is_open
        ),
        UserColumn("ordered_by", label=_("Ordered by"), blank_display_name="—"),
        DateColumn("ordered_at", label=_("Ordered at"), sort_key="ordered_at"),
    )

    def get_base_queryset(self):
        return RegradeOrder.objects.for_lists()


class RegradePage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    model = RegradeOrder
    header_icon = "rotate"
    any_permission_required = ("add", "view")

    def get_breadcrumbs_items(self):
        index = {"url": reverse("hunar_regrades:index"), "label": _("Regrades")}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, index, here]


class OrderRegradeView(RegradePage, FormView):
    """Why, and whether grades may fall. It is then looked into; nothing changes yet."""

    permission_required = "add"
    form_class = RegradeForm
    template_name = "hunar_quizzes/admin/order_regrade.html"
    page_title = _("Regrade")

    @cached_property
    def subject(self):
        return get_object_or_404(SUBJECTS[self.kwargs["what"]], pk=self.kwargs["pk"]).source

    def get_page_subtitle(self):
        return self.subject.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(subject=self.subject, what=self.kwargs["what"], **kwargs)

    def form_valid(self, form):
        order = actions.order_regrade(subject=self.subject, by=self.request.user, **form.cleaned_data)
        return redirect("hunar_regrades:order", order.pk)


class RegradeView(RegradePage, TemplateView):
    """One order. POST decides on it: to carry it out, or to drop it."""

    template_name = "hunar_quizzes/admin/regrade.html"
    page_title = _("Regrade")

    @cached_property
    def order(self):
        orders = RegradeOrder.objects.select_related("ordered_by", "carried_out_by")
        return get_object_or_404(orders, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.order.title

    def post(self, request, pk):
        if not self.user_has_permission("add"):
            raise PermissionDenied
        if request.POST.get("decision") == "carry_out":
            decided = actions.carry_out_regrade(order=self.order, by=request.user)
        else:
            decided = actions.drop_regrade(order=self.order)
        if not decided:
            messages.warning(request, _("This was decided already."))
        return redirect("hunar_regrades:order", pk)

    def get_context_data(self, **kwargs):
        sees_people = may_see_people(self.request.user)
        return super().get_context_data(
            order=self.order,
            may_decide=self.order.state == RegradeState.WEIGHED and self.user_has_permission("add"),
            sees_people=sees_people,
            groups=[self.group(name, sees_people) for name in ("passing", "falling")],
            **kwargs,
        )

    def group(self, name, sees_people):
        """Those who would newly pass, or whose grade would fall: how many, and the first of them by name."""
        found = self.order.findings.get(name, [])
        attempts = Attempt.objects.without_paper().filter(pk__in=found[:NAMES_SHOWN] if sees_people else [])
        people = [attempt.enrolment.person for attempt in attempts.select_related("enrolment__person")]
        return {"name": name, "count": len(found), "people": people, "more": len(found) - len(people)}

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if self.order.is_open:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response

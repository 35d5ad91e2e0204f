"""Programmes in Wagtail's admin: their settings, and the weights and tiers they publish."""

from django.contrib.admin.utils import quote
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import EditView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from .. import actions
from ..forms.programmes import PolicyForm, ProgrammeForm
from ..models import Programme
from ..programme_words import tiers_in_words, weights_in_words
from .columns import DayColumn

TABS = (
    (
        _("What it is"),
        (
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("name_ur")]),
                    FieldPanel("slug"),
                    FieldPanel("state"),
                ],
                heading=_("Name"),
            ),
            MultiFieldPanel(
                [FieldPanel("is_women_only"), FieldPanel("is_observed")], heading=_("Who may take part")
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                ],
                heading=_("Dates"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("circle_size")]),
                    FieldRowPanel(
                        [FieldPanel("weeks"), FieldPanel("meeting_days"), FieldPanel("meeting_minutes")]
                    ),
                ],
                heading=_("How people meet"),
            ),
        ),
    ),
    (
        _("Conduct and training"),
        (
            MultiFieldPanel(
                [FieldPanel("conduct"), FieldPanel("conduct_ur"), FieldPanel("conduct_version")],
                heading=_("Code of conduct"),
                help_text=_(
                    "Give it a new version when its meaning changes: everybody is asked to agree again."
                ),
            ),
            MultiFieldPanel(
                [FieldPanel("training"), FieldPanel("training_ur"), FieldPanel("training_url")],
                heading=_("Training of mentors"),
            ),
        ),
    ),
    (
        _("Matching"),
        (
            HelpPanel(template="hunar_mentorship/staff/weights_help.html", heading=_("Weights and tiers")),
            MultiFieldPanel(
                [FieldPanel("overlap_minutes"), FieldPanel("language_level")], heading=_("Rules of a pair")
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("default_places"), FieldPanel("most_places")])],
                heading=_("Places"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("offer_days"),
                    FieldPanel("shows_choice"),
                    FieldPanel("takes_requests"),
                    FieldPanel("request_days"),
                ],
                heading=_("Offers and requests"),
            ),
        ),
    ),
    (
        _("On the way"),
        (
            MultiFieldPanel(
                [FieldPanel("check_in_weeks"), FieldPanel("risk_days")], heading=_("Looking after")
            ),
            FieldPanel("certificate_template"),
        ),
    ),
)


class ProgrammeEditView(EditView):
    weights_url_name = None

    @cached_property
    def header_buttons(self):
        if not self.user_has_permission("publish"):
            return super().header_buttons
        url = reverse(self.weights_url_name, args=[quote(self.object.pk)])
        return [*super().header_buttons, HeaderButton(_("Weights and tiers"), url=url, icon_name="list-ol")]


class WeightsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Publish weights and tiers as a new version, with why; below, every version there was."""

    permission_required = "publish"
    template_name = "hunar_mentorship/staff/weights.html"
    page_title = _("Weights and tiers")
    header_icon = "list-ol"
    model = Programme
    form_class = PolicyForm
    index_url_name = edit_url_name = None

    @cached_property
    def programme(self):
        return get_object_or_404(Programme, pk=self.kwargs["pk"])

    @cached_property
    def versions(self):
        return list(self.programme.policies.select_related("by"))

    def get_page_subtitle(self):
        return str(self.programme)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": gettext("Programmes")},
            {
                "url": reverse(self.edit_url_name, args=[quote(self.programme.pk)]),
                "label": str(self.programme),
            },
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"policy": self.versions[0] if self.versions else None}

    def get_context_data(self, **kwargs):
        language = get_language()
        told = [
            (policy, weights_in_words(policy), tiers_in_words(policy, language))
            for policy in self.versions[:20]
        ]
        return super().get_context_data(versions=told, programme=self.programme, **kwargs)

    def form_valid(self, form):
        policy = actions.publish_policy(programme=self.programme, by=self.request.person, **form.published())
        said = {"version": policy.version}
        if self.versions and policy.version == self.versions[0].version:
            messages.info(self.request, gettext("Nothing has changed: version %(version)s stays.") % said)
        else:
            messages.success(self.request, gettext("Version %(version)s is published.") % said)
        return redirect(self.request.path)


class ProgrammeViewSet(ModelViewSet):
    model = Programme
    icon = "group"
    menu_label = _("Programmes")
    name = "hunar_programmes"
    url_prefix = "hunar/mentoring/programmes"
    list_display = [
        "name",
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("get_kind_display", label=_("Kind")),
        DayColumn("closes_at", label=_("Applications until"), sort_key="closes_at"),
        DayColumn("starts_on", label=_("From"), sort_key="starts_on"),
        DayColumn("ends_on", label=_("To"), sort_key="ends_on"),
    ]
    list_filter = ["state", "kind"]
    search_fields = ["name", "name_ur"]
    search_backend_name = None
    copy_view_enabled = False
    edit_view_class = ProgrammeEditView
    edit_handler = TabbedInterface(
        [ObjectList(panels, heading=heading) for heading, panels in TABS], base_form_class=ProgrammeForm
    )

    def get_edit_view_kwargs(self, **kwargs):
        return super().get_edit_view_kwargs(weights_url_name=self.get_url_name("weights"), **kwargs)

    def get_urlpatterns(self):
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("index", "edit")}
        weights = self.construct_view(WeightsView, **names)
        return [*super().get_urlpatterns(), path("weights/<int:pk>/", weights, name="weights")]

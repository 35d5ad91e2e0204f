"""Certificates and their templates in Wagtail's admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.people.view_log import ShowsPeople

from .admin_views import InspectCertificateView, ReinstateView, RevokeView
from .filters import CertificateFilterSet
from .models import Certificate, CertificateTemplate
from .panels import TEMPLATE_PANELS


class CertificateViewSet(ShowsPeople, ModelViewSet):
    """The list of what was awarded; each can be looked into, revoked and reinstated, none written by hand."""

    model = Certificate
    name = "hunar_certificates_admin"
    url_prefix = "hunar/certificates"
    icon = "clipboard-list"
    menu_label = _("Certificates")
    menu_order = 400
    add_to_admin_menu = True
    list_display = (
        "number",
        "holder",
        "title",
        StatusTagColumn("state", label=_("State"), accessor="state.label", primary=lambda row: row.is_valid),
        DateColumn("issued_at", label=_("Issued"), sort_key="issued_at"),
    )
    list_filter = None
    filterset_class = CertificateFilterSet
    search_fields = ("number", "person__name", "person__name_ur")
    search_backend_name = None
    ordering = ("-issued_at", "-pk")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectCertificateView
    inspect_view_fields = ("number", "kind", "subject", "language", "achieved_at", "issued_at")
    inspect_template_name = "hunar_certificates/admin/inspect.html"
    form_fields = ()

    def _change_view(self, view_class):
        names = {name: self.get_url_name(name) for name in ("index", "inspect")}
        return self.construct_view(
            view_class, index_url_name=names["index"], inspect_url_name=names["inspect"]
        )

    def get_inspect_view_kwargs(self, **kwargs):
        urls = {f"{name}_url_name": self.get_url_name(name) for name in ("revoke", "reinstate")}
        return super().get_inspect_view_kwargs(**urls, **kwargs)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("revoke/<int:pk>/", self._change_view(RevokeView), name="revoke"),
            path("reinstate/<int:pk>/", self._change_view(ReinstateView), name="reinstate"),
        ]


class CertificateTemplateViewSet(SnippetViewSet):
    """What certificates say and how they look, with a live preview."""

    model = CertificateTemplate
    icon = "doc-full-inverse"
    list_display = ("name", "orientation", "printed")
    panels = TEMPLATE_PANELS
    copy_view_enabled = True

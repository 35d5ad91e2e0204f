"""Campaigns in Wagtail's admin: all of them, and what one reached and changed."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from cms.downloads import csv_response
from cms.qr import QUIET_ZONE, can_draw, qr_png, qr_svg

from .charts import bar, columns, interval
from .conf import base_url, setting
from .models import Campaign, ShortLink
from .permissions import may_read
from .reach import Reach
from .report import report_lines, tables


class ReadingMixin(View):
    """For those who may read reports of campaigns."""

    def dispatch(self, request, *args, **kwargs):
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DayColumn(Column):
    """A day that may lie ahead, which Wagtail's own column would call "just now"."""

    def get_value(self, instance):
        return date_format(super().get_value(instance))


class StageColumn(Column):
    def get_value(self, instance):
        return instance.stage.label


class CampaignIndexView(ReadingMixin, IndexView):
    model = Campaign
    page_title = _("Reach of campaigns")
    header_icon = "view"
    default_ordering = "-starts_on"
    paginate_by = 30
    any_permission_required = ("view",)
    report_url_name = None
    columns = (
        TitleColumn("title", label=_("Campaign"), accessor=str, url_name="hunar_campaign_reach:report"),
        StageColumn("stage", label=_("Stage")),
        DayColumn("starts_on", label=_("First day"), sort_key="starts_on"),
        DayColumn("ends_on", label=_("Last day"), sort_key="ends_on"),
    )


class ReportView(ReadingMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "hunar_campaigns/admin/report.html"
    page_title = _("Reach and change")
    header_icon = "view"

    @cached_property
    def campaign(self):
        return get_object_or_404(Campaign, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.campaign)

    def get_breadcrumbs_items(self):
        index = {"url": reverse("hunar_campaign_reach:index"), "label": _("Reach of campaigns")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.campaign)}]

    @cached_property
    def header_more_buttons(self):
        url = reverse("hunar_campaign_reach:csv", args=[self.campaign.pk])
        return [Button(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs):
        reach = Reach(self.campaign)
        days = reach.by_day()
        return super().get_context_data(
            **kwargs,
            campaign=self.campaign,
            reach=reach,
            headline=reach.headline(),
            days=days,
            chart=columns([number or 0 for _day, number in days], str(_("Visits, day by day"))),
            tables=[drawn(table) for table in tables(reach)],
            polls=reach.polls(),
            change=[
                (line, interval(line.change.low, line.change.mean, line.change.high) if line.change else "")
                for line in reach.change()
            ],
            smallest=setting("SMALLEST_GROUP"),
        )


def drawn(table):
    """A table with a bar for each of its numbers."""
    most = max((line.number or 0 for line in table.lines), default=0)
    return table, [(line, bar(line.number or 0, most)) for line in table.lines]


class CsvView(ReadingMixin):
    def get(self, request, pk):
        campaign = get_object_or_404(Campaign, pk=pk)
        reach = Reach(campaign)
        return csv_response(f"campaign-{pk}", report_lines(reach))


def printed_address(link):
    """What is printed: the whole address."""
    return f"{base_url()}{link.get_absolute_url()}"


class AddressColumn(Column):
    def get_value(self, instance):
        return printed_address(instance)


class ShortLinkCreateView(CreateView):
    def save_instance(self):
        self.form.instance.made_by = self.request.user
        return super().save_instance()


class ShortLinkIndexView(IndexView):
    default_ordering = "-made_at"

    def get_base_queryset(self):
        return ShortLink.objects.select_related("campaign", "district")


class ShortLinkEditView(EditView):
    """The link with its QR code, to be put on a poster."""

    template_name = "hunar_campaigns/admin/short_link_edit.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, address=printed_address(self.object), has_code=can_draw())


KINDS = {"svg": ("image/svg+xml", partial(qr_svg, border=QUIET_ZONE)), "png": ("image/png", qr_png)}


class QrCodeView(PermissionCheckedMixin, View):
    """The QR code of a short link, as a file to take away; `?show` to look at."""

    model = ShortLink
    any_permission_required = ("add", "change", "delete", "view")

    def get(self, request, pk, kind):
        if not can_draw():
            raise Http404
        link = get_object_or_404(ShortLink, pk=pk)
        content_type, drawn = KINDS[kind]
        answer = HttpResponse(drawn(printed_address(link)), content_type=content_type)
        if "show" not in request.GET:
            answer["Content-Disposition"] = f'attachment; filename="{link.code}.{kind}"'
        return answer

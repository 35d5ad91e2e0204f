"""Bringing courses in, in Wagtail's admin: the list of imports, the upload, the report."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from .enums import Outcome
from .forms import SendForm
from .models import CourseImport
from .permissions import catalogues_of, may_see, policy
from .report import as_csv
from .sending import send_course

LINES_ON_A_PAGE = 100
SECONDS_BETWEEN_LOOKS = 3


class SeeingMixin(View):
    """For those who may read reports."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportIndexView(SeeingMixin, IndexView):
    model = CourseImport
    page_title = _("Open edX imports")
    header_icon = "download"
    default_ordering = "-created_at"
    paginate_by = 30
    any_permission_required = ("add", "view")
    add_item_label = _("Bring a course in")
    report_url_name = None
    columns = (
        TitleColumn(
            "name",
            label=_("File"),
            url_name="hunar_olx:report",
        ),
        Column("get_state_display", label=_("State")),
        Column("course", label=_("Course"), accessor=lambda record: record.course or "—"),
        UserColumn("user", label=_("Brought by"), blank_display_name="—"),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
    )

    def get_base_queryset(self):
        return CourseImport.objects.select_related("course", "user", "user__wagtail_userprofile")


class SendView(WagtailAdminTemplateMixin, FormView):
    """Upload an archive; it is read in the background."""

    form_class = SendForm
    template_name = "hunar_olx/send.html"
    page_title = _("Bring a course in from Open edX")
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        if not policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def catalogues(self):
        return catalogues_of(self.request.user)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "catalogues": self.catalogues}

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, index_crumb(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, catalogues=self.catalogues)

    def form_valid(self, form):
        record = send_course(
            file=form.cleaned_data["file"], parent=form.cleaned_data["catalogue"], user=self.request.user
        )
        messages.success(self.request, _("The archive has arrived and is being read."))
        return redirect("hunar_olx:report", record.pk)


class ReportView(SeeingMixin, WagtailAdminTemplateMixin, TemplateView):
    """What became of each part. While the course is being read the page looks again by itself."""

    template_name = "hunar_olx/report.html"
    page_title = _("Import")
    header_icon = "download"

    @cached_property
    def record(self):
        rows = CourseImport.objects.select_related("course", "parent", "user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.record.name

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title, "sublabel": self.record.name}
        return [*self.breadcrumbs_items, index_crumb(), here]

    @cached_property
    def header_buttons(self):
        if self.record.is_open or self.record.failure:
            return []
        url = reverse("hunar_olx:csv", args=[self.record.pk])
        return [HeaderButton(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs):
        counts = self.record.lines.counts()
        chosen = self.request.GET.get("outcome", "")
        chosen = chosen if chosen in Outcome.values else ""
        lines = self.record.lines.select_related("page", "question")
        lines = lines.filter(outcome=chosen) if chosen else lines
        paginator = Paginator(lines, LINES_ON_A_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        finder = AdminURLFinder(self.request.user)
        for line in page:
            line.edit_url = finder.get_edit_url(line.question or line.page) if line.page else None
        return super().get_context_data(
            **kwargs,
            record=self.record,
            lines=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            counts=[(one.value, one.label, counts[one]) for one in Outcome if one in counts],
            total=sum(counts.values()),
            chosen=chosen,
            course_url=self.course_url(),
        )

    def course_url(self):
        course = self.record.course
        if course and course.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_explore", args=[course.pk])
        return ""

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if self.record.is_open:
            response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
        return response


class CsvView(SeeingMixin):
    def get(self, request, pk):
        record = get_object_or_404(CourseImport, pk=pk)
        response = HttpResponse(as_csv(record.lines.all()), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{record.pk}.csv"'
        return response


def index_crumb():
    return {"url": reverse("hunar_olx:index"), "label": _("Open edX imports")}

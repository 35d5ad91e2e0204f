"""The desk's own screens: a whole list, the calendar, and a page looked over."""

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.page_screen import PageScreen

from .drafts import draft_of
from .looking_over import grade
from .months import Month
from .panels import coming_up, findings_in, panels_for

ALL = 200


class PanelView(WagtailAdminTemplateMixin, TemplateView):
    """A panel of the first screen, whole."""

    template_name = "hunar_dashboard/admin/list.html"

    @cached_property
    def panel(self):
        for panel in panels_for(self.request.user):
            if panel.name == self.kwargs["name"]:
                return panel
        raise Http404

    def get_page_title(self):
        return self.panel.title

    @property
    def header_icon(self):
        return self.panel.icon

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.panel.title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            items=self.panel.items_for(self.request.user, ALL), most=ALL, **kwargs
        )


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """A month of everything that happens by itself."""

    template_name = "hunar_dashboard/admin/calendar.html"
    page_title = _("Calendar")
    header_icon = "calendar-alt"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        month = Month.read(self.request.GET.get("month", ""), today)
        weeks = month.weeks
        events = coming_up(self.request.user, weeks[0][0], weeks[-1][-1])
        days = {day: [] for week in weeks for day in week}
        for event in events:
            days[event.at.date()].append(event)
        return super().get_context_data(
            month=month,
            title=date_format(month.first, "F Y"),
            today=today,
            weekdays=weeks[0],
            weeks=[[(day, days[day]) for day in week] for week in weeks],
            events=[event for event in events if month.first <= event.at.date() <= month.last],
            **kwargs,
        )


class LookOverView(PageScreen):
    """What to mend on a page before readers see it."""

    template_name = "hunar_dashboard/admin/look_over.html"
    page_title = _("Looked over")
    header_icon = "glasses"

    def get_context_data(self, **kwargs):
        draft = draft_of(self.page.specific)
        return super().get_context_data(
            page=self.page,
            findings=findings_in(draft),
            language=draft.language,
            words=sum(len(text.words.split()) for text in draft.texts),
            grade=grade(draft),
            kilobytes=round(draft.picture_bytes / 1000),
            **kwargs,
        )

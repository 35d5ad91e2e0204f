"""The panels on the first screen of the admin, each with its first few lines."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component

from .months import WEEK
from .panels import coming_up, panels_for

MOST = 5


class DeskPanel(Component):
    """A list of things to mend or to know. With nothing on it, it is not there."""

    template_name = "hunar_dashboard/admin/panel.html"

    def __init__(self, panel, user):
        self.panel, self.user = panel, user
        self.name, self.order = panel.name, 200 + panel.order / 1000

    @cached_property
    def items(self):
        return self.panel.items_for(self.user, MOST + 1)

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.items else ""

    def get_context_data(self, parent_context):
        is_more = len(self.items) > MOST
        more = self.panel.more() if self.panel.more else reverse("hunar_dashboard:panel", args=[self.name])
        return {
            "panel": self.panel,
            "items": self.items[:MOST],
            "more": more if is_more or self.panel.more else "",
        }


class ComingPanel(Component):
    """What happens by itself in the next seven days."""

    name, order = "hunar_coming", 200
    template_name = "hunar_dashboard/admin/coming.html"

    def __init__(self, user):
        self.user = user

    @cached_property
    def events(self):
        today = timezone.localdate()
        return coming_up(self.user, today, today + WEEK)

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.events else ""

    def get_context_data(self, parent_context):
        return {"events": self.events[:MOST]}


def add_panels(request, panels):
    panels += [DeskPanel(panel, request.user) for panel in panels_for(request.user)]
    panels.append(ComingPanel(request.user))

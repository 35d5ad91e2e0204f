"""Panels of the course editor."""

from django.urls import reverse
from wagtail.admin.panels import Panel

from . import outline


class OutlinePanel(Panel):
    """The course's modules and lessons, each with its state and size, one press from its editor."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "hunar_course_pages/admin/outline_panel.html"

        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            version, learners = outline.undecided_version(self.instance)
            return {
                **super().get_context_data(parent_context),
                "modules": list(outline.rows(self.instance)),
                "version": version,
                "learners": learners,
                "choose_url": reverse("hunar_course_pages:choose", args=[self.instance.pk]),
            }

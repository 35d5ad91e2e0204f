"""On the first screen of the admin: what there is to start from."""

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component

from .permissions import may_start_pages
from .written import starters


class StartPanel(Component):
    name, order = "hunar_start", 150
    template_name = "hunar_starters/admin/panel.html"

    def get_context_data(self, parent_context):
        address = reverse("hunar_starters:index")
        return {
            "offers": [
                (starter.title(get_language()), f"{address}#{starter.name}") for starter in starters()
            ],
            "all": address,
        }


def add_panel(request, panels):
    if may_start_pages(request.user):
        panels.append(StartPanel())

"""Lessons on the editor's desk that weigh too much for a slow line."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.dashboard.pages import editable, may_edit_pages

from ..models import SyllabusItem
from .models import LessonPage
from .weighing import HEAVY


def _heavy(user, most):
    items = SyllabusItem.objects.filter(is_live=True, weight__gt=HEAVY).order_by("-weight", "pk")
    weights = dict(items.values_list("key", "weight"))
    pages = LessonPage.objects.live().filter(translation_key__in=weights, pk__in=editable(user).values("pk"))
    own = sorted(pages.select_related("locale"), key=lambda page: page.locale.language_code != get_language())
    shown = {str(page.translation_key): page for page in reversed(own)}
    for key in [key for key in weights if key in shown][:most]:
        page = shown[key]
        yield {
            "title": page.title,
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "about": filesizeformat(weights[key]),
            "language": page.locale.language_code,
        }


PANELS = [
    {
        "name": "hunar_heavy_lessons",
        "title": _("Lessons too heavy for a slow line"),
        "icon": "download",
        "order": 140,
        "sees": may_edit_pages,
        "items": _heavy,
    }
]

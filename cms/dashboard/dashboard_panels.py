"""What the desk itself watches: links that lead nowhere, and what is scheduled."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import pages


def _edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _row(page, about):
    return {
        "title": page.title,
        "url": _edit(page),
        "about": about,
        "language": page.locale.language_code,
    }


def _leading_nowhere(user, most):
    for page in pages.leading_nowhere(user).select_related("locale")[:most]:
        yield _row(page, gettext("Has a link to a page that readers cannot open"))


def _coming(user, first, last):
    for page in pages.appearing(user, first, last):
        yield {
            "when": page.appears_at,
            "title": page.draft_title,
            "url": _edit(page),
            "what": gettext("is changed") if page.live else gettext("appears"),
        }
    for page in pages.disappearing(user, first, last):
        yield {"when": page.expire_at, "title": page.title, "url": _edit(page), "what": gettext("disappears")}


PANELS = [
    {
        "name": "hunar_links",
        "title": _("Links that lead nowhere"),
        "icon": "warning",
        "order": 130,
        "sees": pages.may_edit_pages,
        "items": _leading_nowhere,
    },
]
COMING = [{"sees": pages.may_edit_pages, "between": _coming}]

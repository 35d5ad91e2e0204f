"""What the desk shows of translations: those that are missing, and those with something to do."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.dashboard.pages import may_edit_pages
from themes.languages import language_name

from . import pages


def _untranslated(user, most):
    for page in pages.untranslated(user).select_related("locale")[:most]:
        language = language_name(page.missing)
        yield _row(page, gettext("Not there in %(language)s yet") % {"language": language}, "begin")


def _stale(user, most):
    for page in pages.stale(user).select_related("locale")[:most]:
        yield _row(page, _how_far(page), "side_by_side")


def _how_far(page):
    standing = getattr(page, "hunar_translation_standing", None)
    if standing and standing.to_do:
        return gettext("%(to_do)s of %(total)s to do") % {"to_do": standing.to_do, "total": standing.total}
    day = date_format(localtime(page.changed_at), "j F Y")
    return gettext("The first version changed on %(day)s, this one has not since") % {"day": day}


def _row(page, about, screen):
    return {
        "title": page.draft_title or page.title,
        "url": reverse(f"hunar_translation:{screen}", args=[page.pk]),
        "about": about,
        "language": page.locale.language_code,
    }


PANELS = [
    {
        "name": "hunar_stale",
        "title": _("Translations with something to do"),
        "icon": "history",
        "order": 110,
        "sees": may_edit_pages,
        "items": _stale,
    },
    {
        "name": "hunar_untranslated",
        "title": _("Pages without a translation"),
        "icon": "globe",
        "order": 120,
        "sees": may_edit_pages,
        "items": _untranslated,
    },
]

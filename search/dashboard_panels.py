"""What people searched and did not find, on the editor's desk."""

from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .conf import setting
from .models import Unanswered


def _items(user, most):
    names = dict(settings.LANGUAGES)
    for row in Unanswered.objects.often(setting("UNANSWERED_TIMES"))[:most]:
        words = ngettext(
            "%(count)d time, read in %(language)s", "%(count)d times, read in %(language)s", row.times
        )
        language = gettext(names.get(row.language, row.language))
        yield {"title": row.words, "about": words % {"count": row.times, "language": language}}


PANELS = [
    {
        "name": "hunar_unanswered",
        "title": _("Searched, and nothing found"),
        "icon": "search",
        "order": 150,
        "sees": lambda user: user.has_perm("wagtailadmin.access_admin"),
        "items": _items,
    }
]

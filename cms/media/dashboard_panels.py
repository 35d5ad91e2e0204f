"""Pictures on the editor's desk: those that say nothing to whoever cannot see them, and those cut anyhow."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from themes.languages import language_name

from .describing import missing_languages
from .querysets import may_change_pictures, pointless, wordless


def _row(picture, about):
    return {"title": picture.title, "url": reverse("wagtailimages:edit", args=[picture.pk]), "about": about}


def _wordless(user, most):
    for picture in wordless(user)[:most]:
        names = [language_name(code) for code in missing_languages(picture)]
        yield _row(
            picture, gettext("Not described in %(languages)s") % {"languages": gettext(", ").join(names)}
        )


def _pointless(user, most):
    for picture in pointless(user)[:most]:
        yield _row(picture, gettext("Its edges are cut off. Mark the part that matters"))


PANELS = [
    {
        "name": "hunar_pictures",
        "title": _("Pictures without words"),
        "icon": "image",
        "order": 140,
        "sees": may_change_pictures,
        "items": _wordless,
    },
    {
        "name": "hunar_focal_points",
        "title": _("Pictures without a focal point"),
        "icon": "crosshairs",
        "order": 150,
        "sees": may_change_pictures,
        "items": _pointless,
    },
]

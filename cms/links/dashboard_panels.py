"""Links to other sites on the editor's desk: those that have been broken for days, and those on a page looked over."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import OutsideLink, Use
from .querysets import may_edit_pages


def _since(link):
    why = {"why": link.get_why_display(), "day": date_format(link.failing_since, "j F Y")}
    return gettext("%(why)s, since %(day)s") % why


def _items(user, most):
    for use in Use.objects.broken(user)[:most]:
        about = gettext("“%(words)s” to %(host)s: %(found)s")
        yield {
            "title": use.page.title,
            "url": reverse("wagtailadmin_pages:edit", args=[use.page_id]),
            "about": about % {"words": use.words, "host": use.link.host, "found": _since(use.link)},
            "language": use.page.locale.language_code,
        }


def _on_the_page(draft):
    words = {(address or "").partition("#")[0]: text for text, address in draft.links}
    for link in OutsideLink.objects.told().filter(address__in=words).order_by("address"):
        told = gettext("A link to %(host)s is broken: %(found)s. Look whether the page has moved.")
        yield {
            "what": "outside",
            "words": told % {"host": link.host, "found": _since(link)},
            "where": words[link.address],
        }


PANELS = [
    {
        "name": "hunar_links_outside",
        "title": _("Broken links to other sites"),
        "icon": "link-external",
        "order": 135,
        "sees": may_edit_pages,
        "items": _items,
    }
]
FINDINGS = [_on_the_page]

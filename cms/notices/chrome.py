"""The way to the inbox, with the number of notices not read yet."""

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from themes.chrome import Link

from .models import Notice


def inbox_link(context: dict) -> list[Link]:
    person = getattr(context.get("request"), "person", None)
    if not person:
        return []
    try:
        url = reverse("hunar_notices:inbox")
    except NoReverseMatch:  # a host that shows no inbox
        return []
    unread = Notice.objects.for_person(person).known().shown(at=timezone.now()).unread().count()
    words = ngettext("Inbox (%(count)s new)", "Inbox (%(count)s new)", unread) if unread else _("Inbox")
    return [Link(words % {"count": unread} if unread else words, url, icon="bell")]

"""Messages to many in the calendar of the editor's desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .enums import State
from .models import Mailing
from .permissions import may_see


def _coming(user, first, last):
    for mailing in Mailing.objects.filter(state=State.SCHEDULED, send_at__date__range=(first, last)):
        url = reverse("hunar_mailings_admin:overview", args=[mailing.pk])
        yield {"when": mailing.send_at, "title": mailing.title, "url": url, "what": _("leaves to many")}


COMING = [{"sees": may_see, "between": _coming}]

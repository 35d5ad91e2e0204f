"""What was found where a link leads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    NEW = "new", _("not looked at yet")
    WORKS = "works", _("works")
    UNCLEAR = "unclear", _("does not say")  # it asks who we are, or to come later: a reader may well get in
    BROKEN = "broken", _("broken")


class Why(models.TextChoices):
    GONE = "gone", _("the page is not there")
    REFUSED = "refused", _("it refuses the request")
    SERVER = "server", _("its server makes an error")
    SILENT = "silent", _("it does not answer in time")
    UNKNOWN_HOST = "unknown_host", _("there is no site of that name")
    CUT = "cut", _("it cannot be reached")
    INSECURE = "insecure", _("its certificate is not valid, and browsers warn of it")
    CIRCLE = "circle", _("it sends in a circle")
    INSIDE = "inside", _("it leads into a private network, where readers cannot go")
    MALFORMED = "malformed", _("it is no address")

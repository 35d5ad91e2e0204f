"""The words that campaigns and their counts are kept in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """Where a campaign stands on a day."""

    UPCOMING = "upcoming", pgettext_lazy("campaign", "Begins soon")
    ANNOUNCE = "announce", pgettext_lazy("campaign", "Know")
    TEACH = "teach", pgettext_lazy("campaign", "Learn")
    ACT = "act", pgettext_lazy("campaign", "Act")
    ENDED = "ended", pgettext_lazy("campaign", "Ended")


class Via(models.TextChoices):
    """The way somebody came; a short link says it, otherwise nobody knows."""

    UNKNOWN = "", pgettext_lazy("channel", "Without a link of ours")
    WEB = "web", pgettext_lazy("channel", "Website")
    EMAIL = "email", pgettext_lazy("channel", "E-mail")
    SMS = "sms", pgettext_lazy("channel", "SMS")
    WHATSAPP = "whatsapp", pgettext_lazy("channel", "WhatsApp")
    SOCIAL = "social", pgettext_lazy("channel", "Social media")
    RADIO = "radio", pgettext_lazy("channel", "Radio and television")
    POSTER = "poster", pgettext_lazy("channel", "Posters and leaflets")
    HUB = "hub", pgettext_lazy("channel", "Hubs and events")
    PARTNER = "partner", pgettext_lazy("channel", "Partners")


class What(models.TextChoices):
    """What is counted. `detail` says which: a choice of the poll, a file of the toolkit."""

    VISIT = "visit", _("Visits")
    LINK = "link", _("Short links opened")
    POLL = "poll", _("Answers to the poll")
    PLEDGE = "pledge", _("Promises")
    DOWNLOAD = "download", _("Downloads")
    CALL = "call", _("Calls to action followed")
    NEXT = "next", _("Next steps taken")

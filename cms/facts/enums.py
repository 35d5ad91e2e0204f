"""The words that dated facts are kept in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What sort of thing is asked."""

    RATE = "rate", _("rate")
    FEE = "fee", _("fee")
    LIMIT = "limit", _("limit")
    PHONE = "phone", _("phone number")
    RULE = "rule", _("rule")
    DATE = "date", _("date")


class Unit(TextChoices):
    """What a number counts."""

    NONE = "", _("a plain number")
    PERCENT = "percent", _("per cent")
    RUPEES = "rupees", _("Pakistani rupees")
    DOLLARS = "dollars", _("US dollars")
    TIMES = "times", _("times as much")
    DAYS = "days", _("days")


class Confidence(TextChoices):
    """How well an answer is known."""

    A = "A", _("A: official or original text seen")
    B = "B", _("B: the press reports an official act")
    C = "C", _("C: told by others, or without a date")
    UNCERTAIN = "uncertain", _("uncertain: not shown to readers")


class State(TextChoices):
    """How a fact stands on a day."""

    EXPIRED = "expired", _("due to be checked")
    UNKNOWN = "unknown", _("no certain answer")
    SOON = "soon", _("due soon")
    FINE = "fine", _("checked")

"""Amounts in words, as learners count them."""

from django.utils.translation import ngettext


def duration(minutes: int) -> str:
    """So many minutes in words: "25 minutes", "3 hours"."""
    if minutes < 90:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def lessons(count: int) -> str:
    return ngettext("%(count)d lesson", "%(count)d lessons", count) % {"count": count}

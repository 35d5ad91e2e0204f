"""Columns of our lists in Wagtail's admin."""

import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import Column


class DayColumn(Column):
    """A day that may lie ahead, which Wagtail's own column would call "just now"."""

    def get_value(self, instance):
        value = super().get_value(instance)
        if not value:
            return "–"
        return date_format(localtime(value) if isinstance(value, datetime.datetime) else value)

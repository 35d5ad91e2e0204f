"""What this app holds about people, and what Django, taggit and Wagtail hold wherever they are installed."""

from . import django, own, wagtail

HOLDINGS = [*own.HOLDINGS, *django.HOLDINGS, *wagtail.HOLDINGS]
MARKS = [*own.MARKS, *wagtail.MARKS]
SHADOWS = [*django.SHADOWS, *wagtail.SHADOWS]
TRACES = wagtail.TRACES
KEEPINGS = [*own.KEEPINGS, *django.KEEPINGS, *wagtail.KEEPINGS]

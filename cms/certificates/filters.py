"""How staff narrow down the list of certificates."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from .enums import State
from .models import Certificate


class CertificateFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, method="in_state")
    issued_at = django_filters.DateFromToRangeFilter(label=_("Issued"), widget=DateRangePickerWidget)
    unprinted = django_filters.BooleanFilter(label=_("PDF still to be made"), method="without_pdf")

    class Meta:
        model = Certificate
        fields = ["state", "kind", "template", "language", "issued_at", "unprinted"]

    def in_state(self, queryset, name, value):
        return queryset.in_state(value)

    def without_pdf(self, queryset, name, value):
        return queryset.filter(pdf="", withdrawn_at=None) if value else queryset.exclude(pdf="")

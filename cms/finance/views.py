"""The tools without a script: what is sent is computed, shown and forgotten; nothing of it stands in an address."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from themes.printing import PrintingUnavailable

from . import assumptions
from .budget import budget_of
from .forms import BudgetForm, InvoiceForm, RatesForm, TaxForm
from .rates import price_of
from .sheets import blank_sheets, pdf_of
from .tax import tax_on

NOTHING = Decimal()


def tools(request: HttpRequest) -> HttpResponse:
    return render(request, "hunar_finance/tools.html")


@method_decorator(cache_control(no_store=True, private=True), name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class ToolView(FormView):
    """A form and, below it, what came of it. An error report tells nothing of what was sent."""

    title: Any = ""

    def get_context_data(self, **kwargs):
        crumbs = [(_("Money tools"), reverse("hunar_finance:tools")), (self.title, "")]
        return super().get_context_data(**kwargs, crumbs=crumbs)

    def form_valid(self, form):
        return self.render_to_response(self.get_context_data(form=form, result=self.work_out(form)))

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def work_out(self, form) -> Any:
        raise NotImplementedError


class RatesView(ToolView):
    form_class = RatesForm
    template_name = "hunar_finance/rates.html"
    title = _("What to ask for a project")

    def work_out(self, form):
        given = {name: number or NOTHING for name, number in form.cleaned_data.items()}
        return asdict(price_of(**given))


class BudgetView(ToolView):
    form_class = BudgetForm
    template_name = "hunar_finance/budget.html"
    title = _("A month’s budget")

    def work_out(self, form):
        costs = {name: form.cleaned_data[name] or NOTHING for name in ("fixed", "living", "savings")}
        return asdict(budget_of(form.incomes(), **costs))


class TaxView(ToolView):
    form_class = TaxForm
    template_name = "hunar_finance/tax.html"
    title = _("Tax on earnings from abroad")

    @cached_property
    def years(self):
        return assumptions.years(timezone.localdate())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"years": [known.year for known in self.years]}

    def get_initial(self):
        """The latest year of which something can be said."""
        sure = [known.year.number for known in self.years if known.rates]
        return {"year": sure[0] if sure else self.years[0].year.number}

    def get_context_data(self, **kwargs):
        rates = {known.year.number: known.rates and asdict(known.rates) for known in self.years}
        told = json.dumps(rates, default=str)
        return super().get_context_data(**kwargs, years=self.years, rates=told)

    def work_out(self, form):
        """What is not certain for the whole year is not computed."""
        given = form.cleaned_data
        [known] = [known for known in self.years if known.year.number == given["year"]]
        if known.rates is None:
            return {"year": known}
        answered = {name: given[name] == "yes" for name in ("registered", "active")}
        return asdict(tax_on(given["received"], rates=known.rates, **answered)) | {"year": known}


class InvoiceView(ToolView):
    form_class = InvoiceForm
    template_name = "hunar_finance/invoice.html"
    title = _("An invoice")

    def get_initial(self):
        return {"date": timezone.localdate(), "language": self.request.LANGUAGE_CODE.split("-")[0]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, sheets=blank_sheets())

    def form_valid(self, form):
        try:
            pdf = pdf_of(form.cleaned_data, form.lines())
        except PrintingUnavailable:
            return self.render_to_response(self.get_context_data(form=form, cannot_print=True), status=503)
        headers = {"Content-Disposition": 'attachment; filename="invoice.pdf"'}
        return HttpResponse(pdf, content_type="application/pdf", headers=headers)

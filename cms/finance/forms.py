"""What the tools ask. Nothing of it is kept."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.language.digits import read_number
from themes.languages import site_languages

from .invoice import Line
from .tax import TaxYear

MOST = Decimal(10) ** 12
MONTHS = 6
LINES = 5
NO_NUMBER = _("Write a number, such as 1500 or 12.5.")
NO_PRICE = _("Write the price of this work.")
NO_WORK = _("Say what it is for.")


class AmountField(forms.CharField):
    """A number as people type it, in the digits of either script; never below nothing."""

    def __init__(self, *, above: int | None = None, below: int | None = None, **options):
        self.above, self.below = above, below
        options.setdefault("max_length", 20)
        super().__init__(**options)

    def widget_attrs(self, widget):
        """With its bounds, and what to say of them, for the script on the device."""
        attrs = {"inputmode": "decimal", "dir": "ltr", "autocomplete": "off", "data-wrong": NO_NUMBER}
        bounds = {"data-above": self.above, "data-below": self.below}
        if found := {name: bound for name, bound in bounds.items() if bound is not None}:
            attrs |= found | {"data-outside": lazy(self.said_of_bounds, str)()}
        return super().widget_attrs(widget) | attrs

    def said_of_bounds(self) -> str:
        if self.above is not None:
            return gettext("Write a number above %(least)s.") % {"least": self.above}
        return gettext("Write a number below %(most)s.") % {"most": self.below}

    def is_outside(self, number) -> bool:
        return (self.above is not None and number <= self.above) or (
            self.below is not None and number >= self.below
        )

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        number = read_number(text)
        if number is None or not 0 <= number <= MOST:
            raise ValidationError(NO_NUMBER)
        if self.is_outside(number):
            raise ValidationError(self.said_of_bounds())
        return Decimal(number.numerator) / Decimal(number.denominator)


class RatesForm(forms.Form):
    hourly = AmountField(label=_("Your price for an hour"), help_text=_("In the client’s currency."))
    hours = AmountField(label=_("Hours the work takes"), above=0)
    spare = AmountField(
        label=_("Kept for surprises, in per cent"),
        required=False,
        help_text=_("Changes and questions take time too: 10 to 20 is usual."),
    )
    fee = AmountField(
        label=_("The platform’s fee, in per cent"),
        required=False,
        below=100,
        help_text=_("It stands in your account on the platform."),
    )
    exchange = AmountField(
        label=_("Rupees for one unit of that currency"),
        required=False,
        help_text=_("The rate your bank gives you today."),
    )


class BudgetForm(forms.Form):
    fixed = AmountField(label=_("What costs the same every month"), help_text=_("Rent, fees, internet."))
    living = AmountField(label=_("What living costs in a month"), help_text=_("Food, travel, phone, health."))
    savings = AmountField(label=_("What you have put aside"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        incomes = {f"income{number}": _income(number) for number in range(1, MONTHS + 1)}
        self.fields = incomes | self.fields

    def incomes(self) -> list[Decimal]:
        """The months that were filled in; one without work is written as 0."""
        found = (self.cleaned_data.get(f"income{number}") for number in range(1, MONTHS + 1))
        return [income for income in found if income is not None]


def _income(number: int) -> AmountField:
    label = _("Income of month %(number)s") % {"number": number}
    hint = _("What arrived; write 0 for a month without work.") if number == 1 else ""
    return AmountField(label=label, required=number == 1, help_text=hint)


SOME_LINES = {"rows": 3, "dir": "auto"}
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class TaxForm(forms.Form):
    year = forms.TypedChoiceField(label=_("Tax year"), coerce=int)
    received = AmountField(label=_("What arrived from abroad in that year, in rupees"))
    registered = forms.ChoiceField(
        label=_("Are you registered with PSEB?"), choices=YES_NO, widget=forms.RadioSelect
    )
    active = forms.ChoiceField(
        label=_("Are you on the Active Taxpayers List?"),
        help_text=_("Those who have filed their return are on it."),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, years: list[TaxYear], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year.number, _spelt(year)) for year in years]


def _spelt(year: TaxYear) -> str:
    days = {name: date_format(getattr(year, name), "YEAR_MONTH_FORMAT") for name in ("first", "last")}
    return gettext("%(year)s: %(first)s to %(last)s") % {"year": year.number, **days}


class InvoiceForm(forms.Form):
    language = forms.ChoiceField(label=_("Language of the invoice"), choices=site_languages)
    seller = forms.CharField(
        label=_("Your name and address"), max_length=400, widget=forms.Textarea(attrs=SOME_LINES)
    )
    buyer = forms.CharField(
        label=_("The client’s name and address"), max_length=400, widget=forms.Textarea(attrs=SOME_LINES)
    )
    number = forms.CharField(label=_("Number of the invoice"), max_length=40)
    date = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    currency = forms.CharField(label=_("Currency"), max_length=8, initial="USD")
    payment = forms.CharField(
        label=_("How to pay"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs=SOME_LINES),
        help_text=_("The name of your bank, the account’s title and its IBAN."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = {name: field for number in range(1, LINES + 1) for name, field in _row(number)}
        payment = self.fields.pop("payment")
        self.fields |= rows | {"payment": payment}

    def clean(self):
        """A line that is begun is finished."""
        cleaned = super().clean()
        for number in range(1, LINES + 1):
            what, quantity, price = (cleaned.get(f"{name}{number}") for name in ("what", "quantity", "price"))
            if what and price is None and f"price{number}" not in self.errors:
                self.add_error(f"price{number}", NO_PRICE)
            if not what and (quantity is not None or price is not None):
                self.add_error(f"what{number}", NO_WORK)
        return cleaned

    def lines(self) -> list[Line]:
        cleaned, found = self.cleaned_data, []
        for number in range(1, LINES + 1):
            if what := cleaned.get(f"what{number}"):
                quantity = cleaned.get(f"quantity{number}")
                found.append(
                    Line(what, Decimal(1) if quantity is None else quantity, cleaned[f"price{number}"])
                )
        return found


def _row(number: int):
    needed, shown = number == 1, {"number": number}
    yield (
        f"what{number}",
        forms.CharField(
            label=_("Work %(number)s") % shown,
            max_length=120,
            required=needed,
            widget=forms.TextInput(attrs={"dir": "auto", "data-lacking": NO_WORK}),
        ),
    )
    yield f"quantity{number}", AmountField(label=_("How many, of work %(number)s") % shown, required=False)
    yield (
        f"price{number}",
        AmountField(
            label=_("Price of one, of work %(number)s") % shown,
            required=needed,
            widget=forms.TextInput(attrs={"data-lacking": NO_PRICE}),
        ),
    )

"""One table of cases for the sums in Python and for their twin on the reader's device."""

import json
import shutil
import subprocess
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cms.finance.budget import budget_of
from cms.finance.invoice import Line, total_of
from cms.finance.rates import price_of
from cms.finance.tax import Rates, TaxYear, tax_on, tax_year_of
from cms.language.digits import read_number

HERE = Path(__file__).parent
CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
SCRIPT = HERE.parents[2] / "cms/finance/static/hunar_finance/sums.js"


def numbers(value):
    if isinstance(value, str):
        return Decimal(value)
    if isinstance(value, list):
        return [numbers(one) for one in value]
    return {name: numbers(one) for name, one in value.items()} if isinstance(value, dict) else value


def spelt(result):
    return {name: str(number) for name, number in asdict(result).items()}


def of(tool):
    return [
        pytest.param(case["given"], case["expect"], id=f"{tool}{n}") for n, case in enumerate(CASES[tool])
    ]


@pytest.mark.parametrize(("given", "expect"), of("rates"))
def test_rates(given, expect):
    assert spelt(price_of(**numbers(given))) == expect


@pytest.mark.parametrize(("given", "expect"), of("budget"))
def test_budget(given, expect):
    assert spelt(budget_of(**numbers(given))) == expect


@pytest.mark.parametrize(("given", "expect"), of("tax"))
def test_tax(given, expect):
    given = numbers(given)
    assert spelt(tax_on(**given | {"rates": Rates(**given["rates"])})) == expect


@pytest.mark.parametrize(("given", "expect"), of("invoice"))
def test_invoice(given, expect):
    lines = [Line("work", *numbers(line)) for line in given["lines"]]
    assert [str(line.amount) for line in lines] == expect["amounts"]
    assert str(total_of(lines)) == expect["total"]


@pytest.mark.parametrize(("text", "number"), CASES["number"])
def test_numbers(text, number):
    assert read_number(text) == (None if number is None else Decimal(number))


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed.")
def test_the_twin_on_the_device_says_the_same():
    command = ["node", str(HERE / "twin.js"), str(SCRIPT), str(HERE / "cases.json")]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    expected = {
        tool: [case["expect"] for case in CASES[tool]] for tool in ("rates", "budget", "tax", "invoice")
    }
    assert said == expected | {"number": CASES["number"]}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 6, 30), 2026),
        (date(2026, 7, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),
    ],
)
def test_a_tax_year_is_named_for_the_year_it_ends_in(day, year):
    assert tax_year_of(day) == TaxYear(year)
    assert TaxYear(year).first <= day <= TaxYear(year).last

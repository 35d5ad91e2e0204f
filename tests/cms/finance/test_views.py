import gzip
import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from cms.facts.models import Edition
from cms.finance.templatetags.hunar_finance import amount
from tests.cms.facts.factories import fact

pytestmark = pytest.mark.django_db
RATES = {"hourly": "15", "hours": "20", "spare": "10", "fee": "10", "exchange": "280"}
BUDGET = {
    "income1": "60,000",
    "income2": "0",
    "income4": "۴۵۰۰۰",
    "fixed": "25000",
    "living": "20000",
    "savings": "",
}
TAX = {"year": "2026", "received": "1,000,000", "registered": "yes", "active": "no"}
INVOICE = {
    "language": "en",
    "seller": "Amina Khatoon\nLayyah",
    "buyer": "Acme Ltd",
    "number": "7",
    "date": "2026-03-01",
    "currency": "USD",
    "what1": "Logo",
    "quantity1": "2",
    "price1": "150",
    "payment": "",
}
YEAR = {"valid_from": date(2025, 7, 1), "review_by": date(2026, 6, 30)}
GIVEN = {"rates": RATES, "budget": BUDGET, "tax": TAX, "invoice": INVOICE}


@pytest.fixture(autouse=True)
def _facts(on_day):
    """Spring of tax year 2026, all of whose rates are known."""
    fact("tax-154a-pseb", editions=[YEAR | {"number": "0.25"}])
    fact("tax-154a-other", editions=[YEAR | {"number": "1"}])
    fact("tax-154a-not-active", unit="times", editions=[YEAR | {"number": "2"}])
    fact(
        "tax-154a-final",
        kind="rule",
        unit="",
        editions=[YEAR | {"number": None, "words": {"en": "if you file"}}],
    )


def address(tool, language="en"):
    with translation.override(language):
        return reverse(f"hunar_finance:{tool}")


def outcomes(response):
    """What the page shows, by the names the script on the device goes by."""
    return dict(re.findall(r'<bdi data-out="(\w+)">([^<]*)</bdi>', response.content.decode()))


def test_every_tool_stands_on_the_index_and_the_index_at_the_foot(client):
    html = client.get(address("tools")).content.decode()
    assert [tool for tool in GIVEN if address(tool) not in html] == []
    assert "Money tools" in html[html.index("<footer") :]


def test_rates_without_a_script(client):
    assert outcomes(client.post(address("rates"), RATES)) == {
        "price": "330.00",
        "fee": "33.00",
        "received": "297.00",
        "received_home": "83,160.00",
        "per_hour": "14.85",
        "to_ask": "366.67",
    }


def test_a_month_without_income_counts_and_an_empty_one_does_not(client):
    found = outcomes(client.post(address("budget"), BUDGET))
    assert (found["average"], found["lowest"], found["left_lowest"]) == ("35,000.00", "0.00", "-45,000.00")
    assert found["covers"] == "0.0"


def test_tax_is_reckoned_from_facts_and_says_what_it_assumed(client):
    response = client.post(address("tax"), TAX)
    assert outcomes(response) == {"rate": "0.50", "tax": "5,000.00", "left": "995,000.00"}
    words = " ".join(strip_tags(response.content.decode()).split())
    assert "0.25% (as of 1 July 2025 · source: The Gazette) good until 30 June 2026" in words
    assert "The tax is the last word if you file" in words


@pytest.mark.parametrize("lacking", ["missing", "uncertain", "withdrawn", "checked too early", "too young"])
def test_what_is_not_certain_for_the_whole_year_is_not_computed(client, lacking):
    edition = Edition.objects.filter(fact__key="tax-154a-other")
    if lacking == "missing":
        edition.delete()
    else:
        edition.update(
            **{
                "uncertain": {"confidence": "uncertain"},
                "withdrawn": {"withdrawn": True},
                "checked too early": {"review_by": date(2026, 6, 29)},
                "too young": {"valid_from": date(2025, 7, 2)},
            }[lacking]
        )
    response = client.post(address("tax"), TAX)
    assert outcomes(response) == {"rate": "", "tax": "", "left": ""}
    html = response.content.decode()
    assert "<div data-money-unsure>" in html
    assert "<div data-money-sure hidden>" in html


def test_a_year_that_is_over_is_reckoned_though_its_rates_are_old_by_now(client, on_day):
    on_day(2026, 11, 28)
    page = client.get(address("tax"))
    assert page.context["form"].initial["year"] == 2026
    assert "&quot;2027&quot;: null" in page.content.decode()
    assert outcomes(client.post(address("tax"), TAX))["tax"] == "5,000.00"
    assert "<div data-money-unsure>" in client.post(address("tax"), TAX | {"year": "2027"}).content.decode()


@pytest.mark.parametrize("language", ["en", "ur"])
def test_an_invoice_is_a_pdf_in_its_own_language(client, language):
    pikepdf, weasyprint = pytest.importorskip("pikepdf"), pytest.importorskip("weasyprint")
    assert weasyprint
    response = client.post(address("invoice"), INVOICE | {"language": language})
    assert response["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == language


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"what1": ""}, "what1"),
        ({"what2": "More"}, "price2"),
        ({"price2": "5"}, "what2"),
        ({"price1": "-5"}, "price1"),
        ({"price1": "five"}, "price1"),
        ({"language": "fr"}, "language"),
    ],
)
def test_an_invoice_that_is_not_whole_is_refused(client, changed, field):
    response = client.post(address("invoice"), INVOICE | changed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("150", "150.00"),
        ("49.5", "49.50"),
        ("0.005", "0.005"),
        ("-1234.5", "-1,234.50"),
        ("1E+3", "1,000.00"),
    ],
)
def test_amounts_have_two_places_or_all_they_have(number, shown):
    assert amount(Decimal(number)) == shown


@pytest.mark.parametrize("changed", [{"hours": "0"}, {"fee": "100"}, {"hourly": "-1"}, {"hourly": "9" * 20}])
def test_rates_that_make_no_sense_are_refused(client, changed):
    assert client.post(address("rates"), RATES | changed).status_code == 422


MUCH, LITTLE = "9" * 12, f"0.{'0' * 16}1"


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("rates", dict.fromkeys(RATES, MUCH) | {"fee": f"99.{'9' * 16}"}),
        ("rates", dict.fromkeys(RATES, LITTLE)),
        ("budget", BUDGET | {"fixed": LITTLE, "living": "0", "savings": MUCH}),
        ("tax", TAX | {"received": MUCH}),
    ],
)
def test_the_largest_and_the_smallest_numbers_are_computed(client, tool, given):
    response = client.post(address(tool), given)
    assert response.status_code == 200
    assert "" not in outcomes(response).values()


def test_bounds_are_told_to_the_script_in_the_readers_words(client):
    html = client.get(address("rates", "ur")).content.decode()
    fee = re.search(r'<input[^>]*name="fee"[^>]*>', html).group()
    assert 'data-below="100"' in fee
    assert re.search('data-outside="([^"]*)"', fee).group(1) == "100 سے چھوٹا عدد لکھیں۔"


@pytest.mark.parametrize("tool", GIVEN)
@pytest.mark.parametrize("language", ["en", "ur"])
def test_nothing_is_kept(client, tool, language, caplog):
    url = address(tool, language)
    for response in (client.get(url), client.post(url, GIVEN[tool])):
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    assert caplog.messages == []
    assert dict(client.session) == {}


def test_scripts_of_a_tool_are_light():
    folder = Path(__file__).parents[3] / "cms/finance/static/hunar_finance"
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in folder.glob("*.js"))
    assert weight <= 4 * 1024


def test_nothing_is_written_to_the_database(client, django_assert_max_num_queries):
    for tool, given in GIVEN.items():
        with django_assert_max_num_queries(20) as asked:
            client.post(address(tool), given)
        written = [query["sql"] for query in asked.captured_queries if not query["sql"].startswith("SELECT")]
        assert written == []

"""Money tools in a real browser: on the device and with no network once opened, and without scripts by the form."""

import json

import pytest

from .walking import submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
RATES = {"hourly": "15", "hours": "20", "spare": "۱۰", "fee": "10", "exchange": "280"}


def fill(page, values):
    for name, value in values.items():
        page.fill(f"[name={name}]", value)


def outcome(page, name):
    return page.locator(f"[data-out={name}]").inner_text()


def test_the_device_works_it_out_with_no_network_and_sends_nothing(open_page):
    page = open_page("/en/money/rates/")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.context.set_offline(True)
    fill(page, RATES)
    page.click("text=Work it out")
    assert [outcome(page, name) for name in ("price", "received_home")] == ["330.00", "83,160.00"]
    fill(page, {"fee": "100"})
    page.click("text=Work it out")
    assert not page.evaluate("document.querySelector('[name=fee]').validity.valid")
    assert [address for address in sent if not address.endswith("/icon.svg")] == []  # the tab's own picture


def test_it_is_kept_only_on_asking_and_forgotten_on_asking(open_page):
    page = open_page("/en/money/rates/")
    fill(page, RATES)
    page.click("text=Work it out")
    page.reload()
    assert page.input_value("[name=hourly]") == ""
    fill(page, RATES)
    page.click("text=Keep this on my device")
    page.reload()
    assert page.input_value("[name=hourly]") == "15"
    page.click("text=Forget what is kept here")
    page.reload()
    assert page.input_value("[name=hourly]") == ""
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_the_form_works(open_page):
    page = open_page("/ur/money/rates/", scripts=False)
    fill(page, RATES)
    submit(page)
    assert outcome(page, "received") == "297.00"


def test_the_device_prints_an_invoice_in_the_language_that_was_chosen(open_page):
    page = open_page("/en/money/invoice/")
    page.evaluate("window.print = () => { window.printed = true }")
    page.select_option("[name=language]", "ur")
    fill(page, {"seller": "آمنہ", "buyer": "Acme <b>Ltd</b>", "number": "7", "date": "2026-03-05"})
    fill(page, {"what1": "Logo", "quantity1": "2", "price1": "150", "what2": "Card", "price2": "49.5"})
    page.click("text=Print, or save as PDF")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    sheet = page.locator("[data-money-paper] .hunar-finance-sheet")
    assert sheet.get_attribute("dir") == "rtl"
    words = sheet.inner_text()
    assert [part for part in ("Acme <b>Ltd</b>", "349.50", "5 مارچ 2026", "49.50") if part not in words] == []
    assert not page.locator("form.h-form").first.is_visible()


def test_the_device_says_which_half_of_a_line_is_lacking_and_what_is_out_of_bounds(open_page):
    page = open_page("/en/money/invoice/")
    page.evaluate("window.print = () => { window.printed = true }")
    fill(page, {"seller": "Amina", "buyer": "Acme", "number": "7", "date": "2026-03-05"})
    fill(page, {"what1": "Logo", "price1": "150", "price2": "20"})
    page.click("text=Print, or save as PDF")
    assert said(page, "what2") == "Say what it is for."
    fill(page, {"price2": "", "what3": "Card"})
    page.click("text=Print, or save as PDF")
    assert (said(page, "what2"), said(page, "price3")) == ("", "Write the price of this work.")
    fill(page, {"price3": "5"})
    page.click("text=Print, or save as PDF")
    assert page.evaluate("window.printed")
    page.goto("/en/money/rates/")
    fill(page, RATES | {"hours": "0"})
    page.click("text=Work it out")
    assert said(page, "hours") == "Write a number above 0."


def said(page, name):
    return page.locator(f"[name={name}]").evaluate("box => box.validationMessage")


def test_a_year_that_is_not_certain_is_not_computed_on_the_device(open_page):
    page = open_page("/en/money/tax/")
    rates = dict.fromkeys(page.locator("[name=year] option").evaluate_all("all => all.map(one => one.value)"))
    assert json.loads(page.locator("form[data-money]").get_attribute("data-rates")) == rates
    fill(page, {"received": "1000"})
    page.check("[name=registered][value=yes]")
    page.check("[name=active][value=yes]")
    page.click("text=Work it out")
    assert page.locator("[data-money-unsure]").is_visible()
    assert not page.locator("[data-money-sure]").is_visible()

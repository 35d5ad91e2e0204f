"""The main job, walked by a learner on a phone: with JavaScript, and without."""

import re
import subprocess
import unicodedata

import pytest
import zxingcpp
from PIL import Image

from cms.certificates.actions import revoke
from cms.certificates.models import Certificate

from ..cms.accounts.codes import code_sent
from .walking import follow, submit
from .world import URDU_TITLE, build

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
NAME, PIN = "آمنہ بی بی", "4071"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_catalogue_to_a_certificate_that_can_be_checked(open_page, tmp_path, scripts):
    world = build()
    page = open_page("/en/account/signup/", scripts=scripts)
    sign_up(page)
    to_urdu(page, "/en/")
    find_the_course(page, world)
    enrol_and_read(page, lessons=2)
    fail_then_pass(page)
    sheet = certificate_sheet(page, tmp_path)
    words = text_of(sheet)
    for phrase in (NAME, URDU_TITLE, "Start freelancing"):
        assert squeezed(phrase) in words
    address = qr_of(sheet, tmp_path)
    assert answer_at(page, address) == "valid"
    certificate = Certificate.objects.get()
    revoke(certificate=certificate, reason_class="mistake", note="Issued by mistake", by=None)
    assert answer_at(page, address) == "revoked"


def sign_up(page):
    page.fill("input[name=contact]", "0300 1234567")
    submit(page)
    page.fill("input[name=code]", code_sent())
    submit(page)
    page.fill("input[name=name]", NAME)
    page.fill("input[name=pin]", PIN)
    page.check("input[name=consent]")
    submit(page)
    assert re.search(r"/en/(?!account)", page.url)


def to_urdu(page, path):
    page.goto(path)
    follow(page, "header a[lang=ur]")
    assert "/ur/" in page.url
    assert page.locator("html").get_attribute("dir") == "rtl"


def find_the_course(page, world):
    """Narrow the catalogue by topic, level and language until one course is left."""
    page.goto("/ur/courses/")
    assert page.locator("main .h-card").count() == 2
    for wish in (f"topic={world.topic.slug}", "level=beginner", "language=ur"):
        opener = page.locator("main details.h-sheet")
        if opener.get_attribute("open") is None:
            opener.locator("summary").click()
        follow(page, f"main a[href*='{wish}']")
        assert wish in page.url
    assert page.locator("main .h-card").count() == 1
    follow(page, "main .h-card a")
    assert "/start-freelancing" in page.url


def enrol_and_read(page, lessons):
    submit(page, "main .h-hero form")
    for _ in range(lessons):
        before = page.url
        submit(page, ".h-prevnext form")
        assert page.url != before


def fail_then_pass(page):
    submit(page, ".hq-card form")
    take(page, "Paint")
    assert page.locator(".h-answer").first.get_attribute("class").split().count("h-answer-warn") == 1
    submit(page)
    take(page, "Upwork")
    assert page.locator(".h-answer").first.get_attribute("class").split().count("h-answer-good") == 1


def take(page, choice):
    page.locator("label", has_text=choice).click()
    follow(page, "button[value=next]")
    assert page.url.endswith("/hand-in/")
    submit(page)
    assert page.url.endswith("/result/")


def certificate_sheet(page, folder):
    page.goto("/ur/my/certificates/")
    follow(page, "main a[href*='/my/certificates/']")
    link = page.locator("a[href$='.pdf']").first.get_attribute("href")
    response = page.request.get(link)
    assert response.headers["content-type"] == "application/pdf"
    sheet = folder / "certificate.pdf"
    sheet.write_bytes(response.body())
    return sheet


def text_of(sheet) -> str:
    printed = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
    return squeezed(printed)


def squeezed(text) -> str:
    """Letters alone: pdftotext loses some spaces, joins lam and alif into one sign, and adds marks of direction."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def qr_of(sheet, folder) -> str:
    """What a phone's camera reads on the printed sheet."""
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", sheet, folder / "sheet"], check=True)
    (code,) = zxingcpp.read_barcodes(Image.open(folder / "sheet.png"))
    return code.text


def answer_at(page, address) -> str:
    """The state in the one large answer at the address of the code, asked of this site."""
    page.goto(re.sub(r"^https?://[^/]+", "", address))
    classes = page.locator(".hc-answer").first.get_attribute("class").split()
    return classes[-1].removeprefix("hc-")

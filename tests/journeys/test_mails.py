"""A message to many as it arrives: drawn as narrow as a phone and as wide as mail gets; stopped from within."""

import re

import pytest
from django.utils import timezone

from cms.mailings import actions
from cms.mailings.enums import Channel
from cms.notices.backends.memory import MemoryBackend

from ..cms.mailings.factories import mailing, reader
from .auditing import AXE, AXE_RUN, TOO_WIDE
from .walking import submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
ADDRESS = "https://example.org/" + "a-very-long-way-without-a-break/" * 4
BODY = (
    "<h2>{head}</h2><p>{said} <b>{said}</b> <a href='/courses/'>{head}</a></p><h3>{head}</h3>"
    "<ul><li>{said}</li><li>{said}</li></ul><ol><li>{said}</li></ol>"
    f"<p>{'x' * 90}</p><p><a href='{ADDRESS}'>{ADDRESS}</a></p>"
)
WORDS = {
    "en": {
        "subject": "Nobody may ask you for money to give you work",
        "body": BODY.format(head="Ask before you pay", said="A client who asks for a deposit is no client."),
    },
    "ur": {
        "subject": "کام دینے کے لیے کوئی آپ سے پیسے نہیں مانگ سکتا",
        "body": BODY.format(head="پیسے دینے سے پہلے پوچھیں", said="جو کلائنٹ پہلے رقم مانگے وہ کلائنٹ نہیں۔"),
    },
}
# A mail stands inside a page of the program that shows it: the landmarks are that page's.
RUN_WCAG = AXE_RUN % "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}}"
DRAWN = """() => {
    const column = document.body.firstElementChild, box = column.getBoundingClientRect();
    const text = [...column.querySelectorAll('h1, h2, h3, p, li, a, div')];
    const words = document.createRange();
    words.selectNodeContents(column.querySelector('h2'));
    const line = words.getBoundingClientRect();
    return {
        side: line.right > box.right - 20 ? 'right' : line.left < box.left + 20 ? 'left' : 'neither',
        width: Math.round(box.width), middle: Math.round(box.left + box.right),
        smallest: Math.min(...text.map(one => parseFloat(getComputedStyle(one).fontSize))),
        marks: [...column.querySelectorAll('ul, ol')].map(one => getComputedStyle(one).paddingInlineStart),
    };
}"""


@pytest.fixture
def sent():
    """What leaves to one reader of each language, by language."""
    for language in WORDS:
        reader("email", language=language)
    one = mailing(words=WORDS, state="sending", started_at=timezone.now(), tree={"all": []})
    actions.go_on(mailing_id=one.pk)
    return {message.language: message for message in MemoryBackend.outbox[Channel.EMAIL]}


@pytest.mark.parametrize(("language", "side"), [("en", "left"), ("ur", "right")])
def test_a_mail_fits_its_window_and_reads_from_its_own_side(open_page, sent, language, side):
    page = open_page("about:blank")
    page.set_content(sent[language].html)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.locator("html").get_attribute("lang") == language
    for width in (320, 600, 900):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(RUN_WCAG) == []
        assert page.evaluate(DRAWN) == {
            "side": side,
            "width": min(width, 600),
            "middle": width,
            "smallest": 14,
            "marks": ["24px", "24px"],
        }


@pytest.mark.parametrize("language", WORDS)
def test_a_mail_asks_nothing_of_the_network_and_needs_no_style_sheet(open_page, sent, language):
    page = open_page("about:blank", scripts=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(sent[language].html)
    assert asked == []  # no picture that tells who has opened it
    assert page.locator("style, script, link, img").count() == 0


@pytest.mark.parametrize("language", WORDS)
def test_news_is_stopped_from_the_mail_without_signing_in(open_page, sent, language):
    page = open_page("about:blank", scripts=False)
    page.set_content(sent[language].html)
    stop = page.locator("a").last.get_attribute("href")
    page = open_page(re.sub(r"^https?://[^/]+", "", stop), scripts=False)
    assert page.locator("html").get_attribute("lang") == language
    submit(page)
    page.locator("main .h-notice").wait_for()
    MemoryBackend.reset()
    again = mailing(words=WORDS, state="sending", started_at=timezone.now(), tree={"all": []})
    actions.go_on(mailing_id=again.pk)
    left = {message.language for message in MemoryBackend.outbox[Channel.EMAIL]}
    assert left == set(WORDS) - {language}

"""What leaves: the words of each channel in each language, with the way to stop."""

import re

import pytest

from cms.mailings.letters import letter_of, letters_of
from cms.mailings.models import Words
from cms.mailings.richness import as_text, clean
from cms.mailings.stopping import address_of, read_token, token_of

from .factories import ENGLISH, URDU, mailing

BASE = "https://hunar.example"


@pytest.fixture(autouse=True)
def _base(settings):
    settings.WAGTAILADMIN_BASE_URL = BASE


def message(channel, said=ENGLISH, language="en", **how):
    return letter_of(Words(language=language, **said)).message(
        to="a@example.org", stop=address_of(7, channel), channel=channel, key="k", **how
    )


def test_an_email_has_both_bodies_and_the_headers_that_stop_it():
    stop = address_of(7, "email")
    mail = message("email")
    assert mail.subject == "New course"
    assert mail.text == f"Read this.\n\nTo get no more news by e-mail: {stop}"
    assert f'<a href="{stop}"' in mail.html
    assert mail.headers == {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_an_email_in_urdu_runs_from_the_right_and_says_so():
    html = message("email", URDU, "ur").html
    assert html.count('dir="rtl"') == 2
    assert '<html lang="ur"' in html
    assert "ان ای میلز کو روکیں" in html


def test_an_email_has_no_tables_no_sheets_and_styles_on_everything():
    body = '<h2>A</h2><p>b <a href="/en/">c</a></p><ul><li>d</li></ul><table><tr><td>e</td></tr></table>'
    html = message("email", ENGLISH | {"body": body}).html
    assert re.findall(r"<(?:table|style|link|script|img)\b", html) == []
    bare = re.findall(r"<(p|h1|h2|h3|ul|ol|li|a|div|body)>", html)
    assert bare == []
    assert f'href="{BASE}/en/"' in html


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("<b>a</b><script>x</script>", "<b>a</b>"),
        ('<b onclick="x">a</b>', "<b>a</b>"),
        ('<b style="color: red">a</b>', "<b>a</b>"),
        ("<img src=x onerror=y>a", "a"),
    ],
)
def test_a_body_is_cleaned(written, cleaned):
    assert clean(written, base=BASE) == cleaned


def test_a_link_that_runs_code_is_no_link():
    assert "javascript" not in clean('<a href="javascript:x">a</a>', base=BASE)


def test_a_body_without_formatting_keeps_lists_and_links():
    body = '<h2>Title</h2><p>See <a href="https://a.example/">this</a>.</p><ul><li>one</li><li>two</li></ul><p>End</p>'
    assert as_text(clean(body, base=BASE)) == (
        "Title\n\nSee this (https://a.example/).\n\n– one\n– two\n\nEnd"
    )


def test_the_inbox_has_the_words_with_whole_links_and_no_way_to_stop():
    body = '<p>See <a href="/en/courses/">these</a>.</p>'
    assert letter_of(Words(language="en", body=body)).inside == f"See these ({BASE}/en/courses/)."
    assert letter_of(Words(language="en", text="T", sms="S", whatsapp="W")).inside == "T"
    assert letter_of(Words(language="en", whatsapp="W")).inside == "W"


def test_short_messages_carry_their_own_way_to_stop():
    assert message("sms").text == f"New course: read this.\nStop: {address_of(7, 'sms')}"
    assert message("whatsapp").text == f"New course: read this.\n\nStop: {address_of(7, 'whatsapp')}"
    assert message("whatsapp", ENGLISH | {"whatsapp": "W"}).text.startswith("W\n")
    assert (message("sms").html, message("sms").headers, message("sms").subject) == ("", {}, "")


def test_neutral_words_tell_nothing_and_can_be_stopped_all_the_same():
    mail = message("email", neutral=True)
    assert "course" not in f"{mail.subject}{mail.text}{mail.html}"
    assert "List-Unsubscribe" in mail.headers


def test_each_language_has_a_letter_the_sites_own_first(db):
    one = mailing(words={"ur": URDU, "en": ENGLISH})
    assert list(letters_of(one)) == ["en", "ur"]


@pytest.mark.parametrize("channel", ["email", "sms", "whatsapp"])
@pytest.mark.parametrize("person", [0, 1, 35, 36, 10**9])
def test_a_token_tells_the_person_and_the_channel(person, channel):
    assert read_token(token_of(person, channel)) == (person, channel)


def test_a_token_made_elsewhere_tells_nothing(settings):
    token = token_of(36, "email")
    other = token_of(37, "email")
    wrong = [token[:-1], f"{token}x", token.replace("E", "S", 1), other[:3] + token[3:], "", "é", "1E"]
    assert [read_token(each) for each in wrong] == [None] * len(wrong)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert read_token(token) == (36, "email")
    settings.SECRET_KEY_FALLBACKS = []
    assert read_token(token) is None

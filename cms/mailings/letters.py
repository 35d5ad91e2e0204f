"""What leaves, ready to be addressed: the words of a mailing in one language, made once for all who read it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info, gettext, override
from wagtail.rich_text import expand_db_html

from cms.notices.backends.base import Message
from cms.notices.registry import neutral_words

from . import richness
from .enums import Channel
from .web import web_address

STOP = "\N{OBJECT REPLACEMENT CHARACTER}"  # where the address that stops comes to stand


@dataclass(frozen=True, slots=True)
class Letter:
    """In one language. The words of each channel hold a mark where the reader's own address for stopping belongs.

    `inside` are those for the inbox, which has no need of it.
    """

    language: str
    subject: str
    email: str
    html: str
    sms: str
    whatsapp: str
    inside: str

    def text_for(self, channel: str) -> str:
        return {Channel.EMAIL: self.email, Channel.SMS: self.sms, Channel.WHATSAPP: self.whatsapp}[
            Channel(channel)
        ]

    def says_something(self, channel: str) -> bool:
        return bool(self.text_for(channel))

    def message(self, *, to: str, stop: str, channel: str, key: str, neutral: bool = False) -> Message:
        """Addressed to one reader, with where they stop it. Neutral words tell only that there is something to read."""
        headers = _headers(stop) if channel == Channel.EMAIL else {}
        if neutral:
            said = neutral_words(language=self.language)
            return Message(to, said.text, said.subject, self.language, key, headers=headers)
        is_mail = channel == Channel.EMAIL
        return Message(
            to,
            self.text_for(channel).replace(STOP, stop),
            self.subject if is_mail else "",
            self.language,
            key,
            self.html.replace(STOP, escape(stop)) if is_mail else "",
            headers,
        )


def _headers(stop: str) -> dict[str, str]:
    """RFC 8058: one click in the mail program stops, by a POST and never by looking."""
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def letter_of(words: Any, web: str = "") -> Letter:
    """The letter that an editor's words make; `web` is where it can be read as a page."""
    language, base = words.language, getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    body = richness.clean(expand_db_html(words.body), base=base)
    plain = inside = words.text.strip() or richness.as_text(body)
    with override(language):
        mail_footer, short_footer = gettext("To get no more news by e-mail:"), gettext("Stop:")
        link, on_web = gettext("Stop these e-mails"), gettext("Read it on the web")
    style = richness.STYLES["a"]
    read_on = f'<a href="{escape(web)}" style="{style}">{escape(on_web)}</a> · ' if web else ""
    plain = f"{plain}\n\n{on_web}: {web}" if plain and web else plain
    html = richness.page(
        subject=words.subject,
        body=body,
        language=language,
        is_rtl=get_language_info(language)["bidi"],
        footer=f'{escape(settings.WAGTAIL_SITE_NAME)} · {read_on}<a href="{STOP}" style="{style}">{escape(link)}</a>',
    )
    short, whatsapp = words.sms.strip(), (words.whatsapp or words.sms).strip()
    return Letter(
        language,
        words.subject,
        f"{plain}\n\n{mail_footer} {STOP}" if plain else "",
        html,
        f"{short}\n{short_footer} {STOP}" if short else "",
        f"{whatsapp}\n\n{short_footer} {STOP}" if whatsapp else "",
        inside or short or whatsapp,
    )


def letters_of(mailing: Any) -> dict[str, Letter]:
    """By language, the site's own first."""
    rows = sorted(mailing.words.all(), key=lambda words: (words.language != settings.LANGUAGE_CODE, words.pk))
    return {words.language: letter_of(words, web_address(mailing, words.language)) for words in rows}


def letter_for(letters: dict[str, Letter], language: str) -> Letter:
    """The letter in the reader's language, or in the first there is."""
    return letters.get(language) or next(iter(letters.values()))

"""What people are asked before news reaches them, one purpose a channel."""

from django.utils.translation import gettext_lazy as _

from cms.people.consents import Purpose, Wording, register

from .enums import Channel

VERSION = "2026-11"


def _purpose(channel: Channel, label, en: str, ur: str) -> Purpose:
    return Purpose(f"news_{channel.value}", label, (Wording(VERSION, {"en": en, "ur": ur}),))


NEWS = {
    Channel.EMAIL: _purpose(
        Channel.EMAIL,
        _("News by e-mail"),
        "Hunar may send me news and campaigns by e-mail. Every e-mail has a link that stops them.",
        "ہنر مجھے خبریں اور مہمات ای میل سے بھیج سکتا ہے۔ ہر ای میل میں انہیں روکنے کا لنک ہوتا ہے۔",
    ),
    Channel.SMS: _purpose(
        Channel.SMS,
        _("News as text messages"),
        "Hunar may send me news and campaigns as text messages. Every message has a link that stops them.",
        "ہنر مجھے خبریں اور مہمات ایس ایم ایس سے بھیج سکتا ہے۔ ہر پیغام میں انہیں روکنے کا لنک ہوتا ہے۔",
    ),
    Channel.WHATSAPP: _purpose(
        Channel.WHATSAPP,
        _("News by WhatsApp"),
        "Hunar may send me news and campaigns by WhatsApp. Every message has a link that stops them.",
        "ہنر مجھے خبریں اور مہمات واٹس ایپ سے بھیج سکتا ہے۔ ہر پیغام میں انہیں روکنے کا لنک ہوتا ہے۔",
    ),
}


def register_all() -> None:
    for purpose in NEWS.values():
        register(purpose)

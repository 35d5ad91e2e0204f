"""Campaigns for tests: a page in each language asked for, and the row compiled from them."""

import json
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from cms.campaigns.models import ShortLink
from cms.campaigns.pages.compiling import compile_campaign
from cms.campaigns.pages.models import CampaignIndexPage, CampaignPage
from cms.pages.models import HomePage

from ..pages.factories import home, locale

WORDS = {
    "en": {
        "title": "Know your rights",
        "aim": "Everybody knows the law.",
        "pledge": "I will tell one friend.",
    },
    "ur": {
        "title": "اپنے حقوق جانیں",
        "aim": "ہر کوئی قانون جانے۔",
        "pledge": "ایک دوست کو بتانا میرا وعدہ ہے۔",
    },
}
QUESTIONS = {
    "en": [("Who pays?", ["Client", "Nobody"]), ("Since when?", ["2022", "Never"])],
    "ur": [("پیسے کون دیتا ہے؟", ["کلائنٹ", "کوئی نہیں"]), ("کب سے؟", ["2022", "کبھی نہیں"])],
}


def a_key(*place):
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, place))))


def day(away):
    return timezone.localdate() + timedelta(days=away)


def index_page(language="en"):
    above = HomePage.objects.filter(locale__language_code=language).first() or home(language)
    known = CampaignIndexPage.objects.child_of(above).first()
    page = known or above.add_child(
        instance=CampaignIndexPage(title="Campaigns", slug="campaigns", locale=locale(language))
    )
    if not known and language != "en":
        source = CampaignIndexPage.objects.filter(locale__language_code="en").first()
        if source:
            page.translation_key = source.translation_key
            page.save()
    return page


def poll(language, slug):
    return json.dumps(
        [question(slug, "poll", n, text, choices) for n, (text, choices) in enumerate(QUESTIONS[language])]
    )


def check(language, slug):
    made = []
    for number, (text, choices) in enumerate(QUESTIONS[language]):
        marked = [{"text": choice, "is_right": at == 0} for at, choice in enumerate(choices)]
        one = question(slug, "check", number, text, marked)
        one["value"]["why"] = f"Because of {number}"
        made.append(one)
    return json.dumps(made)


def question(slug, kind, number, text, choices):
    items = [
        {"type": "item", "id": a_key(slug, kind, number, at), "value": value}
        for at, value in enumerate(choices)
    ]
    return {"type": "question", "id": a_key(slug, kind, number), "value": {"text": text, "choices": items}}


def document(title="Checklist"):
    return get_document_model().objects.create(title=title, file=ContentFile(b"words", name="checklist.txt"))


def lessons(number):
    one = {"title": "First", "minutes": 2, "body": [{"type": "text", "value": "<p>Words.</p>"}]}
    return json.dumps([{"type": "lesson", "value": one} for _ in range(number)])


def campaign_page(slug="rights", *, languages=("en",), number_of_lessons=1, **fields):
    """The page in the first of the languages, published with its translations."""
    dates = {"starts_on": day(-5), "ends_on": day(30)}
    toolkit = [
        {
            "type": "file",
            "id": a_key(slug, "file"),
            "value": {"document": document().pk, "title": "Checklist", "about": ""},
        }
    ]
    pages = []
    for language in languages:
        page = CampaignPage(
            slug=slug,
            locale=locale(language),
            translation_key=a_key(slug),
            **{
                **WORDS[language],
                **dates,
                "audience": "Everybody",
                "poll": poll(language, slug),
                "check_questions": check(language, slug),
                "lessons": lessons(number_of_lessons),
                "toolkit": json.dumps(toolkit),
                **fields,
            },
        )
        index_page(language).add_child(instance=page)
        page.save_revision().publish()
        pages.append(page)
    compile_campaign(pages[0].translation_key)
    return pages[0]


def campaign(slug="rights", **fields):
    from cms.campaigns.models import Campaign

    return Campaign.objects.get(key=campaign_page(slug, **fields).translation_key)


def short_link(of, **fields):
    return ShortLink.objects.create(campaign=of, **{"channel": "poster", "language": "en", **fields})

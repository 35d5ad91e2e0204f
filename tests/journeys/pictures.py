"""Pictures for the guides: `make pictures`. The demo as an editor sees it, into docs/images."""

from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from PIL import Image

from cms.accounts.demo import person
from cms.campaigns.models import Campaign
from cms.campaigns.pages.models import CampaignPage
from cms.mailings.models import Mailing
from cms.segments.models import Segment

from .tour import Tour, demo

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("urdu_letters"),
]
IMAGES = Path(__file__).parents[2] / "docs" / "images"
DESK, PHONE = {"width": 1180, "height": 760}, {"width": 360, "height": 720}
GAP = 16  # between two pictures that stand side by side
COLOURS = 96


def keep(name, image):
    few = image.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def take(page, name, path, *, height=760):
    """What is seen of a page from its top."""
    page.set_viewport_size(DESK | {"height": height})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    keep(name, Image.open(BytesIO(page.screenshot())))


def test_pictures(browser, live_server):
    """Not a test: pytest gives it a database, a server and a browser."""
    demo()
    tour = Tour(browser=browser, server=live_server.url, language="en", look=None, viewport=DESK)
    editor = tour.visitor_as(person("admin"))
    of_a_campaign_on_a_phone(tour)
    of_the_desk(editor)
    of_a_campaign(editor)
    of_messages(editor)
    of_facts(editor)
    of_a_translation(editor)


def of_the_desk(editor):
    page = CampaignPage.objects.get(slug="her-safe-start", locale__language_code="ur")
    take(editor, "desk", "/admin/", height=900)
    take(editor, "desk-calendar", reverse("hunar_dashboard:calendar"))
    take(editor, "desk-page-looked-over", reverse("hunar_dashboard:look_over", args=[page.pk]))


def of_a_campaign(editor):
    page = CampaignPage.objects.get(slug="paid-in-full", locale__language_code="en")
    campaign = Campaign.objects.get(key=page.translation_key)
    take(editor, "campaign-written", reverse("wagtailadmin_pages:edit", args=[page.pk]), height=900)
    take(editor, "campaign-links", reverse("hunar_campaign_short_links:index"))
    take(editor, "campaign-reach", reverse("hunar_campaign_reach:report", args=[campaign.pk]), height=1100)


def of_a_campaign_on_a_phone(tour):
    """In English and in Urdu, side by side."""
    shots = []
    for language in ("en", "ur"):
        page = tour.visitor()
        page.set_viewport_size(PHONE)
        page.goto(CampaignPage.objects.get(slug="her-safe-start", locale__language_code=language).url)
        page.wait_for_load_state("networkidle")
        shots.append(Image.open(BytesIO(page.screenshot())))
    both = Image.new("RGB", (2 * PHONE["width"] + GAP, PHONE["height"]), "white")
    for place, shot in enumerate(shots):
        both.paste(shot, (place * (PHONE["width"] + GAP), 0))
    keep("campaign-english-and-urdu", both)


def of_messages(editor):
    mailing = Mailing.objects.get(state="scheduled")
    segment = Segment.objects.get(name__startswith="Women")
    take(editor, "message-audience", reverse("hunar_segments:edit", args=[segment.pk]))
    take(editor, "message-overview", reverse("hunar_mailings_admin:overview", args=[mailing.pk]), height=1000)
    take(
        editor,
        "message-preview",
        reverse("hunar_mailings_admin:preview", args=[mailing.pk, "ur"]),
        height=1100,
    )


def of_facts(editor):
    take(editor, "facts-report", reverse("hunar_facts_report:index"))


def of_a_translation(editor):
    page = CampaignPage.objects.get(slug="paid-in-full", locale__language_code="ur")
    take(editor, "translation", reverse("hunar_translation:side_by_side", args=[page.pk]), height=1000)

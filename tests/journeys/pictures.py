"""Pictures for the guides: `make pictures`. The demo as an editor sees it, into docs/images."""

from dataclasses import dataclass
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

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
IMAGES = Path(__file__).parents[2] / "docs" / "images"
DESK = {"width": 1180, "height": 760}
COLOURS = 96


@dataclass
class Photographer:
    """Somebody at a desk. `takes` opens a page and keeps what is seen from the top, or one part of it."""

    page: object

    def takes(self, name, path, part=None, *, height=760):
        self.page.set_viewport_size(DESK | {"height": height})
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
        self.keeps(name, part)

    def keeps(self, name, part=None):
        shot = self.page.locator(part).first.screenshot() if part else self.page.screenshot()
        with Image.open(BytesIO(shot)) as image:
            image.convert("RGB").quantize(
                COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
            ).save(IMAGES / f"{name}.png", optimize=True)


def test_pictures(browser, live_server):
    """Not a test: pytest gives it a database, a server and a browser."""
    demo()
    tour = Tour(browser=browser, server=live_server.url, language="en", look=None, viewport=DESK)
    editor = Photographer(tour.visitor_as(person("admin")))
    of_the_desk(editor)
    of_a_campaign(editor)
    of_messages(editor)
    of_facts(editor)
    of_a_translation(editor)


def of_the_desk(editor):
    page = CampaignPage.objects.get(slug="her-safe-start", locale__language_code="ur")
    editor.takes("desk", "/admin/", height=900)
    editor.takes("desk-calendar", reverse("hunar_dashboard:calendar"))
    editor.takes("desk-page-looked-over", reverse("hunar_dashboard:look_over", args=[page.pk]))


def of_a_campaign(editor):
    page = CampaignPage.objects.get(slug="paid-in-full", locale__language_code="en")
    campaign = Campaign.objects.get(key=page.translation_key)
    editor.takes("campaign-written", reverse("wagtailadmin_pages:edit", args=[page.pk]), height=900)
    editor.takes("campaign-links", reverse("hunar_campaign_short_links:index"))
    editor.takes("campaign-reach", reverse("hunar_campaign_reach:report", args=[campaign.pk]), height=1100)


def of_messages(editor):
    mailing = Mailing.objects.get(state="scheduled")
    segment = Segment.objects.get(name__startswith="Women")
    editor.takes("message-audience", reverse("hunar_segments:edit", args=[segment.pk]))
    editor.takes("message-overview", reverse("hunar_mailings_admin:overview", args=[mailing.pk]), height=1000)
    editor.takes(
        "message-preview", reverse("hunar_mailings_admin:preview", args=[mailing.pk, "ur"]), height=1100
    )


def of_facts(editor):
    editor.takes("facts-report", reverse("hunar_facts_report:index"))


def of_a_translation(editor):
    page = CampaignPage.objects.get(slug="paid-in-full", locale__language_code="ur")
    editor.takes("translation", reverse("hunar_translation:side_by_side", args=[page.pk]), height=1000)

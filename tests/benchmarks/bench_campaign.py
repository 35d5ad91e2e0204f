"""What the page of a campaign weighs and costs: cold, and kept whole for guests; and how fast visits are counted.

The heaviest of the demo's campaigns in each language, with its sheets, scripts and the three forms it loads. Pictures
are left out. Everything is compressed as a web server does it (gzip, level 6).
"""

import gzip
import re
from collections.abc import Callable
from functools import partial

from .bench import Report, is_light, medians, per_second, site, timed

KILO = 1000
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
SCRIPT = re.compile(r'<script src="([^"]+)"')
PART = re.compile(r'data-hunar-form="([^"]+)"')


def load() -> list[str]:
    """The demo's campaigns; answers the addresses of their pages."""
    from cms.campaigns.pages import demo as campaigns
    from cms.campaigns.pages.models import CampaignPage
    from cms.facts import demo as facts
    from cms.pages import demo as pages
    from cms.topics import demo as topics

    for demo in (topics, pages, facts, campaigns):
        demo.load()
    return [page.url for page in CampaignPage.objects.live()]


def on_the_wire(client, address: str) -> dict[str, float]:
    """Kilobytes of a page and of what it needs, by kind."""
    html = client.get(address).content.decode()
    parts = [
        client.get(part.replace("&amp;", "&"), headers={"X-Hunar-Part": "1"}) for part in PART.findall(html)
    ]
    return {
        "page": packed(html.encode()),
        "CSS": sum(packed(asset(path)) for path in SHEET.findall(html)),
        "JS": sum(packed(asset(path)) for path in SCRIPT.findall(html)),
        "forms": sum(packed(part.content) for part in parts),
    }


def asset(path: str) -> bytes:
    from django.conf import settings
    from django.contrib.staticfiles import finders

    with open(finders.find(path.removeprefix(settings.STATIC_URL)), "rb") as file:
        return file.read()


def packed(content: bytes) -> float:
    return len(gzip.compress(content, 6)) / KILO


def queries(action: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        action()
    return len(caught)


def counting(address: str) -> Callable[[], None]:
    from django.test import Client

    client, visits = Client(), 200 if is_light() else 2000
    seen = re.search(r'src="(/c/[^"]+seen\.gif[^"]*)"', client.get(address).content.decode())[1]

    def count() -> None:
        for _ in range(visits):
            client.get(seen)

    return count


def main() -> None:
    report = Report("campaign")
    with site():
        from django.core.cache import cache
        from django.test import Client, override_settings

        from cms.campaigns import actions
        from cms.campaigns.models import Hit

        addresses = load()
        client = Client()
        for address in addresses:
            client.get(address)  # pictures are cut
        weights = {address: on_the_wire(client, address) for address in addresses}
        address = max(addresses, key=lambda one: sum(weights[one].values()))
        heaviest = weights[address]
        limits = {"CACHE_SECONDS": 60, "VISITS_PER_NETWORK": {}}
        with override_settings(HUNAR_CAMPAIGNS=limits):
            cache.clear()
            client.get("/en/")
            cold = max(queries(partial(client.get, one)) for one in addresses)
            kept = max(queries(partial(client.get, one)) for one in addresses)
            took = medians({"kept": timed(partial(client.get, address))}, rounds=20 if is_light() else 200)
            count, visits = counting(address), 200 if is_light() else 2000
            speed = per_second(visits, count)
            waiting = Hit.objects.count()
            folded = per_second(waiting, actions.fold)
        with override_settings(HUNAR_CAMPAIGNS={"CACHE_SECONDS": 0}):
            took |= medians({"cold": timed(partial(client.get, address))}, rounds=5 if is_light() else 50)
    report.figures = {f"{kind}, kB": round(weight, 2) for kind, weight in heaviest.items()}
    report.figures |= {f"{name} page, ms": value for name, value in took.items()}
    report.figures |= {"visits counted a second": round(speed), "counts added up a second": round(folded)}
    report.at_most("kB on the wire without pictures, forms included", sum(heaviest.values()), 60)
    report.at_most("kB of CSS", heaviest["CSS"], 15)
    report.at_most("kB of JS", heaviest["JS"], 8)
    report.at_most("queries of the cold page", cold, 12)
    report.at_most("queries of the kept page", kept, 1)
    report.finish()


if __name__ == "__main__":
    main()

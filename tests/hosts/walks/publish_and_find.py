"""Run inside a host's site: what an editor publishes is found, and what visitors may not see is not.

By the host's own Python, its own page model and its own addresses.
"""

import json
import re
import sys
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client  # noqa: E402
from home.models import HomePage  # noqa: E402  the host's own
from wagtail.models import PageViewRestriction, Site  # noqa: E402

import search  # noqa: E402  set up first

assert sys.prefix in search.__file__, f"{search.__file__} is not the wheel's"
HOST = {"host": "localhost"}
TITLE, TAG = re.compile(r"<h2[^>]*>(.*?)</h2>", re.S), re.compile("<[^>]+>")


def found(client, words):
    """The titles that the results page shows, in their order."""
    answer = client.get("/search/", {"q": words})
    assert answer.status_code == 200, answer.text[:2000]
    return [TAG.sub("", title).strip() for title in TITLE.findall(answer.text)]


def suggested(client, words):
    return [one["title"] for one in client.get("/search/suggest/", {"q": words}).json()["suggestions"]]


def page(title, summary, live=True):
    made = HomePage(title=title, search_description=summary, live=live)
    Site.objects.get().root_page.add_child(instance=made)
    if live:
        made.save_revision().publish()
    return made


def walk():
    guest, member = Client(headers=HOST), Client(headers=HOST)
    member.force_login(get_user_model().objects.create_user("amina"))
    shown = page("Mending bicycles", "From a flat tyre to a true wheel.")
    page("Bicycles that are to come", "A draft of the tyre.", live=False)
    private = page("Bicycles of the board", "The tyre of the chair.")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    said = {
        "by its title": found(guest, "bicycles"),
        "by its words": found(guest, "flat tyre"),
        "by a member": sorted(found(member, "bicycles")),
        "suggested": suggested(guest, "bicy"),
        "with the word marked": "<mark>bicycles</mark>" in guest.get("/search/?q=bicycles").text.lower(),
        "box": render_to_string("search_box.html").count('action="/search/"'),
    }
    shown.refresh_from_db()
    shown.unpublish()
    return said | {
        "unpublished": found(guest, "bicycles"),
        "unpublished, suggested": suggested(guest, "bicy"),
    }


Path("walked.json").write_text(json.dumps(walk()))

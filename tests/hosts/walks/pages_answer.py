"""Run inside a host's site that is filled: what each kind of page answers, and what the commands say.

By the host's own Python and its own addresses. Writes them down as JSON.
"""

import io
import json
import re
import sys
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.translation import override  # noqa: E402
from wagtail.models import Locale, Page, Site  # noqa: E402

import themes  # noqa: E402  set up first
from cms.certificates.models import Certificate  # noqa: E402

assert sys.prefix in themes.__file__, f"{themes.__file__} is not the wheel's"
LANGUAGES = ("en", "ur")
KINDS = (
    "coursepage",
    "courseindexpage",
    "lessonpage",
    "standardpage",
)  # also when the app that made them is gone
KINDS_OF_APPS = {"cms.campaigns.pages": ("campaignpage", "campaignindexpage")}  # only where it is there
GUESTS = {
    "cms.accounts": "account_login",
    "search": "hunar_search:search",
    "cms.finance": "hunar_finance:tools",
}
OFFICE = {
    "cms.campaigns": "hunar_campaign_reach:index",
    "cms.dashboard": "hunar_dashboard:calendar",
    "cms.facts": "hunar_facts_report:index",
    "cms.mailings": "hunar_mailings_admin:index",
    "cms.media": "wagtailimages:add",
    "cms.segments": "hunar_segments:index",
}
OWN = {
    "cms.accounts": "hunar_accounts:account",
    "cms.certificates": "hunar_my_certificates:list",
    "cms.notices": "hunar_notices:inbox",
    "cms.people": "hunar_people:profile",
    "cms.privacy": "hunar_privacy:data",
    "courses": "hunar_courses:my_learning",
}


def client(**user):
    made = Client(headers={"host": "localhost:8000"})
    if user:
        made.force_login(get_user_model().objects.get(**user), "django.contrib.auth.backends.ModelBackend")
    return made


def named(names):
    return {name: reverse(name) for app, name in names.items() if apps.is_installed(app)}


def pages(root):
    below = root.get_descendants().live().public().filter(locale=root.locale)
    of_apps = [kind for app, kinds in KINDS_OF_APPS.items() if apps.is_installed(app) for kind in kinds]
    return {kind: below.filter(content_type__model=kind).first().url for kind in (*KINDS, *of_apps)}


def answers(who, addresses, language=""):
    """{what: its status}; the page that comes must be in the language it is asked for."""
    for name, address in addresses.items():
        answer = who.get(address)
        spoken = re.search(r'<html[^>]* lang="(\w+)|$', answer.text)[1]
        yield f"{language} {name}".strip(), answer.status_code if spoken in (language, None) else spoken


def everywhere():
    guest, learner = client(), client(email="amina@hunar.example")
    home = Site.objects.get().root_page
    for language in LANGUAGES:
        with override(language):
            root = home.get_translation(Locale.objects.get(language_code=language))
            yield from answers(guest, {"home": root.url, **pages(root), **named(GUESTS)}, language)
            yield from answers(learner, named(OWN), language)
    key = Certificate.objects.filter(revoked_at=None).first().key
    machines = {"sitemap": "/sitemap.xml", "robots": "/robots.txt"}
    yield from answers(guest, machines)
    yield from answers(guest, {"verify": reverse("hunar_certificates:verify", args=[key])}, "en")
    lesson = Page.objects.filter(content_type__model="lessonpage").first()
    office = {"admin": reverse("wagtailadmin_home"), **named(OFFICE)}
    if apps.is_installed("courses.pages"):
        office["lesson in the admin"] = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    yield from answers(client(email="admin@hunar.example"), office, "en")


def said(*command, **options):
    out = io.StringIO()
    call_command(*command, stdout=out, stderr=out, **options)
    return out.getvalue().strip()


def walk():
    return {
        "check": said("check"),
        "makemigrations": said("makemigrations", check_changes=True, dry_run=True),
        "answers": dict(everywhere()),
    }


Path("walked.json").write_text(json.dumps(walk()))

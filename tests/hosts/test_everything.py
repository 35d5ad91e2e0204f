"""The whole suite in a site that is not ours: filled with the demo, then going on without one app after another."""

import json
import shutil
from pathlib import Path

import pytest

from .building import Site, make_python

HOUSE = Path(__file__).resolve().parent / "sites" / "everything"
QUIZZES = ("courses.quizzes", "courses.interop.olx")
OPTIONAL = [
    ("courses.interop.olx",),
    QUIZZES,
    ("search",),
    ("cms.privacy",),
    ("cms.rosters",),
    ("cms.background",),
    ("cms.campaigns", "cms.campaigns.pages"),
    ("cms.facts", "cms.finance"),
    ("cms.mailings", "cms.segments"),
    ("cms.dashboard", "cms.translation", "cms.media", "cms.links"),
    (*QUIZZES, "search", "cms.privacy", "cms.rosters", "cms.background"),
    (*QUIZZES, "courses", "courses.pages"),
]
GUESTS = {"home", "coursepage", "courseindexpage", "lessonpage", "standardpage", "account_login"}
OWN = {"hunar_accounts:account", "hunar_my_certificates:list", "hunar_notices:inbox", "hunar_people:profile"}
OF_APPS = {
    "search": "hunar_search:search",
    "cms.privacy": "hunar_privacy:data",
    "courses": "hunar_courses:my_learning",
    "cms.campaigns": "campaignpage",
    "cms.campaigns.pages": "campaignindexpage",
    "cms.finance": "hunar_finance:tools",
}
IN_THE_ADMIN = {
    "courses.pages": "lesson in the admin",
    "cms.campaigns": "hunar_campaign_reach:index",
    "cms.dashboard": "hunar_dashboard:calendar",
    "cms.facts": "hunar_facts_report:index",
    "cms.mailings": "hunar_mailings_admin:index",
    "cms.media": "wagtailimages:add",
    "cms.segments": "hunar_segments:index",
}
ONCE = {"sitemap", "robots", "en verify", "en admin"}


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory):
    """Made with everything, and filled."""
    whole = tmp_path_factory.mktemp("everything")
    shutil.copytree(HOUSE, whole / "site")
    site = Site(whole / "site", make_python(whole / "env", wheel, "site"), "house.settings")
    site.manage("migrate", "--verbosity", "0")
    site.manage("demo")
    return site


@pytest.mark.parametrize("without", [(), *OPTIONAL], ids=lambda without: ", ".join(without) or "nothing")
def test_site_goes_on_without(site, without):
    site.walk("pages_answer.py", WITHOUT=",".join(without))
    named = GUESTS | OWN | {name for app, name in OF_APPS.items() if app not in without}
    asked = ONCE | {f"{language} {name}" for language in ("en", "ur") for name in named}
    editing = {f"en {name}" for app, name in IN_THE_ADMIN.items() if app not in without}
    assert json.loads((site.folder / "walked.json").read_text()) == {
        "check": "System check identified no issues (0 silenced).",
        "makemigrations": "No changes detected",
        "answers": dict.fromkeys(asked | editing, 200),
    }

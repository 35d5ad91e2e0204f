"""The how-to, followed word for word on what `wagtail start` makes: from the settings to a certificate."""

import json
import re

import pytest

from .building import ROOT, follow, wagtail_start

HOW_TO = ROOT / "docs" / "how-to" / "add-courses-to-your-site.md"
FILES = {  # what each kind of block is for, in the order they stand
    "python": ("mysite/settings/base.py", "mysite/urls.py"),
    "django": ("mysite/templates/hunar_frame.html",),
    "css": ("mysite/static/css/mysite.css",),
}


@pytest.fixture(scope="module")
def site(python, wheel, tmp_path_factory):
    made = wagtail_start(tmp_path_factory.mktemp("wagtail_start") / "site", python)
    follow(made, wheel, HOW_TO, FILES)
    return made


@pytest.fixture(scope="module")
def walked(site):
    site.walk("course_to_certificate.py")
    return json.loads((site.folder / "walked.json").read_text())


def test_checks_are_quiet(site):
    assert site.manage("check") == "System check identified no issues (0 silenced).\n"


def test_no_migration_is_missing(site):
    assert site.manage("makemigrations", "--check", "--dry-run") == "No changes detected\n"


def test_course_leads_to_a_certificate_that_anybody_can_check(walked):
    assert re.fullmatch(r"/verify/[0-9a-f-]{36}/", walked["verify"])


def test_the_hosts_own_search_answers_at_its_own_address(site):
    ask = "from django.test import Client; print(Client(headers={'host': 'localhost'}).get('/search/?query=x').text)"
    assert "No results found" in site.manage("shell", "--no-imports", "-c", ask)

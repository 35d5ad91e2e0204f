"""The how-to, followed word for word on what `wagtail start` makes: its pages are found, and no other room is there."""

import json

import pytest

from .building import ROOT, follow, wagtail_start

HOW_TO = ROOT / "docs" / "how-to" / "add-search-to-your-site.md"
FILES = {  # what each kind of block is for, in the order they stand
    "python": ("mysite/settings/base.py", "mysite/urls.py", "home/search_documents.py"),
    "django": ("mysite/templates/search_box.html",),
}


@pytest.fixture(scope="module")
def site(python, wheel, tmp_path_factory):
    made = wagtail_start(tmp_path_factory.mktemp("search_only") / "site", python)
    follow(made, wheel, HOW_TO, FILES)
    return made


@pytest.fixture(scope="module")
def walked(site):
    site.walk("publish_and_find.py")
    return json.loads((site.folder / "walked.json").read_text())


def test_checks_are_quiet(site):
    assert site.manage("check") == "System check identified no issues (0 silenced).\n"


def test_no_migration_is_missing(site):
    assert site.manage("makemigrations", "--check", "--dry-run") == "No changes detected\n"


def test_only_what_search_needs_is_installed(site):
    ask = "from django.apps import apps; print(*(app.label for app in apps.get_app_configs() if 'hunar' in app.label))"
    assert site.manage("shell", "--no-imports", "-c", ask).split() == [
        "hunar_themes",
        "hunar_theme_plain",
        "hunar_search",
    ]


def test_page_is_found_once_published_and_by_whoever_may_see_it(walked):
    assert walked == {
        "by its title": ["Mending bicycles"],
        "by its words": ["Mending bicycles"],
        "by a member": ["Bicycles of the board", "Mending bicycles"],
        "suggested": ["Mending bicycles"],
        "with the word marked": True,
        "box": 1,
        "unpublished": [],
        "unpublished, suggested": [],
    }


def test_index_needs_no_repair_after_it(site, walked):
    assert site.manage("check_search", "--dry-run") == "0 missing or out of date, 0 of nothing.\n"

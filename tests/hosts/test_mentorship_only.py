"""The how-to, followed word for word on what `wagtail start` makes: a match is made and ends well, without courses."""

import json

import pytest

from .building import ROOT, follow, wagtail_start

HOW_TO = ROOT / "docs" / "how-to" / "add-mentorship-to-your-site.md"
FILES = {  # what each kind of block is for, in the order they stand
    "python": ("mysite/settings/base.py", "mysite/urls.py"),
    "django": ("mysite/templates/hunar_frame.html",),
}


@pytest.fixture(scope="module")
def site(python, wheel, tmp_path_factory):
    made = wagtail_start(tmp_path_factory.mktemp("mentorship_only") / "site", python)
    follow(made, wheel, HOW_TO, FILES)
    return made


@pytest.fixture(scope="module")
def walked(site):
    site.walk("request_to_goodbye.py")
    return json.loads((site.folder / "walked.json").read_text())


def test_checks_are_quiet(site):
    assert site.manage("check") == "System check identified no issues (0 silenced).\n"


def test_no_migration_is_missing(site):
    assert site.manage("makemigrations", "--check", "--dry-run") == "No changes detected\n"


def test_neither_courses_nor_our_search_is_installed(site):
    ask = "from django.apps import apps; print(*(app.label for app in apps.get_app_configs() if 'hunar' in app.label))"
    installed = site.manage("shell", "--no-imports", "-c", ask).split()
    assert "hunar_mentorship" in installed
    assert not [
        label for label in installed if label.startswith(("hunar_course", "hunar_quiz", "hunar_search"))
    ]


def test_a_request_becomes_a_match_that_ends_well(walked):
    assert walked == {
        "found": True,
        "asked": "open",
        "on the mentor's desk": True,
        "matched": True,
        "message read": True,
        "ended": "reached",
        "place free again": True,
    }


def test_a_round_is_solved_without_the_fast_solver(site):
    said = site.manage("make_people", "--mentees", "30", "--mentors", "5", "--programme", "hub", "--anyway")
    assert "35 people invented" in said
    ask = (
        "from mentorship.actions import ask_run, carry_out_run, open_round; from mentorship.models import Programme;"
        "r = open_round(programme=Programme.objects.get(slug='hub')); run = ask_run(this_round=r, seed=1);"
        "carry_out_run(run_id=run.pk); run.refresh_from_db();"
        "print(run.state, run.status, run.solver, r.proposals.count() + run.unmatched.count())"
    )
    state, status, solver, people = site.manage("shell", "--no-imports", "-c", ask).split()[-4:]
    assert (state, status, people) == ("done", "optimal", "30")
    assert "ortools" not in solver

"""The demo as `make demo` loads it: whole, in both languages, and harmless when repeated."""

import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Max
from wagtail.models import Page

from cms.accounts import demo as accounts
from cms.accounts.models import User
from cms.certificates.enums import State
from cms.certificates.models import Certificate
from courses.enums import CohortOpenTo, Standing
from courses.models import Bootcamp, Course, Enrolment, LearningEvent
from courses.quizzes.models import Attempt


def run() -> list[str]:
    out = io.StringIO()
    call_command("demo", anyway=True, stdout=out)
    return out.getvalue().splitlines()


def row_counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_demo_refuses_a_site_that_may_be_public():
    with pytest.raises(CommandError):
        call_command("demo")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_demo_loads_a_site_that_works_and_a_second_run_changes_nothing(client):
    """One test, because loading takes seconds."""
    printed = run()
    every_login_is_printed(printed)
    every_page_has_its_twin()
    every_body_would_be_accepted_from_an_editor()
    learners_stand_at_different_points()
    certificates_are_checkable(client)
    the_bootcamp_has_a_cohort_for_women()
    every_public_page_opens(client)
    every_kind_of_page_opens_in_the_editor(client)
    before = row_counts()
    events = list(LearningEvent.objects.order_by("pk").values())
    run()
    assert row_counts() == before
    assert list(LearningEvent.objects.order_by("pk").values()) == events


def every_login_is_printed(printed):
    contacts = {user.email or user.phone for user in User.objects.all()}
    assert {contact for contact in contacts if any(contact in line for line in printed)} == contacts
    assert User.objects.count() == len(accounts.people())
    assert User.objects.with_phone("+923012345602").count() == 3


def every_page_has_its_twin():
    pages = Page.objects.filter(depth__gt=1).select_related("locale")
    by_key = {}
    for page in pages:
        by_key.setdefault(page.translation_key, []).append((page.locale.language_code, page.live))
    assert {tuple(sorted(twins)) for twins in by_key.values()} == {(("en", True), ("ur", True))}
    for course in Course.objects.all():
        assert sorted(course.words) == ["en", "ur"]
        assert all(sorted(item.words) == ["en", "ur"] for item in course.items.lessons())
        assert course.versions.count() == 1


def every_body_would_be_accepted_from_an_editor():
    """Each block passes its own rules, and has the same id in both languages."""
    ids = {}
    for page in Page.objects.filter(depth__gt=1).specific():
        for name in ("body", "description", "doors"):
            if stream := getattr(page, name, None):
                stream.stream_block.clean(stream)
                ids.setdefault((page.translation_key, name), []).append([block.id for block in stream])
    assert all(english == urdu for english, urdu in ids.values())


def learners_stand_at_different_points():
    alone = Enrolment.objects.filter(cohort=None).select_related("person__user", "course")
    told = {
        (one.person.name, str(one.course.words["en"]["title"])): (one.standing, round(one.share, 2))
        for one in alone
    }
    assert told == {
        ("Sana Bibi", "Start freelancing from Pakistan"): (Standing.ACTIVE, 0.0),
        ("Bilal Ahmed", "Start freelancing from Pakistan"): (Standing.ACTIVE, 0.5),
        ("Amina Khatoon", "Start freelancing from Pakistan"): (Standing.COMPLETED, 1.0),
        ("Amina Khatoon", "Stay safe online as a freelancer"): (Standing.ACTIVE, 0.33),
        ("Farhan Malik", "Get paid safely from abroad"): (Standing.COMPLETED, 1.0),
    }
    assert set(Attempt.objects.values_list("share", "passed")) == {(2 / 6, False), (1.0, True)}


def certificates_are_checkable(client):
    found = {one.holder: one for one in Certificate.objects.all()}
    assert {holder: one.state for holder, one in found.items()} == {
        "Amina Khatoon": State.VALID,
        "Farhan Malik": State.REVOKED,
        **dict.fromkeys(("Nadia Rehman", "Karim Baig", "Ahsan Bhatti"), State.VALID),  # for their time
    }
    assert {tuple(sorted(one.context["words"])) for one in found.values()} == {("en", "ur")}


def the_bootcamp_has_a_cohort_for_women():
    bootcamp = Bootcamp.objects.get()
    assert bootcamp.courses.count() == 3
    assert {(one.open_to, one.taken) for one in bootcamp.cohorts.all()} == {
        (CohortOpenTo.WOMEN, 1),
        (CohortOpenTo.EVERYONE, 1),
    }


def every_kind_of_page_opens_in_the_editor(client):
    """Those of the demo have translations and records behind them, as the ones of a bare test have not."""
    client.force_login(User.objects.get(is_superuser=True))
    one_of_each = Page.objects.filter(depth__gt=1).values("content_type").annotate(page=Max("pk"))
    answers = {
        row["page"]: client.get(f"/admin/pages/{row['page']}/edit/").status_code for row in one_of_each
    }
    assert set(answers.values()) == {200}
    client.logout()


def every_public_page_opens(client):
    """Lessons not open to guests send them to the course; everything else answers."""
    for page in Page.objects.filter(depth__gt=1).specific():
        response = client.get(page.get_url(), follow=True)
        assert response.status_code == 200, page.get_url()

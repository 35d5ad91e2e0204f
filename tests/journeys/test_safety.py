"""Somebody blocks, tells, and leaves the page at once; an officer acts; whom it is about finds nothing."""

import pytest
from django.test import override_settings

from cms.people.actions import person_of
from cms.safeguarding.actions import name_officer
from cms.safeguarding.models import Block, Case, Report
from tests.cms.accounts.factories import learner, staff, superuser

from .walking import follow, submit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def people():
    """Who tells, whom it is about, who may do everything else here, and who reads it."""
    amina, rashid = learner(name="Amina"), superuser(first_name="Rashid")
    sadia = staff(name="Sadia")
    name_officer(person=person_of(sadia), by=None)
    name_officer(person=person_of(rashid), by=None)
    return amina, rashid, sadia


@pytest.fixture
def visit(open_page):
    return lambda who, path, **more: open_page(path, who=who, **more)


@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_report_becomes_a_case_that_its_subject_cannot_find(visit, people, language, scripts):
    amina, rashid, sadia = people
    page = visit(amina, f"/{language}/safety/report/person/{rashid.person.key}/", scripts=scripts)
    page.check("input[name=kind][value=words]")
    page.check("input[name=danger][value=soon]")
    page.fill("textarea[name=words]", "He waits at my door.")
    submit(page)
    page.locator(".h-answer-good").wait_for()
    desk = visit(sadia, "/admin/hunar/cases/", scripts=True)
    follow(desk, "table.hunar-case-list a")
    desk.get_by_text("He waits at my door.").wait_for()
    follow(desk, "form[action$='/take/'] button")
    assert Case.objects.get().handler == sadia.person
    page.goto(f"/{language}/inbox/")
    assert page.locator("main .h-row").count() == 1
    case = Case.objects.get()
    other = visit(rashid, "/admin/hunar/cases/", scripts=True)
    assert other.locator("table.hunar-case-list").count() == 0
    assert other.goto(f"/admin/hunar/cases/{case.key}/").status == 404
    for path in (f"/{language}/inbox/", f"/{language}/account/data/views/", f"/{language}/safety/"):
        other.goto(path)
        assert case.reference not in other.content()
        assert "He waits" not in other.content()


def test_a_block_is_taken_back_on_ones_own_page(visit, people):
    amina, rashid, _sadia = people
    Block.objects.create(by=amina.person, of=rashid.person)
    page = visit(amina, "/en/safety/blocked/", scripts=False)
    submit(page)
    assert Block.objects.count() == 0


@pytest.mark.parametrize("way", ["click", "escape", "no-scripts"])
def test_the_quick_exit_leaves_and_cannot_be_gone_back_to(visit, people, live_server, way):
    neutral = f"{live_server.url}/robots.txt"
    with override_settings(HUNAR_SAFEGUARDING={"EXIT_ADDRESS": neutral}):
        page = visit(people[0], "/en/safety/", scripts=way != "no-scripts")
        page.goto("/en/safety/report/")
        if way == "escape":
            for _ in range(3):
                page.keyboard.press("Escape")
        else:
            page.locator("[data-exit]").click()
        page.wait_for_url(neutral)
        if way != "no-scripts":
            page.go_back()
            assert "/report/" not in page.url
    assert Report.objects.count() == 0
